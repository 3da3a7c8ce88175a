"""The home page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from pages.blocks.links import LinkBlock
from pages.selectors import contact_page, focus_areas, latest_news, success_page

from .base import BasePage

if TYPE_CHECKING:
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
        max_length=80, default="Two focus areas", help_text="The heading above the focus areas."
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
    feedback_heading = models.CharField(
        max_length=80, default="Send us your feedback", help_text="The heading of the invitation to send feedback."
    )
    feedback_text = models.CharField(
        max_length=200, blank=True, help_text="One sentence that invites visitors to send feedback."
    )

    search_fields = [*BasePage.search_fields, index.SearchField("case_statement"), index.SearchField("case_text")]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("place_line"),
        FieldPanel("buttons"),
        MultiFieldPanel([FieldPanel("case_statement"), FieldPanel("case_text")], "The case for change"),
        FieldPanel("focus_heading"),
        FieldPanel("latest_heading"),
        FieldPanel("success_heading"),
        MultiFieldPanel(
            [FieldPanel("contact_heading"), FieldPanel("feedback_heading"), FieldPanel("feedback_text")],
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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the content from other pages. The template omits a band whose page is not public."""
        return super().get_context(request, *args, **kwargs) | {
            "focus_areas": focus_areas(),
            "latest": latest_news(),
            "success_page": success_page(),
            "contact_page": contact_page(),
        }
