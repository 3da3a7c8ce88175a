"""The standard page."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks import BodyBlock

from .base import BasePage


class StandardPage(BasePage):
    """Heading, summary and content, for pages that need no type of their own, such as the privacy notice."""

    body = StreamField(BodyBlock(), blank=True, help_text="The content of the page, in blocks.")
    updated_on = models.DateField(
        null=True,
        blank=True,
        verbose_name="last reviewed on",
        help_text="The date on which the page was last checked to be correct. Visitors see it.",
    )

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("updated_on")]

    parent_page_types = ["pages.HomePage", "pages.AboutPage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage"]
    page_description = "A page for anything that has no page type of its own."

    class Meta:
        verbose_name = "standard page"
