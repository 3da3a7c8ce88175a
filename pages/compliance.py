"""What law and standards require the site to publish about itself, and which of it is missing or out of date."""

from dataclasses import dataclass
from typing import TypeVar

from django.urls import reverse
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Site

from .models import AccessibilityStatement, SecurityContact, SiteSettings

Record = TypeVar("Record", bound=BaseSiteSetting)

# What a company in the United Kingdom has to show on its website (Company, Limited Liability Partnership and Business
# (Names and Trading Disclosures) Regulations 2015): fields of SiteSettings with their names in a sentence.
COMPANY_DETAILS = {
    "legal_name": "the registered name",
    "company_number": "the company number",
    "legal_line": "the part of the United Kingdom in which the company is registered",
    "registered_address": "the address of the registered office",
}


@dataclass(frozen=True)
class ComplianceIssue:
    """A missing or outdated statement, and the settings record in which it is corrected."""

    text: str
    record: BaseSiteSetting

    @property
    def permission(self) -> str:
        """The permission needed to correct it."""
        return f"{self.record._meta.app_label}.change_{self.record._meta.model_name}"

    @property
    def edit_url(self) -> str:
        return reverse("wagtailsettings:edit", args=["pages", self.record._meta.model_name, self.record.site_id])


def get_compliance_issues(site: Site) -> list[ComplianceIssue]:
    """Return the issues of a site. A settings record that does not exist yet counts as an empty one."""
    details = _get_record(SiteSettings, site)
    statement = _get_record(AccessibilityStatement, site)
    contact = _get_record(SecurityContact, site)
    issues = []
    missing = [label for name, label in COMPANY_DETAILS.items() if not getattr(details, name).strip()]
    if missing:
        text = f"The footer is missing company details that the law requires: {', '.join(missing)}."
        issues.append(ComplianceIssue(text, details))
    if statement.is_overdue:
        tested = f"was last tested on {statement.tested_on:%-d %B %Y}" if statement.tested_on else "has no test date"
        issues.append(ComplianceIssue(f"The accessibility statement {tested}. Test the site once a year.", statement))
    if contact.has_expired:
        text = "The security contact is missing or has expired, so security.txt is not published."
        issues.append(ComplianceIssue(text, contact))
    elif contact.expires_soon:
        text = f"The security contact expires on {contact.expires_on:%-d %B %Y}. Renew it."
        issues.append(ComplianceIssue(text, contact))
    return issues


def find_compliance_issues() -> list[ComplianceIssue]:
    """Return the issues of all sites."""
    return [issue for site in Site.objects.all() for issue in get_compliance_issues(site)]


def _get_record(model: type[Record], site: Site) -> Record:
    return model.objects.filter(site=site).first() or model(site=site)
