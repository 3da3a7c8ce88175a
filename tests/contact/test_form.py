"""`FeedbackForm`: validation, error messages and normalisation."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact.forms import FeedbackForm
from contact.models import MAX_MESSAGE_LENGTH, Feedback
from tests.factories import REPLY, make_post

TYPED = ["message", "page", "name", "email"]


def errors(**changes):
    return {name: messages[0] for name, messages in FeedbackForm(make_post(**REPLY | changes)).errors.items()}


def cleaned(**changes):
    form = FeedbackForm(make_post(**REPLY | changes))
    assert form.is_valid(), form.errors
    return form.cleaned_data


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"kind": ""}, "kind", "Choose what your feedback is about"),
        ({"kind": "party"}, "kind", "Choose what your feedback is about"),
        ({"reply_by": ""}, "reply_by", "Choose how we should reply"),
        ({"email": ""}, "email", "Enter your email address, so that we can reply"),
        ({"message": ""}, "message", "Enter your feedback"),
        ({"message": " \n\t "}, "message", "Enter your feedback"),
        ({"message": "\0\x01"}, "message", "Enter your feedback"),
        ({"email": "jo@example"}, "email", "Enter an email address in the correct format, like name@example.com"),
        ({"email": "a@example.org, b@example.org"}, "email", "Enter an email address in the correct format"),
        ({"name": "x" * 101}, "name", "Enter a name of up to 100 characters; this has 101"),
        ({"message": "x" * 4001}, "message", "it has 4,001 characters, 1 character more than the 4,000 we can take"),
        ({"message": "x" * 5500}, "message", "it has 5,500 characters, 1,500 characters more than the 4,000"),
    ],
)
def test_error_message_says_what_to_do(changes, field, message):
    assert list(errors(**changes)) == [field]
    assert message in errors(**changes)[field]


def test_name_is_optional_and_email_is_too_without_a_reply():
    assert errors(name="") == {}
    assert errors(reply_by="none", email="") == {}


def test_name_and_email_are_ignored_without_a_reply():
    without = cleaned(reply_by="none", name="x" * 101, email="jo@example")
    assert (without["name"], without["email"]) == ("", "")


@pytest.mark.parametrize(
    ("typed", "path"),
    [("/about/", "/about/"), (" /about/?q=x#top ", "/about/"), ("https://www.example.org/about/", "/about/")],
)
def test_page_is_reduced_to_its_path(typed, path):
    assert cleaned(page=typed)["page"] == path


@pytest.mark.parametrize(
    "typed", ["about", "https://elsewhere.example/about/", "javascript:alert(1)", "http://[", "/" + "x" * 255]
)
def test_page_that_is_not_of_this_site_is_stored_as_typed(typed):
    page = cleaned(page=typed)["page"]
    assert page == typed[:255]
    assert Feedback(page=page).page_path in ("", page)


def test_line_breaks_count_as_one_character():
    assert errors(message="\r\n".join("x" * 1000)[: MAX_MESSAGE_LENGTH + 999]) == {}
    assert cleaned(message="one\r\ntwo\rthree")["message"] == "one\ntwo\nthree"


def test_control_characters_are_removed():
    assert cleaned(message="a\0b\x1bc\ttab \N{SLIGHTLY SMILING FACE} «é»")["message"] == (
        "abc\ttab \N{SLIGHTLY SMILING FACE} «é»"
    )


@given(typed=st.text(st.characters(exclude_categories=[]) | st.sampled_from("\0\r\n\ud800")))
def test_any_text_can_be_stored_and_shown_again(typed):
    form = FeedbackForm(dict.fromkeys(["kind", "token", *TYPED], typed) | {"reply_by": "email"})
    form.full_clean()
    accepted = [form.cleaned_data[field] for field in TYPED if field in form.cleaned_data]
    shown = [form[field].value() for field in TYPED]
    for text in accepted + shown:
        text.encode()
        assert not {letter for letter in text if unicodedata.category(letter) == "Cc"} - {"\n", "\t"}
    assert not {"\n", "\t"} & set("".join(shown[1:]))


def test_line_breaks_in_name_and_email_are_replaced_or_refused():
    assert cleaned(name="Jo\r\nBcc: all@example.org")["name"] == "Jo Bcc: all@example.org"
    assert "email" in errors(email="jo@example.org\r\nBcc: all@example.org")


@pytest.mark.parametrize(("name", "token"), [("name", "name"), ("email", "email")])
def test_fields_have_autocomplete_tokens(name, token):
    assert f'autocomplete="{token}"' in str(FeedbackForm()[name])


def test_fields_have_no_maxlength_and_no_placeholder():
    html = "".join(str(field) for field in FeedbackForm())
    assert "maxlength" not in html
    assert "placeholder" not in html


def test_error_and_hint_are_referenced_by_aria_describedby():
    form = FeedbackForm(make_post(**REPLY | {"email": "jo@example"}))
    assert 'aria-invalid="true"' in str(form["email"])
    assert 'aria-describedby="id_email_helptext id_email_error"' in str(form["email"])
