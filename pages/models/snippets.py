"""Key figures: a number and what it counts, written once and shown wherever it is chosen."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PreviewableMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet


class KeyFigureQuerySet(models.QuerySet):
    """What the report and the dashboard ask alike."""

    def to_check(self):
        """Return the figures that say neither where they come from nor of when they are, or whose review is due."""
        unproven = Q(source_name="") | Q(dated=None)
        return self.filter(unproven | Q(review_on__lte=timezone.localdate()))


@register_snippet
class KeyFigure(PreviewableMixin, index.Indexed, models.Model):
    """A figure that visitors see large, with the words that say what it means."""

    value = models.CharField(max_length=20, help_text="The figure itself, such as 77, or one word, such as Oldest.")
    unit = models.CharField(
        max_length=20,
        blank=True,
        help_text="What the figure is counted in, such as % or years. Leave empty for a word.",
    )
    label = models.CharField(
        max_length=120, help_text="What the figure is about, such as: life expectancy for men. It reads on from it."
    )
    place = models.CharField(
        max_length=80, blank=True, help_text="The place the figure is for, such as Havering, where there is one."
    )

    source_name = models.CharField(
        max_length=120,
        blank=True,
        default="",
        db_default="",
        verbose_name="source",
        help_text="Who says so, such as: Office for National Statistics. Visitors see it.",
    )
    source_url = models.URLField(
        blank=True,
        default="",
        db_default="",
        verbose_name="address of the source",
        help_text="Where a visitor can read it, beginning https://.",
    )
    dated = models.DateField(
        null=True,
        blank=True,
        verbose_name="date",
        help_text="The day it is true of. Visitors see its year.",
    )
    review_on = models.DateField(
        null=True,
        blank=True,
        verbose_name="look at it again on",
        help_text="From this day on the figure stands on the report of figures to check.",
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

    def __str__(self):
        return f"{self.amount} {self.detail}"

    def get_preview_template(self, request, mode_name):
        """Show the figure as visitors see it."""
        return "pages/previews/key_figure.html"

    @property
    def amount(self):
        """The part that stands large: a percentage keeps its sign, other units go into the small print."""
        return f"{self.value}%" if self.unit == "%" else self.value

    @property
    def detail(self):
        """The small print: unit, what the figure is about, and for which place."""
        unit = "" if self.unit == "%" else self.unit
        return ": ".join(filter(None, [unit, self.label, self.place]))

    @property
    def why_to_check(self):
        """What is missing or due, in words, for the report."""
        today = timezone.localdate()
        reasons = {
            "no source": not self.source_name,
            "no date": not self.dated,
            "review is due": bool(self.review_on and self.review_on <= today),
        }
        return ", ".join(reason for reason, holds in reasons.items() if holds)
