"""The contact page: telephone, address and the feedback form, which the `contact` app validates and stores."""

from __future__ import annotations

from http import HTTPMethod
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.http import Http404, HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.utils.functional import SimpleLazyObject
from django.views.decorators.cache import never_cache
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from contact.models import Feedback, FeedbackSettings
from contact.references import is_valid_reference, normalise_reference
from contact.services.lookup import TooManyMissesError, find_by_reference
from contact.services.submit import handle_submission
from contact.status import get_status
from pages.blocks import BodyBlock
from pages.selectors import remember_contact_details

from .base import BasePage
from .settings import SiteSettings

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class ContactPage(RoutablePageMixin, BasePage):
    """Ways to reach Care City, and the feedback form."""

    panel_heading = models.CharField(
        max_length=80, default="Contact Info", help_text="The heading of the panel with telephone and address."
    )
    form_heading = models.CharField(
        max_length=80, default="Send us your Feedback", help_text="The heading above the form."
    )
    form_intro = RichTextField(
        blank=True, features=["bold", "link"], help_text="What visitors should know before they write."
    )
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The privacy notice, which the form links to.",
    )
    body = StreamField(
        BodyBlock(),
        blank=True,
        default=list,
        db_default=[],
        help_text="More content, shown below the form, such as how to get there.",
    )
    sent_heading = models.CharField(
        max_length=80,
        default="Thank you for your feedback",
        help_text="The heading of the page that visitors see after they have sent their feedback.",
    )
    sent_text = RichTextField(
        blank=True,
        features=["bold", "link", "ul"],
        help_text="What happens next. Shown below the reference number.",
    )

    search_fields = [*BasePage.search_fields, *map(index.SearchField, ("form_heading", "form_intro", "body"))]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("panel_heading"),
        MultiFieldPanel(
            [FieldPanel("form_heading"), FieldPanel("form_intro"), PageChooserPanel("privacy_page")], "The form"
        ),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("sent_heading"), FieldPanel("sent_text")], "After sending"),
    ]

    # The forms of the release before post to this page.
    allowed_http_methods: ClassVar[list[str]] = [*BasePage.allowed_http_methods, HTTPMethod.POST]
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    page_description = "Contact details and the feedback form. There is only one."

    class Meta:
        verbose_name = "contact page"

    @path("")
    @method_decorator(never_cache)
    def form_view(self, request: HttpRequest) -> HttpResponse:
        """Show the form. It posts to `send_feedback`; forms of the release before post to this page."""
        return self.serve_form(request, request.path)

    def serve_form(self, request: HttpRequest, own_path: str) -> HttpResponse:
        """Show the form of this page at `own_path`, or store feedback and redirect (303) to its reference.

        Nothing after `handle_submission` may fail: the feedback is committed, and an error page would ask to send it
        again. So the caller says where this page is, which depends on cached site root paths.
        """
        telephone: Any = SimpleLazyObject(lambda: SiteSettings.for_request(request).telephone)
        result = handle_submission(request, telephone=telephone)
        if result.feedback is not None:
            sent_path = self.reverse_subpage("sent", [result.feedback.reference])
            return HttpResponseRedirect(own_path + sent_path, status=303)
        remember_contact_details(str(telephone), own_path)
        context = {"form": result.form, "service": FeedbackSettings.load()}
        response = self.render(request, context_overrides=context)
        response.status_code = result.status
        return response

    @path("sent/<str:reference>/", name="sent")
    @method_decorator(never_cache)
    def sent_view(self, request: HttpRequest, reference: str) -> HttpResponse:
        """Thank the sender of stored feedback, and say what is true of it now; 404 for an unknown reference."""
        if not is_valid_reference(reference):
            raise Http404
        try:
            feedback = find_by_reference(request, reference)
        except (
            TooManyMissesError
        ):  # other visitors on this connection tried many; this sender may have come from the form
            return self._render_sent(request, Feedback(reference=normalise_reference(reference)), [])
        if feedback is None:
            raise Http404
        return self._render_sent(request, feedback, get_status(feedback))

    def _render_sent(self, request: HttpRequest, feedback: Feedback, sentences: list[str]) -> HttpResponse:
        context = {"feedback": feedback, "sentences": sentences}
        return self.render(request, template="pages/contact_page_sent.html", context_overrides=context)
