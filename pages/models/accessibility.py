"""The accessibility statement: what was tested, when and how, and which problems are known."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

GOOD_FOR = timedelta(days=365)


class Conformance(models.TextChoices):
    """How far the site meets the standard, in the words that stand between "this site" and the standard's name."""

    INTENDED = "intended", "is built to meet"
    FULL = "full", "meets"
    PARTIAL = "partial", "meets most of"
    NOT = "not", "does not meet"


@register_setting(icon="glasses")
class AccessibilityStatement(BaseSiteSetting, ClusterableModel):
    """What visitors are told about barriers on the site, below the text of the page that is chosen here."""

    page = models.ForeignKey(
        "pages.StandardPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The page that the statement stands on, below the page's own text.",
    )
    standard = models.CharField(
        max_length=160,
        default="the Web Content Accessibility Guidelines version 2.2 at level AA",
        help_text="The standard that the site is measured by.",
    )
    conformance = models.CharField(
        max_length=20,
        choices=Conformance,
        default=Conformance.INTENDED,
        verbose_name="this site",
        help_text="“Meets” only if somebody has tested all of it and found no problem.",
    )
    tested_on = models.DateField(
        null=True,
        blank=True,
        verbose_name="last tested on",
        help_text="Test the site once a year, and after great changes. After twelve months this CMS reminds you.",
    )
    means = models.TextField(
        blank=True,
        max_length=2000,
        verbose_name="how it was tested",
        help_text="Who tested what by which means, one on each line. Only what was really done.",
    )
    not_tested = models.TextField(
        blank=True,
        max_length=2000,
        verbose_name="what was not tested",
        help_text="One on each line. Be plain about it.",
    )

    panels = [
        PageChooserPanel("page"),
        MultiFieldPanel([FieldPanel("conformance"), FieldPanel("standard")], "How far it meets the standard"),
        MultiFieldPanel([FieldPanel("tested_on"), FieldPanel("means"), FieldPanel("not_tested")], "Testing"),
        InlinePanel("problems", heading="Known problems", label="Problem"),
    ]

    class Meta:
        verbose_name = "accessibility statement"

    @property
    def is_overdue(self):
        """Whether the last test is too long ago, or none is known."""
        return self.tested_on is None or timezone.localdate() - self.tested_on > GOOD_FOR


class KnownProblem(Orderable):
    """Something that gets in somebody's way on the site."""

    statement = ParentalKey(AccessibilityStatement, on_delete=models.CASCADE, related_name="problems")
    problem = models.CharField(max_length=300, help_text="What does not work, and for whom, in one plain sentence.")
    criterion = models.CharField(
        max_length=80, blank=True, help_text="What it fails, such as: success criterion 1.2.2 (captions)."
    )
    instead = models.CharField(max_length=300, blank=True, help_text="What people can do until it is put right.")
    fixed_by = models.DateField(null=True, blank=True, help_text="When you mean to have put it right.")

    panels = [FieldPanel("problem"), FieldPanel("criterion"), FieldPanel("instead"), FieldPanel("fixed_by")]

    class Meta(Orderable.Meta):
        verbose_name = "known problem"

    def __str__(self):
        return self.problem
