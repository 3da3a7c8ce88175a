"""Key figures: a number and what it counts, written once and shown wherever it is chosen."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet


@register_snippet
class KeyFigure(index.Indexed, models.Model):
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
    ]

    class Meta:
        verbose_name = "key figure"
        ordering = ["label", "value"]

    def __str__(self):
        return f"{self.amount} {self.detail}"

    @property
    def amount(self):
        """The part that stands large: a percentage keeps its sign, other units go into the small print."""
        return f"{self.value}%" if self.unit == "%" else self.value

    @property
    def detail(self):
        """The small print: unit, what the figure is about, and for which place."""
        unit = "" if self.unit == "%" else self.unit
        return ": ".join(filter(None, [unit, self.label, self.place]))
