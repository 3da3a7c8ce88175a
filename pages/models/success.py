"""The success page: what Care City wants to be true, for whom."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks import BodyBlock, OutcomeBlock
from pages.blocks.video import VideoBlock

from .base import BasePage


class SuccessPage(BasePage):
    """The groups that gain when Care City succeeds, with a picture of them."""

    outcomes = StreamField(
        [("outcome", OutcomeBlock())],
        min_num=1,
        max_num=4,
        help_text="The groups, at most four, each with its statement. The home page and the About page show them too.",
    )
    figure_title = models.CharField(
        max_length=120, blank=True, help_text="The title of the picture of the groups. Without one there is no picture."
    )
    video = StreamField(
        [("video", VideoBlock())],
        blank=True,
        max_num=1,
        default=list,
        db_default=[],
        help_text="A video on what success will look like. It stands below the groups.",
    )
    body = StreamField(BodyBlock(), blank=True, help_text="Anything that should stand below the groups.")

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
    subpage_types = []
    max_count = 1
    page_description = "What success will look like, for each group. There is one."

    class Meta:
        verbose_name = "success page"
