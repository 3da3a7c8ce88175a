"""Records that stand once for the whole site and are no words of the old one: what was tested, whom to tell."""

from django.utils import timezone

from pages.models import AccessibilityStatement, SecurityContact
from pages.models.settings import SECURITY_CONTACT_MAX_AGE

from .files import read_table
from .page_fields import find_page


def make_statement(site):
    """Make the accessibility statement, on its page where that is still there."""
    fields = read_table("accessibility")
    page = find_page(fields.pop("page"))
    return AccessibilityStatement.objects.create(site=site, page=page and page.specific, **fields)


def make_security_contact(site):
    """Make the contact for a year from now, through the contact page's form; before it ends the CMS reminds people."""
    return SecurityContact.objects.create(site=site, expires_on=timezone.localdate() + SECURITY_CONTACT_MAX_AGE)


RECORDS = (
    ("accessibility statement", AccessibilityStatement, make_statement),
    ("security contact", SecurityContact, make_security_contact),
)
