"""`/.well-known/security.txt`, and the validation of the security contact."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from pages.models import SecurityContact

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
SECURITY_TXT = "/.well-known/security.txt"


@pytest.fixture
def contact(site):
    return SecurityContact.objects.get(site=site)


def test_security_txt_publishes_the_contact_until_it_expires(contact, client):
    response = client.get(SECURITY_TXT)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text.splitlines() == [
        "Contact: https://www.example.org/contact/",
        f"Expires: {contact.expires_on}T00:00:00Z",
        "Preferred-Languages: en",
        "Canonical: https://www.example.org/.well-known/security.txt",
    ]
    contact.contacts, contact.policy_url = "mailto:a@example.org\r\nhttps://example.org/", "https://example.org/policy"
    contact.full_clean()
    contact.save()
    lines = client.get(SECURITY_TXT).text.splitlines()
    assert lines[:2] == ["Contact: mailto:a@example.org", "Contact: https://example.org/"]
    assert lines[-1] == "Policy: https://example.org/policy"


@pytest.mark.parametrize("days", [0, -1, -400])
def test_security_txt_without_valid_contact_is_404(days, contact, client):
    SecurityContact.objects.update(expires_on=TODAY + timedelta(days=days))
    assert client.get(SECURITY_TXT).status_code == 404
    SecurityContact.objects.all().delete()
    assert client.get(SECURITY_TXT).status_code == 404
    assert not SecurityContact.objects.exists(), "a request creates no record"


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
def test_security_contact_with_invalid_field_is_refused(name, value, contact):
    setattr(contact, name, value)
    with pytest.raises(ValidationError) as error:
        contact.full_clean()
    assert name in error.value.message_dict
