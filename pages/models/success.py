"""The success page."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks import BodyBlock, OutcomeBlock, VideoBlock

from .base import BasePage


class SuccessPage(BasePage):
    """What success means for each group of people, with a figure of the groups."""

    outcomes = StreamField(
        [("outcome", OutcomeBlock())],
        min_num=1,
        max_num=6,
        help_text="Up to six groups of people, each with a statement. Also shown on the home page and the About page.",
    )
    figure_title = models.CharField(
        max_length=120, blank=True, help_text="The title of the figure of the groups. Leave empty to hide the figure."
    )
    video = StreamField(
        [("video", VideoBlock())],
        blank=True,
        max_num=1,
        default=list,
        db_default=[],
        help_text="A video on what success will look like, shown below the groups.",
    )
    body = StreamField(BodyBlock(), blank=True, help_text="More content, shown below the groups.")

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("outcomes"),
        index.SearchField("video"),
        index.SearchField("body"),
    ]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("outcomes"),
        FieldPanel("figure_title"),
        FieldPanel("video"),
        FieldPanel("body"),
    ]

    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    page_description = "What success will look like, for each group of people. There is only one."

    class Meta:
        verbose_name = "success page"
