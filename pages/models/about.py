"""The About page: what Care City is, why, and what it works towards."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks import BodyBlock

from .base import BasePage


class AboutPage(BasePage):
    """The organisation in its own words, beside the picture of the four boroughs."""

    body = StreamField(BodyBlock(), blank=True, help_text="The text of the page, part by part.")

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.StandardPage"]
    max_count = 1
    page_description = "What Care City is and why. There is one."

    class Meta:
        verbose_name = "about page"
