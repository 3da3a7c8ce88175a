"""Images of the library, with their credit and the consent of the people in them."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import PurePath

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from wagtail.images.models import AbstractImage, AbstractRendition, Image, ImageQuerySet
from wagtail.search import index

from pages.media.storages import CONTENT_HASH

WARNING_PERIOD = timedelta(days=60)  # before the consent for an image ends


# What cameras, phones and programs call their files, and any file by its extension.
FILE_NAME = re.compile(
    r"""\S+\.(avif|gif|hei[cf]|jpe?g|png|webp)
      | (copy\ of\ )? (dsc[fn]?|img|mvimg|pxl) [\s_-]* \d [\w\s.()-]*
      | (copy\ of\ )? (image|photo|screenshot|whatsapp\ image) [\s_-]* \d{4}-?\d\d-?\d\d [\w\s.()-]*
      | (copy\ of\ )? \d{4}-?\d\d-?\d\d [\s_-]+ \d [\w\s.()-]*""",
    re.IGNORECASE | re.VERBOSE,
)
UNIQUE_SUFFIX = re.compile(r"_(?=[a-z]*[A-Z0-9])[a-zA-Z0-9]{7}$")  # which Django adds to the name of a file that exists
SEPARATORS = re.compile(r"[\s_-]+")


def is_file_name(text: str, file_name: str) -> bool:
    """Return whether a description is only the name of the file, which does not say what the image shows.

    "phone portrait" is, for phone-portrait.jpg; "The garden" is not, for the-garden.jpg: an editor has written it.
    """
    text, path = text.strip(), PurePath(CONTENT_HASH.sub("", file_name))
    stems = {path.stem, UNIQUE_SUFFIX.sub("", path.stem)}
    names = {name.casefold() for name in (path.name, *stems)}
    if text.islower():
        names |= {SEPARATORS.sub(" ", name) for name in names}
    return text.casefold() in names or FILE_NAME.fullmatch(text) is not None


class People(models.TextChoices):
    """Whether people can be recognised in an image. Empty: uploaded before editors were asked, or not answered yet."""

    NONE = "none", "No"
    WITH_CONSENT = "consent", "Yes, and they agreed"


class SiteImageQuerySet(ImageQuerySet):
    """Queries for the image chooser, the report and the dashboard."""

    def choosable(self) -> SiteImageQuerySet:
        """Return the images that editors may put on a page: all but those whose consent has ended."""
        return self.exclude(people=People.WITH_CONSENT, consent_until__lt=timezone.localdate())

    def to_check(self) -> SiteImageQuerySet:
        """Return the images whose consent ends soon or has ended, and those without an answer about people."""
        soon = timezone.localdate() + WARNING_PERIOD
        return self.filter(Q(people="") | Q(people=People.WITH_CONSENT, consent_until__lte=soon))

    def most_urgent_first(self) -> SiteImageQuerySet:
        """Sort by the end of the consent; images without an answer about people are last."""
        return self.order_by(F("consent_until").asc(nulls_last=True), "title", "pk")


class SiteImage(AbstractImage):
    """An image: Wagtail's fields, the credit that visitors read, and the consent of the people that it shows."""

    credit = models.CharField(
        max_length=120,
        blank=True,
        default="",
        db_default="",
        help_text="Who made the image, if they want to be named. Visitors read it below the image in a page's text.",
    )
    people = models.CharField(
        max_length=10,
        choices=People,
        blank=True,
        default="",
        db_default="",
        verbose_name="can people be recognised?",
        help_text="People who can be recognised must have agreed that Care City shows them.",
    )
    consent_given_by = models.CharField(
        max_length=200,
        blank=True,
        default="",
        db_default="",
        verbose_name="consent",
        help_text="Who agreed, and where Care City keeps it, for example: “signed forms of 3 May, in the office”. Only "
        "editors read it.",
    )
    consent_until = models.DateField(
        null=True,
        blank=True,
        verbose_name="consent until",
        help_text="The last day on which the image may be shown. Enter yesterday if the consent was withdrawn. Empty: "
        "it has no end.",
    )

    objects = SiteImageQuerySet.as_manager()

    admin_form_fields = (*Image.admin_form_fields, "credit", "people", "consent_given_by", "consent_until")
    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("credit"),
        *map(index.FilterField, ("people", "consent_until")),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        verbose_name_plural = "images"
        # Wagtail checks the permissions of its own image model, whichever model the site uses.
        default_permissions = ()

    @property
    def default_alt_text(self) -> str:
        """The description, and nothing without one: Wagtail takes the title, which is the name of the file at first."""
        return self.description

    def is_described_by(self, text: str) -> bool:
        """Return whether a text can be the description of this image."""
        return bool(text.strip()) and not is_file_name(text, self.file.name)

    @property
    def lacks_description(self) -> bool:
        """Whether the block that shows the image gives it no description, and does not mark it as decorative."""
        return not self.decorative and not self.is_described_by(self.contextual_alt_text or "")

    @property
    def has_consent_ended(self) -> bool:
        """Whether the people in the image no longer agree to be shown."""
        ends = self.consent_until if self.people == People.WITH_CONSENT else None
        return ends is not None and ends < timezone.localdate()

    @property
    def problem(self) -> str:
        """Why the image is in the report; empty if it is not."""
        if self.has_consent_ended:
            return "consent has ended"
        if self.people == People.WITH_CONSENT and self.consent_until:
            return "consent ends soon" if self.consent_until <= timezone.localdate() + WARNING_PERIOD else ""
        return "" if self.people else "does not say whether people can be recognised"


class SiteRendition(AbstractRendition):
    """An image in one size and format."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        default_permissions = ()
