"""The settings of a site: the organisation's details, the accessibility statement and the security contact."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable, PreviewableMixin, Site

from carecity.core.forms import StaleCheckMixin
from pages.blocks.links import get_telephone_url
from pages.page_cache.version import cached_per_version

from .social_media import DisplayedPost, Kind, get_annotated_posts, get_post_annotations

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

ACCESSIBILITY_TEST_VALID_FOR = timedelta(days=365)
SECURITY_CONTACT_MAX_AGE = timedelta(days=366)  # RFC 9116 recommends less than a year, so that no contact is stale
SECURITY_CONTACT_EXPIRES_SOON = timedelta(days=30)

BOROUGHS_CAPTION = (
    "The four boroughs: Waltham Forest, Redbridge, Havering, and Barking and Dagenham. Schematic, not to scale."
)
MAP_SITES = {"openstreetmap.org": "OpenStreetMap", "google.com": "Google Maps", "maps.apple.com": "Apple Maps"}
telephone_validator = RegexValidator(r"^\+?[0-9][0-9 ]{8,17}$", "Enter the number in digits and spaces.")
contacts_validator = RegexValidator(
    r"\A(?:(?:https://|mailto:|tel:)[^\s<>]+(?:\r?\n|\Z))*\Z",
    "Enter one URL per line, each starting with https://, mailto: or tel:",
)
languages_validator = RegexValidator(
    r"\A[a-z]{2,3}(?:-[A-Za-z]{2,4})?(?:, ?[a-z]{2,3}(?:-[A-Za-z]{2,4})?)*\Z",
    "Enter language codes separated by commas, for example: en, cy",
)


class StaleCheckedForm(StaleCheckMixin, WagtailAdminModelForm):
    """The form of settings, which two editors may have open at the same time."""


@register_setting(icon="site")
class SiteSettings(PreviewableMixin, BaseSiteSetting, ClusterableModel):
    """The organisation's details, shown in the footer, on the contact page and in structured data."""

    organisation_name = models.CharField(max_length=80, default="Care City", help_text="The name that visitors know.")
    telephone = models.CharField(
        max_length=20, blank=True, validators=[telephone_validator], help_text="In digits and spaces."
    )
    visiting_address = models.TextField(
        blank=True, max_length=200, help_text="The address for visitors and post, in lines as on an envelope."
    )
    map_url = models.URLField(
        blank=True, verbose_name="map", help_text="The URL of a map that shows the visiting address."
    )
    opening_hours = models.TextField(
        blank=True,
        default="",
        db_default="",
        max_length=200,
        help_text="When visitors can come or telephone, in lines, for example: Monday to Friday, 9am to 5pm.",
    )
    public_email = models.EmailField(
        blank=True,
        default="",
        db_default="",
        verbose_name="public email address",
        help_text="An address that visitors may write to instead of sending the form.",
    )
    boroughs_caption = models.CharField(
        max_length=200,
        blank=True,
        default=BOROUGHS_CAPTION,
        db_default=BOROUGHS_CAPTION,
        verbose_name="caption of the drawing of the boroughs",
        help_text="The line below the drawing on the home page and the About page.",
    )
    legal_name = models.CharField(max_length=120, blank=True, help_text="The name in the register of companies.")
    founding_year = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        verbose_name="first year of copyright",
        help_text="Shown as a range up to the current year.",
    )
    legal_line = models.CharField(
        max_length=120, blank=True, help_text="The part of the United Kingdom in which the company is registered."
    )
    company_number = models.CharField(max_length=12, blank=True, help_text="The number in the register of companies.")
    registered_address = models.CharField(max_length=200, blank=True, help_text="The registered office, on one line.")
    design_credit = models.CharField(max_length=80, blank=True, help_text="Who designed and hosts the site.")
    show_tweets = models.BooleanField(
        default=True, verbose_name="show latest tweets", help_text="Whether the footer has this section."
    )
    tweets_heading = models.CharField(max_length=40, default="Latest tweets", help_text="The heading of this section.")

    base_form_class = StaleCheckedForm

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("organisation_name"),
                FieldPanel("telephone"),
                FieldPanel("visiting_address"),
                FieldPanel("map_url"),
                FieldPanel("opening_hours"),
                FieldPanel("public_email"),
            ],
            "Contact details",
        ),
        FieldPanel("boroughs_caption"),
        MultiFieldPanel(
            [
                FieldPanel("legal_name"),
                FieldPanel("founding_year"),
                FieldPanel("legal_line"),
                FieldPanel("company_number"),
                FieldPanel("registered_address"),
                FieldPanel("design_credit"),
            ],
            "Company details",
        ),
        MultiFieldPanel([FieldPanel("show_tweets"), FieldPanel("tweets_heading")], "Latest tweets"),
        InlinePanel(
            "footer_links",
            heading="Links in the footer",
            label="Page",
            help_text="For example the accessibility statement.",
        ),
        InlinePanel("social_links", heading="Social media", label="Link", help_text="Care City's own accounts."),
    ]

    class Meta:
        verbose_name = "organisation and footer"

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Render the home page with the unsaved settings, which Wagtail has stored as an attribute of the request."""
        return self.site.root_page.specific.serve(request)

    @classmethod
    def base_queryset(cls) -> QuerySet[SiteSettings]:
        """Annotate the newest social media posts, so that the footer needs no query of its own for them."""
        return super().base_queryset().annotate(**get_post_annotations())

    @classmethod
    def for_request(cls, request: HttpRequest) -> SiteSettings:
        """Return the settings of the request's site; defaults without a site. The instance is shared: do not change it.

        Wagtail's preview sets the attribute on the request. Otherwise the value is cached per content version.
        """
        if hasattr(request, cls.get_cache_attr_name()):
            return getattr(request, cls.get_cache_attr_name())
        site = Site.find_for_request(request)
        return cached_per_version(("settings", site.pk), lambda: cls.for_site(site)) if site else cls()

    @cached_property
    def social_accounts(self) -> list[SocialLink]:
        return list(self.social_links.all())

    @property
    def latest_posts(self) -> list[DisplayedPost]:
        return get_annotated_posts(self)

    @property
    def posts_heading(self) -> str:
        """The heading above the posts, without the word "tweets" if none of them is from X."""
        sources = {post.source for post in self.latest_posts}
        is_about_tweets = not sources or Kind.X.label in sources
        return self.tweets_heading if is_about_tweets else self.tweets_heading.replace("tweets", "posts")

    @property
    def telephone_link(self) -> str:
        return get_telephone_url(self.telephone)

    @property
    def map_label(self) -> str:
        """The text of the link to the map, which names the site that it links to."""
        host = (urlsplit(self.map_url).hostname or "").removeprefix("www.")
        return f"Map on {MAP_SITES.get(host, host)}"

    @property
    def copyright_years(self) -> str:
        this_year = timezone.localdate().year
        if self.founding_year is None or self.founding_year >= this_year:
            return str(this_year)
        return f"{self.founding_year}\N{EN DASH}{this_year}"

    @property
    def registration(self) -> list[str]:
        """The company details that are known, in display order."""
        number = f"Company No. {self.company_number}" if self.company_number else ""
        address = f"Registered Address: {self.registered_address}" if self.registered_address else ""
        return [part for part in (self.legal_line, number, address) if part]


class FooterLink(Orderable):
    """A page that the footer links to."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="footer_links")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="footer_links")

    panels = [PageChooserPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = "link in the footer"

    def __str__(self) -> str:
        return self.page.title


class SocialLink(Orderable):
    """A link to an account of the organisation on social media."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="social_links")
    name = models.CharField(max_length=40, help_text="The link text, for example: Care City on LinkedIn.")
    url = models.URLField(verbose_name="URL", help_text="The full URL, starting with https://.")

    panels = [FieldPanel("name"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = "social media link"

    def __str__(self) -> str:
        return self.name


class Conformance(models.TextChoices):
    """How far the site meets the standard. The label completes "This site … <standard>"."""

    INTENDED = "intended", "is built to meet"
    FULL = "full", "meets"
    PARTIAL = "partial", "meets most of"
    NOT = "not", "does not meet"


@register_setting(icon="glasses")
class AccessibilityStatement(BaseSiteSetting, ClusterableModel):
    """The accessibility statement, shown below the content of the chosen page."""

    page = models.ForeignKey(
        "pages.StandardPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The page that shows the statement, below its own content.",
    )
    standard = models.CharField(
        max_length=160,
        default="the Web Content Accessibility Guidelines version 2.2 at level AA",
        help_text="The standard that the site is tested against.",
    )
    conformance = models.CharField(
        max_length=20,
        choices=Conformance,
        default=Conformance.INTENDED,
        verbose_name="this site",
        help_text="Choose “meets” only if the whole site was tested and no problem was found.",
    )
    tested_on = models.DateField(
        null=True,
        blank=True,
        verbose_name="last tested on",
        help_text="Test the site once a year and after major changes. The dashboard reminds you after a year.",
    )
    means = models.TextField(
        blank=True,
        max_length=2000,
        verbose_name="how it was tested",
        help_text="Who tested what, and how: one entry per line. Only tests that were really done.",
    )
    not_tested = models.TextField(
        blank=True,
        max_length=2000,
        verbose_name="what was not tested",
        help_text="One entry per line.",
    )

    base_form_class = StaleCheckedForm

    panels = [
        PageChooserPanel("page"),
        MultiFieldPanel([FieldPanel("conformance"), FieldPanel("standard")], "How far it meets the standard"),
        MultiFieldPanel([FieldPanel("tested_on"), FieldPanel("means"), FieldPanel("not_tested")], "Testing"),
        InlinePanel("problems", heading="Known problems", label="Problem"),
    ]

    class Meta:
        verbose_name = "accessibility statement"

    @property
    def is_overdue(self) -> bool:
        """Whether the last test is more than a year ago, or no test is recorded."""
        return self.tested_on is None or timezone.localdate() - self.tested_on > ACCESSIBILITY_TEST_VALID_FOR


class KnownProblem(Orderable):
    """A known accessibility problem of the site."""

    statement = ParentalKey(AccessibilityStatement, on_delete=models.CASCADE, related_name="problems")
    problem = models.CharField(max_length=300, help_text="What does not work, and for whom, in one sentence.")
    criterion = models.CharField(
        max_length=80, blank=True, help_text="What it fails, for example: success criterion 1.2.2 (captions)."
    )
    instead = models.CharField(
        max_length=300, blank=True, verbose_name="workaround", help_text="What visitors can do until it is fixed."
    )
    fixed_by = models.DateField(
        null=True, blank=True, verbose_name="to be fixed by", help_text="The date by which it should be fixed."
    )

    panels = [FieldPanel("problem"), FieldPanel("criterion"), FieldPanel("instead"), FieldPanel("fixed_by")]

    class Meta(Orderable.Meta):
        verbose_name = "known problem"

    def __str__(self) -> str:
        return self.problem


@register_setting(icon="lock")
class SecurityContact(BaseSiteSetting):
    """Where to report vulnerabilities of the site, published at `/.well-known/security.txt` (RFC 9116)."""

    contacts = models.TextField(
        blank=True,
        max_length=500,
        validators=[contacts_validator],
        help_text="One URL per line, the preferred one first, for example mailto:security@example.org. Leave empty to "
        "use the form on the contact page.",
    )
    expires_on = models.DateField(
        null=True,
        blank=True,
        verbose_name="valid until",
        help_text="At most a year from now. After this date the contact is no longer published. The dashboard shows a "
        "reminder before.",
    )
    preferred_languages = models.CharField(
        max_length=40,
        default="en",
        validators=[languages_validator],
        help_text="The languages in which you can read reports, for example: en, cy",
    )
    policy_url = models.URLField(
        blank=True,
        verbose_name="policy",
        help_text="The URL of a page on how you handle such reports, if there is one.",
    )

    base_form_class = StaleCheckedForm

    panels = [
        FieldPanel("contacts"),
        FieldPanel("expires_on"),
        FieldPanel("preferred_languages"),
        FieldPanel("policy_url"),
    ]

    class Meta:
        verbose_name = "security contact"

    def clean(self) -> None:
        super().clean()
        today = timezone.localdate()
        if self.expires_on and not today < self.expires_on <= today + SECURITY_CONTACT_MAX_AGE:
            raise ValidationError({"expires_on": "Choose a date from tomorrow up to a year from now."})

    @property
    def has_expired(self) -> bool:
        return self.expires_on is None or self.expires_on <= timezone.localdate()

    @property
    def expires_soon(self) -> bool:
        return self.has_expired or self.expires_on - timezone.localdate() <= SECURITY_CONTACT_EXPIRES_SOON
