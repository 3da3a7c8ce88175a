"""What must hold of every answer to a post, whatever was posted."""

from bs4 import BeautifulSoup
from django.test import Client

from contact.forms import FeedbackForm
from contact.models import Feedback, HistoryEntry, Mail
from contact.references import is_valid_reference
from contact.tokens import read_token

from .fuzz_requests import with_tokens

FIELDS = FeedbackForm.base_fields
TYPED = ("message", "page", "name", "email")
CHOSEN = ("kind", "wants_reply")


def post(body, content_type, client=None, **environ):
    """Post raw bytes to the contact page as a stranger would, and let a crash be an answer of 500."""
    client = client or Client(raise_request_exception=False)
    return client.generic("POST", "/contact/", with_tokens(body), content_type=content_type, **environ)


def assert_sound(answer):
    """Check that a post was stored once and said so, or not stored and given back, or could not be read."""
    assert answer.status_code in {200, 303, 400, 403, 429}
    assert Feedback.objects.count() == HistoryEntry.objects.count() == (answer.status_code == 303)
    if answer.status_code == 303:
        assert_stored_as_typed(answer)
    elif answer.status_code != 400:
        assert_nothing_is_lost(answer)


def assert_stored_as_typed(answer):
    """Check that the one row holds what was typed, and that the answer leads to its reference."""
    row, typed = Feedback.objects.get(), answer.wsgi_request.POST
    assert is_valid_reference(row.reference)
    assert answer["Location"] == f"/contact/sent/{row.reference}/"
    assert row.message == tidied(typed, "message").strip()
    wanted = typed["wants_reply"] == "yes"
    assert [row.name, row.email] == [tidied(typed, name).strip() if wanted else "" for name in ("name", "email")]
    assert row.page == "" or (row.page in tidied(typed, "page") and row.page[0] == "/" != row.page[1:2])
    assert Mail.objects.count() == (not row.quarantined)


def assert_nothing_is_lost(answer):
    """Check that the form came back with all that was typed and chosen, and with a token to send it with."""
    typed, shown = answer.wsgi_request.POST, shown_in_form(answer.text)
    assert {name: shown.get(name) for name in TYPED} == {name: tidied(typed, name) for name in TYPED}
    for name in CHOSEN:
        offered = dict(FIELDS[name].choices)
        assert shown.get(name) == (typed.get(name) if typed.get(name) in offered else None)
    assert read_token(shown["token"])


def tidied(typed, name):
    """Return what was typed in a field as its field tidies it; of several values the last counts."""
    return FIELDS[name].normalise(typed.get(name, ""))


def shown_in_form(text):
    """Return name: value of the controls of a page as a browser reads them: choices only if chosen."""
    form = text[text.index('<form class="form"') : text.rindex("</form>")]  # the rest of the page only costs time
    controls = BeautifulSoup(form, "html.parser")
    return {
        control.get("name"): control.text.removeprefix("\n") if control.name == "textarea" else control.get("value", "")
        for control in controls.find_all(["input", "textarea"])
        if control.get("type") != "radio" or control.has_attr("checked")
    }
