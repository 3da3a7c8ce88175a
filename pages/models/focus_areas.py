"""The focus areas and the page that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from pages.blocks import BodyBlock
from pages.selectors import (
    MAX_LATEST,
    MAX_PUBLIC_ANSWERS,
    focus_areas,
    has_items,
    live_figures,
    public_pages,
    with_images,
)

from .base import BasePage, ImagePage

if TYPE_CHECKING:
    from django.http import HttpRequest

    from .snippets import KeyFigure


MAX_PROJECTS = 6  # and as many opportunities; their lists have all of them


class FocusAreaIndexPage(BasePage):
    """The list of focus areas, in the order of the page tree."""

    body = StreamField(BodyBlock(), blank=True, help_text="More content, shown below the list.")

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.FocusAreaPage"]
    max_count = 1
    page_description = "The list of focus areas. There is only one."

    class Meta:
        verbose_name = "list of focus areas"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"focus_areas": focus_areas()}


class FocusAreaPage(ImagePage):
    """One focus area, with the key figures that show why it matters."""

    class Colour(models.TextChoices):
        """The tints of the site. Without a choice, cards take them in turns."""

        TEAL = "teal", "Teal"
        PLUM = "plum", "Plum"
        AMBER = "amber", "Amber"
        CORAL = "coral", "Coral"

    statement = models.TextField(
        help_text="The focus area in Care City's own words. Shown at the top of this page and on the About page."
    )
    colour = models.CharField(
        max_length=10,
        choices=Colour,
        blank=True,
        default="",
        db_default="",
        help_text="The ground of its cards, labels and key figures. Leave empty to let cards take colours in turns.",
    )
    body = StreamField(BodyBlock(), blank=True, help_text="More content, shown below the statement.")

    # Whether any focus area has an image: then the cards of the others show the drawing instead.
    is_illustrated = False

    search_fields = [
        *ImagePage.search_fields,
        index.SearchField("statement"),
        index.SearchField("body"),
    ]

    content_panels = [
        *ImagePage.content_panels,
        FieldPanel("statement"),
        FieldPanel("colour"),
        ImagePage.image_panel,
        InlinePanel(
            "figures",
            heading="Key figures",
            label="Key figure",
            max_num=4,
            help_text="Up to four figures, shown on this page and on the cards that link to it.",
        ),
        FieldPanel("body"),
    ]

    parent_page_types = ["pages.FocusAreaIndexPage"]
    subpage_types: list[str] = []
    page_description = "One focus area, with its key figures."

    class Meta:
        verbose_name = "focus area"

    @cached_property
    def key_figures(self) -> list[KeyFigure]:
        return live_figures(row.figure for row in self.figures.all())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return (
            super().get_context(request, *args, **kwargs)
            | {
                "other_focus_areas": public_pages(self.get_siblings(inclusive=False)),
                "answers": self.public_answers.published().select_related("theme")[:MAX_PUBLIC_ANSWERS],
            }
            | self._get_related_pages()
        )

    def _get_related_pages(self) -> dict[str, Any]:
        """Return its projects, newest news and open opportunities, which name this focus area."""
        if not self.pk or not has_items():  # without a key: a preview of a page that was never saved
            return {}
        return {
            "projects": with_images(list(self.projects.for_cards()[:MAX_PROJECTS])),
            "news": with_images(list(self.news.for_cards()[:MAX_LATEST])),
            "opportunities": list(public_pages(self.opportunities.open())[:MAX_PROJECTS]),
        }


class FocusAreaFigure(Orderable):
    """A key figure on a focus area, in the editor's order."""

    page = ParentalKey(FocusAreaPage, on_delete=models.CASCADE, related_name="figures")
    figure = models.ForeignKey(
        "pages.KeyFigure", on_delete=models.CASCADE, related_name="+", help_text="Choose a figure or create a new one."
    )

    panels = [FieldPanel("figure")]

    class Meta(Orderable.Meta):
        verbose_name = "key figure of a focus area"

    def __str__(self) -> str:
        return str(self.figure)
