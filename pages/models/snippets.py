"""Key figures: a number and what it counts, maintained once and shown on every page that uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PreviewableMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet

if TYPE_CHECKING:
    from django.http import HttpRequest


class KeyFigureQuerySet(models.QuerySet["KeyFigure"]):
    """Queries for the report and the dashboard."""

    def to_check(self) -> KeyFigureQuerySet:
        """Return the figures that lack a source or a date, or whose review is due."""
        incomplete = Q(source_name="") | Q(dated=None)
        return self.filter(incomplete | Q(review_on__lte=timezone.localdate()))


@register_snippet
class KeyFigure(PreviewableMixin, index.Indexed, models.Model):
    """A figure that is shown large, with the text that says what it means."""

    value = models.CharField(
        max_length=20, help_text="The figure itself, for example 77, or one word, for example Oldest."
    )
    unit = models.CharField(
        max_length=20,
        blank=True,
        help_text="The unit of the figure, for example % or years. Leave empty for a word.",
    )
    label = models.CharField(
        max_length=120,
        help_text="What the figure measures, for example: life expectancy for men. It completes the figure.",
    )
    place = models.CharField(
        max_length=80, blank=True, help_text="The place that the figure is about, if any, for example Havering."
    )

    source_name = models.CharField(
        max_length=120,
        blank=True,
        default="",
        db_default="",
        verbose_name="source",
        help_text="Who published the figure, for example: Office for National Statistics. Visitors see it.",
    )
    source_url = models.URLField(
        blank=True,
        default="",
        db_default="",
        verbose_name="URL of the source",
        help_text="Where visitors can read it, starting with https://.",
    )
    dated = models.DateField(
        null=True,
        blank=True,
        verbose_name="date",
        help_text="The date to which the figure applies. Visitors see the year.",
    )
    review_on = models.DateField(
        null=True,
        blank=True,
        verbose_name="review by",
        help_text="From this date, the figure is listed in the report of figures to check.",
    )

    objects = KeyFigureQuerySet.as_manager()

    search_fields = [
        index.SearchField("label"),
        index.SearchField("value"),
        index.SearchField("place"),
        index.AutocompleteField("label"),
        index.AutocompleteField("place"),
    ]

    panels = [
        FieldRowPanel([FieldPanel("value"), FieldPanel("unit")]),
        FieldPanel("label"),
        FieldPanel("place"),
        MultiFieldPanel(
            [FieldPanel("source_name"), FieldPanel("source_url"), FieldPanel("dated"), FieldPanel("review_on")],
            "Evidence",
        ),
    ]

    class Meta:
        verbose_name = "key figure"
        ordering = ["label", "value"]

    def __str__(self) -> str:
        return f"{self.display_value} {self.description}"

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "pages/previews/key_figure.html"

    @property
    def display_value(self) -> str:
        """The large part: a percentage includes its sign, other units are part of the description."""
        return f"{self.value}%" if self.unit == "%" else self.value

    @property
    def description(self) -> str:
        """The small text: unit, label and place."""
        unit = "" if self.unit == "%" else self.unit
        return ": ".join(filter(None, [unit, self.label, self.place]))

    @property
    def problems(self) -> str:
        """What is missing or due, for the report; empty when the figure is complete."""
        checks = {
            "no source": not self.source_name,
            "no date": not self.dated,
            "review is due": bool(self.review_on and self.review_on <= timezone.localdate()),
        }
        return ", ".join(problem for problem, found in checks.items() if found)
