"""The settings of a site: the organisation's details, the accessibility statement and the security contact."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable, PreviewableMixin, Site

from pages.page_cache.memoize import cached_per_version
from pages.social_media.selectors import brought_along, newest_posts

ACCESSIBILITY_TEST_VALID_FOR = timedelta(days=365)
SECURITY_CONTACT_MAX_AGE = timedelta(days=366)  # RFC 9116 recommends less than a year, so that no contact is stale
SECURITY_CONTACT_EXPIRES_SOON = timedelta(days=30)

telephone_validator = RegexValidator(r"^\+?[0-9][0-9 ]{8,17}$", "Write the number in digits and spaces.")
contacts_validator = RegexValidator(
    r"\A(?:(?:https://|mailto:|tel:)[^\s<>]+(?:\r?\n|\Z))*\Z",
    "Write one address on each line, each beginning with https://, mailto: or tel:",
)
languages_validator = RegexValidator(
    r"\A[a-z]{2,3}(?:-[A-Za-z]{2,4})?(?:, ?[a-z]{2,3}(?:-[A-Za-z]{2,4})?)*\Z",
    "Write codes of languages with commas between them, such as: en, cy",
)


@register_setting(icon="site")
class SiteSettings(PreviewableMixin, BaseSiteSetting, ClusterableModel):
    """The organisation's details, shown in the footer, on the contact page and wherever else they are needed."""

    organisation_name = models.CharField(max_length=80, default="Care City", help_text="The name visitors know.")
    telephone = models.CharField(
        max_length=20, blank=True, validators=[telephone_validator], help_text="In digits and spaces."
    )
    visiting_address = models.TextField(
        blank=True, max_length=200, help_text="Where to visit or write to, a line of the address on each line."
    )
    map_url = models.URLField(blank=True, verbose_name="map", help_text="A map of the visiting address, as a link.")
    legal_name = models.CharField(max_length=120, blank=True, help_text="The name on the register of companies.")
    founding_year = models.PositiveSmallIntegerField(
        null=True, blank=True, verbose_name="first year of copyright", help_text="Shown as a range to this year."
    )
    legal_line = models.CharField(
        max_length=120, blank=True, help_text="The part of the United Kingdom the company is registered in."
    )
    company_number = models.CharField(max_length=12, blank=True, help_text="The number on the register of companies.")
    registered_address = models.CharField(max_length=200, blank=True, help_text="The registered office, on one line.")
    design_credit = models.CharField(max_length=80, blank=True, help_text="Who designed and hosts the site.")
    show_tweets = models.BooleanField(
        default=True, verbose_name="show latest tweets", help_text="Whether the footer has this part at all."
    )
    tweets_heading = models.CharField(max_length=40, default="Latest tweets", help_text="The heading of that part.")

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("organisation_name"),
                FieldPanel("telephone"),
                FieldPanel("visiting_address"),
                FieldPanel("map_url"),
            ],
            "Contact details",
        ),
        MultiFieldPanel(
            [
                FieldPanel("legal_name"),
                FieldPanel("founding_year"),
                FieldPanel("legal_line"),
                FieldPanel("company_number"),
                FieldPanel("registered_address"),
                FieldPanel("design_credit"),
            ],
            "Legal particulars",
        ),
        MultiFieldPanel([FieldPanel("show_tweets"), FieldPanel("tweets_heading")], "Latest tweets"),
        InlinePanel("footer_links", heading="Links in the footer", label="Page", help_text="Such as accessibility."),
        InlinePanel("social_links", heading="Social media", label="Link", help_text="Care City's own accounts."),
    ]

    class Meta:
        verbose_name = "organisation and footer"

    def serve_preview(self, request, mode_name):
        """Show the home page with these details; Wagtail has put them in the request's place for the stored ones."""
        return self.site.root_page.specific.serve(request)

    @classmethod
    def base_queryset(cls):
        """Bring the newest posts along, so that the footer needs no query of its own for them."""
        return super().base_queryset().annotate(**newest_posts())

    @classmethod
    def for_request(cls, request):
        """Return the settings of the request's site, for templates: not to be changed."""
        if not hasattr(request, cls.get_cache_attr_name()):
            site = Site.find_for_request(request)
            setattr(
                request,
                cls.get_cache_attr_name(),
                cached_per_version(("settings", site and site.pk), lambda: cls.for_site(site)),
            )
        return getattr(request, cls.get_cache_attr_name())

    @cached_property
    def accounts_elsewhere(self):
        """The links to the organisation's accounts."""
        return list(self.social_links.all())

    @property
    def latest_posts(self):
        """The newest posts of all accounts that are shown."""
        return brought_along(self)

    @property
    def telephone_link(self):
        """The number as a `tel:` address: digits only (RFC 3966 allows no spaces)."""
        return "tel:" + self.telephone.replace(" ", "")

    @property
    def copyright_years(self):
        """The founding year, as a range once that year is over."""
        this_year = timezone.localdate().year
        if self.founding_year is None or self.founding_year >= this_year:
            return str(this_year)
        return f"{self.founding_year}\N{EN DASH}{this_year}"

    @property
    def registration(self):
        """The legal particulars, in the order in which they are shown."""
        number = f"Company No. {self.company_number}" if self.company_number else ""
        address = f"Registered Address: {self.registered_address}" if self.registered_address else ""
        return [part for part in (self.legal_line, number, address) if part]


