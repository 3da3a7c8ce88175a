"""The contact page: telephone, address and the feedback form, which the `contact` app receives."""

from django.db import models
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.search import index

from contact.models import Feedback
from contact.views import receive
from pages.selectors import remember_contact_details

from .base import BasePage
from .settings import SiteSettings


class ContactPage(RoutablePageMixin, BasePage):
    """Ways to reach Care City, and the form for feedback."""

    panel_heading = models.CharField(
        max_length=80, default="Contact Info", help_text="The heading of the panel with telephone and address."
    )
    form_heading = models.CharField(
        max_length=80, default="Send us your Feedback", help_text="The heading above the form."
    )
    form_intro = RichTextField(
        blank=True, features=["bold", "link"], help_text="What people should know before they write."
    )
    sent_heading = models.CharField(
        max_length=80,
        default="Thank you for your feedback",
        help_text="The heading of the page that people see once they have sent their feedback.",
    )
    sent_text = RichTextField(
        blank=True,
        features=["bold", "link", "ul"],
        help_text="What happens next. It stands below the reference number.",
    )

    search_fields = [*BasePage.search_fields, index.SearchField("form_heading"), index.SearchField("form_intro")]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("panel_heading"),
        MultiFieldPanel([FieldPanel("form_heading"), FieldPanel("form_intro")], "The form"),
        MultiFieldPanel([FieldPanel("sent_heading"), FieldPanel("sent_text")], "After sending"),
    ]

    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1
    page_description = "Contact details and the feedback form. There is one."

    class Meta:
        verbose_name = "contact page"

    @path("")
    @method_decorator(never_cache)
    def form_view(self, request):
        """Show the form; take what was sent; lead to the page with the reference number (303)."""
        telephone = SiteSettings.for_request(request).telephone
        remember_contact_details(telephone, request.path)
        received = receive(request, telephone=telephone)
        if received.feedback is not None:
            address = self.get_url(request) + self.reverse_subpage("sent", [received.feedback.reference])
            return HttpResponseRedirect(address, status=303)
        response = self.render(request, context_overrides={"form": received.form})
        response.status_code = received.status
        return response

    @path("sent/<str:reference>/", name="sent")
    @method_decorator(never_cache)
    def sent_view(self, request, reference):
        """Thank the sender of feedback that is really stored: no reference, no thank-you."""
        feedback = get_object_or_404(Feedback, reference=reference)
        return self.render(request, template="pages/contact_page_sent.html", context_overrides={"feedback": feedback})
