"""The standard page, for anything that has no page type of its own."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks import BodyBlock

from .base import BasePage


class StandardPage(BasePage):
    """A heading, a summary and a text, such as the accessibility statement."""

    body = StreamField(BodyBlock(), blank=True, help_text="The text of the page, part by part.")
    updated_on = models.DateField(
        null=True,
        blank=True,
        verbose_name="last reviewed on",
        help_text="The day on which somebody last checked that the page is still true. Visitors see it.",
    )

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("updated_on")]

    parent_page_types = ["pages.HomePage", "pages.AboutPage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage"]
    page_description = "A page for anything that has no page type of its own."

    class Meta:
        verbose_name = "standard page"