class FooterLink(Orderable):
    """A page that the footer leads to."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="footer_links")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="footer_links")

    panels = [PageChooserPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = "link in the footer"

    def __str__(self):
        return self.page.title


class SocialLink(Orderable):
    """An account of the organisation's elsewhere."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="social_links")
    name = models.CharField(max_length=40, help_text="What the link says, such as: Care City on LinkedIn.")
    url = models.URLField(verbose_name="address", help_text="The full address, beginning with https://.")

    panels = [FieldPanel("name"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = "social media link"

    def __str__(self):
        return self.name


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
        return self.tested_on is None or timezone.localdate() - self.tested_on > ACCESSIBILITY_TEST_VALID_FOR


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


@register_setting(icon="lock")
class SecurityContact(BaseSiteSetting):
    """Where people who find a weakness should turn to, and until when that is certain to be true."""

    contacts = models.TextField(
        blank=True,
        max_length=500,
        validators=[contacts_validator],
        help_text="Such as mailto:security@example.org, the best first, one on each line. Leave empty for the contact "
        "page's form.",
    )
    expires_on = models.DateField(
        null=True,
        blank=True,
        verbose_name="true until",
        help_text="At most a year from now. From this day on the site tells nobody of it; this CMS reminds you before.",
    )
    preferred_languages = models.CharField(
        max_length=40,
        default="en",
        validators=[languages_validator],
        help_text="The languages that you read, such as: en, cy",
    )
    policy_url = models.URLField(
        blank=True, verbose_name="policy", help_text="A page on how you deal with such reports, where there is one."
    )

    panels = [
        FieldPanel("contacts"),
        FieldPanel("expires_on"),
        FieldPanel("preferred_languages"),
        FieldPanel("policy_url"),
    ]

    class Meta:
        verbose_name = "security contact"

    def clean(self):
        """Refuse a day that is past, or too far away to be a promise."""
        super().clean()
        today = timezone.localdate()
        if self.expires_on and not today < self.expires_on <= today + SECURITY_CONTACT_MAX_AGE:
            raise ValidationError({"expires_on": "Choose a day from tomorrow up to a year from now."})

    @property
    def has_expired(self):
        """Whether it is to be told to nobody."""
        return self.expires_on is None or self.expires_on <= timezone.localdate()

    @property
    def expires_soon(self):
        """Whether somebody should look at it now."""
        return self.has_expired or self.expires_on - timezone.localdate() <= SECURITY_CONTACT_EXPIRES_SOON
