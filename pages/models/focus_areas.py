"""The focus areas: a page for each, and the page that lists them."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from pages.blocks import BodyBlock
from pages.selectors import focus_areas, public_pages

from .base import BasePage


class FocusAreaIndexPage(BasePage):
    """The list of focus areas, in the order of the page tree."""

    body = StreamField(BodyBlock(), blank=True, help_text="Anything that should stand below the list.")

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.FocusAreaPage"]
    max_count = 1
    page_description = "The list of focus areas. There is one."

    class Meta:
        verbose_name = "list of focus areas"

    def get_context(self, request, *args, **kwargs):
        """Add the focus areas below this page."""
        context = super().get_context(request, *args, **kwargs)
        context["focus_areas"] = focus_areas()
        return context


class FocusAreaPage(BasePage):
    """One focus area: its text, and the key figures that show why it matters."""

    statement = models.TextField(
        help_text="The focus area in Care City's own words. It opens this page, and stands on the About page too."
    )
    body = StreamField(BodyBlock(), blank=True, help_text="Anything that should stand below the statement.")

    search_fields = [*BasePage.search_fields, index.SearchField("statement"), index.SearchField("body")]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("statement"),
        InlinePanel(
            "figures",
            heading="Key figures",
            label="Key figure",
            max_num=4,
            help_text="Up to four figures, shown on this page and on the cards that lead here.",
        ),
        FieldPanel("body"),
    ]

    parent_page_types = ["pages.FocusAreaIndexPage"]
    subpage_types = []
    page_description = "One focus area, with its key figures."

    class Meta:
        verbose_name = "focus area"

    @property
    def key_figures(self):
        """The page's figures in the editor's order."""
        return [row.figure for row in self.figures.all()]

    def get_context(self, request, *args, **kwargs):
        """Add the other focus areas, for the way on."""
        context = super().get_context(request, *args, **kwargs)
        context["others"] = public_pages(self.get_siblings(inclusive=False))
        return context


class FocusAreaFigure(Orderable):
    """A key figure's place on a focus area."""

    page = ParentalKey(FocusAreaPage, on_delete=models.CASCADE, related_name="figures")
    figure = models.ForeignKey(
        "pages.KeyFigure", on_delete=models.CASCADE, related_name="+", help_text="Choose a figure, or make a new one."
    )

    panels = [FieldPanel("figure")]

    class Meta(Orderable.Meta):
        verbose_name = "key figure of a focus area"

    def __str__(self):
        return str(self.figure)
