"""Records that pages share, each maintained once: key figures, partners, people, boroughs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, PublishingPanel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from pages.usage import Repeat, find_repeats

if TYPE_CHECKING:
    from django.http import HttpRequest


class Basis(models.TextChoices):
    """How a figure came about. Empty: published by others, as the source says."""

    COUNTED = "counted", "Counted"
    ESTIMATED = "estimated", "Estimated"
    PROJECTED = "projected", "Projected"


class KeyFigureQuerySet(models.QuerySet["KeyFigure"]):
    """Queries for the report and the dashboard."""

    def to_check(self) -> KeyFigureQuerySet:
        """Return the figures without source or date, those whose review is due, and those that await publication."""
        incomplete = Q(source_name="") | Q(dated=None)
        unpublished = Q(live=False) | Q(has_unpublished_changes=True)
        return self.filter(incomplete | unpublished | Q(review_on__lte=timezone.localdate()))


class KeyFigure(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, index.Indexed, models.Model
):
    """A figure that is shown large, with the text that says what it means. Visitors see only what is published."""

    # Fields of the mixins, here with the defaults that the database needs while the release before inserts rows.
    live = models.BooleanField(default=True, db_default=True, editable=False)
    has_unpublished_changes = models.BooleanField(default=False, db_default=False, editable=False)
    expired = models.BooleanField(default=False, db_default=False, editable=False)
    locked = models.BooleanField(default=False, db_default=False, editable=False)

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

    basis = models.CharField(
        max_length=10,
        choices=Basis,
        blank=True,
        default="",
        db_default="",
        help_text="How the figure came about. Visitors read it beside the figure, so that no reader takes a projection "
        "for a result.",
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
        index.FilterField("live"),  # the list of figures sorts by it
    ]

    panels = [
        FieldRowPanel([FieldPanel("value", required_on_save=True), FieldPanel("unit")]),
        FieldPanel("label", required_on_save=True),
        FieldPanel("place"),
        MultiFieldPanel(
            [
                FieldPanel("basis"),
                FieldPanel("source_name"),
                FieldPanel("source_url"),
                FieldPanel("dated"),
                FieldPanel("review_on"),
            ],
            "Evidence",
        ),
        HelpPanel(heading="Sentences that repeat it", template="dashboard/repeats_panel.html"),
        PublishingPanel(),
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
    def repeats(self) -> list[Repeat]:
        """The sentences of published pages that repeat this figure."""
        return find_repeats(KeyFigure.objects.filter(pk=self.pk))

    @property
    def problems(self) -> str:
        """What is missing, due or not published, for the report; empty when there is nothing to do."""
        checks = {
            "not published": not self.live,
            "unpublished changes": self.live and self.has_unpublished_changes,
            "no source": not self.source_name,
            "no date": not self.dated,
            "review is due": bool(self.review_on and self.review_on <= timezone.localdate()),
        }
        return ", ".join(problem for problem, found in checks.items() if found)


class Partner(PreviewableMixin, index.Indexed, models.Model):
    """An organisation that Care City works with. A project says in which role."""

    class Kind(models.TextChoices):
        """What the organisation is."""

        NHS = "nhs", "NHS"
        COUNCIL = "council", "Local authority"
        VOLUNTARY = "voluntary", "Charity or community group"
        EDUCATION = "education", "University or college"
        BUSINESS = "business", "Company or social enterprise"
        OTHER = "other", "Other"

    name = models.CharField(max_length=120, unique=True, help_text="The name as the organisation writes it.")
    kind = models.CharField(max_length=10, choices=Kind, help_text="What the organisation is.")
    logo = models.ForeignKey(
        "pages.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The logo, which the organisation allows Care City to show. It is decoration: the name is beside it.",
    )
    has_light_logo = models.BooleanField(
        default=False,
        verbose_name="white or very light logo",
        help_text="Tick this if the logo is drawn for a dark background. It is then shown on one.",
    )
    website = models.URLField(blank=True, help_text="The URL of the organisation's website, starting with https://.")
    sort_order = models.IntegerField(null=True, blank=True, editable=False)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("kind")]

    panels = [
        FieldPanel("name"),
        FieldPanel("kind"),
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("has_light_logo")], "Logo"),
        FieldPanel("website"),
    ]

    class Meta:
        verbose_name = "partner"
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "pages/previews/partner.html"


class PersonQuerySet(models.QuerySet["Person"]):
    """Queries for the listing block."""

    def current(self) -> PersonQuerySet:
        """Return the people who have not left."""
        return self.exclude(left_on__lte=timezone.localdate())


class Person(PreviewableMixin, index.Indexed, models.Model):
    """A member of the team, the board or the advisers, who has agreed to be shown on the site."""

    class Group(models.TextChoices):
        """In which list the person is shown."""

        TEAM = "team", "Team"
        BOARD = "board", "Board"
        ADVISER = "adviser", "Advisers"

    name = models.CharField(max_length=120, help_text="The name as the person writes it.")
    role = models.CharField(max_length=120, blank=True, help_text="What the person does, for example: Chair.")
    group = models.CharField(max_length=10, choices=Group, help_text="In which list the person is shown.")
    photo = models.ForeignKey(
        "pages.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="A photograph of the person, who has agreed to it.",
    )
    about = models.TextField(max_length=600, blank=True, help_text="A few sentences that the person has read.")
    email = models.EmailField(
        blank=True, verbose_name="public email address", help_text="Only if visitors should write to the person."
    )
    has_agreed = models.BooleanField(
        default=False,
        verbose_name="the person agreed",
        help_text="The person has agreed that all of this is on the site.",
    )
    left_on = models.DateField(
        null=True,
        blank=True,
        help_text="From this day, lists of people and projects do not show the person. News still name their authors.",
    )
    sort_order = models.IntegerField(null=True, blank=True, editable=False)

    objects = PersonQuerySet.as_manager()

    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("group")]

    panels = [
        FieldPanel("name"),
        FieldPanel("role"),
        FieldPanel("group"),
        FieldPanel("photo"),
        FieldPanel("about"),
        FieldPanel("email"),
        FieldPanel("has_agreed"),
        FieldPanel("left_on"),
    ]

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def has_left(self) -> bool:
        return self.left_on is not None and self.left_on <= timezone.localdate()

    def clean(self) -> None:
        super().clean()
        if not self.has_agreed:
            message = "Ask the person first, and tick this when they agree. If they no longer do, delete the record."
            raise ValidationError({"has_agreed": message})

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "pages/previews/person.html"


class Borough(index.Indexed, models.Model):
    """A place in which Care City works."""

    name = models.CharField(max_length=80, unique=True, help_text="The name of the borough or area.")
    description = models.TextField(
        max_length=300, blank=True, help_text="What visitors should know about it, in a sentence or two."
    )
    sort_order = models.IntegerField(null=True, blank=True, editable=False)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    panels = [FieldPanel("name"), FieldPanel("description")]

    class Meta:
        verbose_name = "borough"
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def slug(self) -> str:
        """The name in URLs, such as `barking-and-dagenham`."""
        return slugify(self.name)
