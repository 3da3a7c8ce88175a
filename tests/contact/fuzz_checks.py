"""Assertions that hold for the response to any post."""

from bs4 import BeautifulSoup
from django.test import Client

from contact.forms import FeedbackForm
from contact.models import Feedback, HistoryEntry, Mail
from contact.references import is_valid_reference
from contact.tokens import read_token

from .fuzz_requests import with_tokens

FIELDS = FeedbackForm.base_fields
TYPED = ("message", "page", "name", "email")
CHOSEN = ("kind", "reply_by")


def post(body, content_type, client=None, **environ):
    """Post raw bytes to the contact page; an exception becomes a 500 response."""
    client = client or Client(raise_request_exception=False)
    return client.generic("POST", "/contact/", with_tokens(body), content_type=content_type, **environ)


def assert_handled(response):
    """Check that the post was stored once, or returned with all text and not stored, or was not parsable (400)."""
    assert response.status_code in {200, 303, 400, 403, 429}
    assert Feedback.objects.count() == HistoryEntry.objects.count() == (response.status_code == 303)
    if response.status_code == 303:
        assert_stored_as_typed(response)
    elif response.status_code != 400:
        assert_nothing_is_lost(response)


def assert_stored_as_typed(response):
    """Check that the row holds the typed text, and that the response redirects to its reference."""
    row, typed = Feedback.objects.get(), response.wsgi_request.POST
    assert is_valid_reference(row.reference)
    assert response["Location"] == f"/contact/sent/{row.reference}/"
    assert row.message == normalised(typed, "message").strip()
    wants_email = typed["reply_by"] == "email"
    expected = [normalised(typed, name).strip() if wants_email else "" for name in ("name", "email")]
    assert [row.name, row.email] == expected
    assert row.page in normalised(typed, "page")
    notification_and_receipt = 1 + bool(row.email)
    assert Mail.objects.count() == (0 if row.quarantined else notification_and_receipt)


def assert_nothing_is_lost(response):
    """Check that the form is shown with all typed text and choices, and with a valid token."""
    typed, shown = response.wsgi_request.POST, shown_in_form(response.text)
    assert {name: shown.get(name) for name in TYPED} == {name: normalised(typed, name) for name in TYPED}
    for name in CHOSEN:
        offered = dict(FIELDS[name].choices)
        assert shown.get(name) == (typed.get(name) if typed.get(name) in offered else None)
    assert read_token(shown["token"])


def normalised(typed, name):
    """Return the typed text as its field normalises it; the last of several values counts."""
    return FIELDS[name].normalise(typed.get(name, ""))


def shown_in_form(text):
    """Return {name: value} of the form's controls, as a browser submits them."""
    form = text[text.index('<form class="form"') : text.rindex("</form>")]  # parsing the rest of the page takes long
    controls = BeautifulSoup(form, "html.parser")
    return {
        control.get("name"): control.text.removeprefix("\n") if control.name == "textarea" else control.get("value", "")
        for control in controls.find_all(["input", "textarea"])
        if control.get("type") != "radio" or control.has_attr("checked")
    }
