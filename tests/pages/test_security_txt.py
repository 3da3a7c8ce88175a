"""`/.well-known/security.txt`: whom to tell of a weakness, as long as that is true."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from pages.models import SecurityContact

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
CONTACT = "/.well-known/security.txt"


@pytest.fixture
def contact(site):
    """Return the security contact of the starting content."""
    return SecurityContact.objects.get(site=site)


def test_security_contact_is_told_while_it_is_true(contact, client):
    answer = client.get(CONTACT)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.text.splitlines() == [
        "Contact: https://www.example.org/contact/",
        f"Expires: {contact.expires_on}T00:00:00Z",
        "Preferred-Languages: en",
        "Canonical: https://www.example.org/.well-known/security.txt",
    ]
    contact.contacts, contact.policy_url = "mailto:a@example.org\r\nhttps://example.org/", "https://example.org/policy"
    contact.full_clean()
    contact.save()
    lines = client.get(CONTACT).text.splitlines()
    assert lines[:2] == ["Contact: mailto:a@example.org", "Contact: https://example.org/"]
    assert lines[-1] == "Policy: https://example.org/policy"


@pytest.mark.parametrize("days", [0, -1, -400])
def test_security_contact_that_has_expired_is_told_to_nobody(days, contact, client):
    SecurityContact.objects.update(expires_on=TODAY + timedelta(days=days))
    assert client.get(CONTACT).status_code == 404
    SecurityContact.objects.all().delete()
    assert client.get(CONTACT).status_code == 404
    assert not SecurityContact.objects.exists(), "asking makes nothing"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("contacts", "somebody@example.org"),
        ("contacts", "http://example.org/"),
        ("contacts", "mailto:a@example.org Expires: never"),
        ("contacts", "javascript:alert(1)"),
        ("preferred_languages", "en\nContact: mailto:evil@example.org"),
        ("preferred_languages", "English"),
        ("expires_on", TODAY),
        ("expires_on", TODAY + timedelta(days=400)),
    ],
)
def test_security_contact_that_would_mislead_is_refused(name, value, contact):
    setattr(contact, name, value)
    with pytest.raises(ValidationError) as refused:
        contact.full_clean()
    assert name in refused.value.message_dict
