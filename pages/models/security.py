"""Whom to tell of a weakness of the site, as `/.well-known/security.txt` says it (RFC 9116)."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

LONGEST = timedelta(days=366)  # what the standard recommends: nobody should trust an address from years ago
SOON = timedelta(days=30)

one_address_a_line = RegexValidator(
    r"\A(?:(?:https://|mailto:|tel:)[^\s<>]+(?:\r?\n|\Z))*\Z",
    "Write one address on each line, each beginning with https://, mailto: or tel:",
)
languages = RegexValidator(
    r"\A[a-z]{2,3}(?:-[A-Za-z]{2,4})?(?:, ?[a-z]{2,3}(?:-[A-Za-z]{2,4})?)*\Z",
    "Write codes of languages with commas between them, such as: en, cy",
)


@register_setting(icon="lock")
class SecurityContact(BaseSiteSetting):
    """Where people who find a weakness should turn to, and until when that is certain to be true."""

    contacts = models.TextField(
        blank=True,
        max_length=500,
        validators=[one_address_a_line],
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
        max_length=40, default="en", validators=[languages], help_text="The languages that you read, such as: en, cy"
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
        if self.expires_on and not today < self.expires_on <= today + LONGEST:
            raise ValidationError({"expires_on": "Choose a day from tomorrow up to a year from now."})

    @property
    def has_expired(self):
        """Whether it is to be told to nobody."""
        return self.expires_on is None or self.expires_on <= timezone.localdate()

    @property
    def expires_soon(self):
        """Whether somebody should look at it now."""
        return self.has_expired or self.expires_on - timezone.localdate() <= SOON
