"""The About page."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks import BodyBlock

from .base import BasePage


class AboutPage(BasePage):
    """What Care City is, why it exists and what it works towards, beside the map of the four boroughs."""

    body = StreamField(BodyBlock(), blank=True, help_text="The content of the page, in blocks.")

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.StandardPage"]
    max_count = 1
    page_description = "What Care City is and why. There is only one."

    class Meta:
        verbose_name = "about page"
