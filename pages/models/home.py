"""The home page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from pages.blocks import BandsBlock, get_default_bands
from pages.blocks.links import LinkBlock
from pages.selectors import contact_page, focus_areas, latest_news, success_page

from .base import BasePage

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest


class HomePage(BasePage):
    """The front page, in bands. Focus areas, news, outcomes and contact details come from their own pages."""

    place_line = models.CharField(
        max_length=60, blank=True, help_text="A few words above the heading that say where Care City is."
    )
    buttons = StreamField(
        [("button", LinkBlock())],
        blank=True,
        max_num=2,
        help_text="Up to two buttons below the summary. The first one is highlighted.",
    )
    hero_image = models.ForeignKey(
        "pages.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Shown beside the heading, instead of the drawing of the boroughs.",
    )
    hero_image_description = models.CharField(
        max_length=250,
        blank=True,
        default="",
        db_default="",
        help_text="What people who cannot see the image need to know. Leave empty if the text says it all.",
    )
    notice = RichTextField(
        features=["bold", "link"],
        blank=True,
        default="",
        db_default="",
        max_length=300,
        help_text="Something urgent, such as a closure, at the top of the page until the time below.",
    )
    notice_until = models.DateTimeField(
        null=True, blank=True, help_text="When the notice disappears by itself, in London time."
    )
    bands = StreamField(
        BandsBlock(),
        blank=True,
        default=get_default_bands,
        db_default=[{"type": name, "value": None} for name, _ in get_default_bands()],
        help_text="What is below the heading, from top to bottom. Drag a band to move it, or delete it to leave it "
        "out. Its texts are entered in the fields below.",
    )
    case_statement = RichTextField(
        features=["italic"],
        blank=True,
        max_length=200,
        help_text="One large sentence on the dark band. Italic text is shown in yellow.",
    )
    case_text = RichTextField(
        features=["bold", "link"], blank=True, help_text="The paragraphs beside the large sentence."
    )
    focus_heading = models.CharField(
        max_length=80, default="Focus areas", help_text="The heading above the focus areas."
    )
    latest_heading = models.CharField(
        max_length=80,
        default="Latest",
        db_default="Latest",
        help_text="The heading above the newest news. Visitors see it once there is news.",
    )
    success_heading = models.CharField(
        max_length=80,
        default="What will success look like?",
        help_text="The heading above the outcomes, which come from the success page.",
    )
    contact_heading = models.CharField(
        max_length=80, default="Contact", help_text="The heading above the telephone number."
    )
    visit_heading = models.CharField(
        max_length=80, default="Visit", db_default="Visit", help_text="The heading above the address."
    )
    feedback_heading = models.CharField(
        max_length=80, default="Send us your feedback", help_text="The heading of the invitation to send feedback."
    )
    feedback_text = models.CharField(
        max_length=200, blank=True, help_text="One sentence that invites visitors to send feedback."
    )

    search_fields = [*BasePage.search_fields, index.SearchField("case_statement"), index.SearchField("case_text")]

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("notice"), FieldPanel("notice_until")], "Urgent notice"),
        FieldPanel("place_line"),
        FieldPanel("buttons"),
        MultiFieldPanel([FieldPanel("hero_image"), FieldPanel("hero_image_description")], "Image"),
        FieldPanel("bands"),
        MultiFieldPanel([FieldPanel("case_statement"), FieldPanel("case_text")], "The case for change"),
        FieldPanel("focus_heading"),
        FieldPanel("latest_heading"),
        FieldPanel("success_heading"),
        MultiFieldPanel(
            [
                FieldPanel("contact_heading"),
                FieldPanel("visit_heading"),
                FieldPanel("feedback_heading"),
                FieldPanel("feedback_text"),
            ],
            "Contact and feedback",
        ),
    ]

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "pages.AboutPage",
        "pages.FocusAreaIndexPage",
        "pages.ProjectIndexPage",
        "pages.NewsIndexPage",
        "pages.OpportunityIndexPage",
        "pages.SuccessPage",
        "pages.ContactPage",
        "pages.StandardPage",
        "pages.SiteMapPage",
    ]
    max_count = 1
    page_description = "The front page of the site. There is only one."

    class Meta:
        verbose_name = "home page"

    def clean(self) -> None:
        """Refuse an expiry date: the scheduler would unpublish the front page and no view would warn an editor."""
        super().clean()
        if self.expire_at:
            raise ValidationError({"expire_at": "The home page cannot expire: the site needs a front page."})

    @staticmethod
    def find_missing(get: Callable[[str], Any]) -> dict[str, str]:
        has_notice = strip_tags(get("notice") or "").strip()
        if has_notice and not get("notice_until"):
            return {"notice_until": "Enter when the notice disappears, so that no old one stays."}
        return {}

    @property
    def current_notice(self) -> str:
        """The notice until its time; empty without one."""
        return self.notice if self.notice_until and self.notice_until > timezone.now() else ""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the content from other pages. The template omits a band whose page is not public."""
        return super().get_context(request, *args, **kwargs) | {
            "focus_areas": focus_areas(),
            "latest": latest_news(),
            "success_page": success_page(),
            "contact_page": contact_page(),
        }
