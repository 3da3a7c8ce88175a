"""What the site tells the public about itself, and what of it is missing, out of date, or will be soon."""

from dataclasses import dataclass

from django.urls import reverse

from .models import AccessibilityStatement, SecurityContact, SiteSettings

# What a company in the United Kingdom has to say on its website (Company, Limited Liability Partnership and Business
# (Names and Trading Disclosures) Regulations 2015).
PARTICULARS = {
    "legal_name": "the registered name",
    "company_number": "the company number",
    "legal_line": "the part of the United Kingdom in which the company is registered",
    "registered_address": "the address of the registered office",
}


@dataclass(frozen=True)
class Broken:
    """Something that is not true, or not said, and the record that puts it right."""

    text: str
    record: object

    @property
    def permission(self):
        """What somebody needs to put it right."""
        return f"{self.record._meta.app_label}.change_{self.record._meta.model_name}"

    @property
    def address(self):
        """Where it is put right."""
        return reverse("wagtailsettings:edit", args=["pages", self.record._meta.model_name, self.record.site_id])


def broken_promises(site):
    """Return what somebody should put right for this site; where there is no record yet, as for an empty one."""
    details, statement, contact = (
        model.objects.filter(site=site).first() or model(site=site)
        for model in (SiteSettings, AccessibilityStatement, SecurityContact)
    )
    missing = [words for name, words in PARTICULARS.items() if not getattr(details, name).strip()]
    found = []
    if missing:
        found.append(Broken(f"The footer lacks what the law asks of a company: {', '.join(missing)}.", details))
    if statement.is_overdue:
        when = f"was last tested on {statement.tested_on:%-d %B %Y}" if statement.tested_on else "has no date of a test"
        found.append(Broken(f"The accessibility statement {when}. Test the site once a year.", statement))
    if contact.has_expired:
        found.append(Broken("The security contact has expired or was never given: security.txt is not shown.", contact))
    elif contact.expires_soon:
        found.append(Broken(f"The security contact expires on {contact.expires_on:%-d %B %Y}. Renew it.", contact))
    return found
