"""The form: what it asks, what it refuses and how kindly."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact.forms import FeedbackForm
from contact.models import MAX_MESSAGE_LENGTH
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
        ({"wants_reply": ""}, "wants_reply", "Choose whether you would like a reply"),
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
def test_error_says_what_to_do(changes, field, message):
    assert list(errors(**changes)) == [field]
    assert message in errors(**changes)[field]


def test_a_name_is_optional_and_without_a_reply_so_is_an_address():
    assert errors(name="") == {}
    assert errors(wants_reply="no", email="") == {}


def test_who_wants_no_reply_leaves_no_name_and_no_address_and_gets_no_error_about_them():
    without = cleaned(wants_reply="no", name="x" * 101, email="jo@example")
    assert (without["name"], without["email"]) == ("", "")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("/about/", "/about/"), (" /about/?q=x#top ", "/about/"), ("https://www.example.org/about/", "/about/")],
)
def test_of_the_page_the_path_is_kept(typed, kept):
    assert cleaned(page=typed)["page"] == kept


@pytest.mark.parametrize(
    "typed",
    [
        "about",
        "https://elsewhere.example/about/",
        "javascript:alert(1)",
        "http://[",
        "/" + "x" * 255,
    ],
)
def test_what_is_no_page_of_this_site_is_said_rather_than_dropped(typed):
    assert errors(page=typed)["page"].startswith("Enter the address of a page of this website")


def test_line_breaks_count_once_although_browsers_send_two_characters():
    assert errors(message="\r\n".join("x" * 1000)[: MAX_MESSAGE_LENGTH + 999]) == {}
    assert cleaned(message="one\r\ntwo\rthree")["message"] == "one\ntwo\nthree"


def test_control_characters_are_dropped_and_everything_else_kept():
    assert cleaned(message="a\0b\x1bc\ttab \N{SLIGHTLY SMILING FACE} «é»")["message"] == (
        "abc\ttab \N{SLIGHTLY SMILING FACE} «é»"
    )


@given(typed=st.text(st.characters(exclude_categories=[]) | st.sampled_from("\0\r\n\ud800")))
def test_whatever_is_typed_can_be_stored_and_shown_again(typed):
    form = FeedbackForm(dict.fromkeys(["kind", "token", *TYPED], typed) | {"wants_reply": "yes"})
    form.full_clean()
    accepted = [form.cleaned_data[field] for field in TYPED if field in form.cleaned_data]
    shown = [form[field].value() for field in TYPED]
    for text in accepted + shown:
        text.encode()
        assert not {letter for letter in text if unicodedata.category(letter) == "Cc"} - {"\n", "\t"}
    assert not {"\n", "\t"} & set("".join(shown[1:]))


def test_no_line_break_gets_into_a_name_or_an_address():
    assert cleaned(name="Jo\r\nBcc: all@example.org")["name"] == "Jo Bcc: all@example.org"
    assert "email" in errors(email="jo@example.org\r\nBcc: all@example.org")


@pytest.mark.parametrize(("name", "token"), [("name", "name"), ("email", "email")])
def test_browsers_know_what_to_fill_in(name, token):
    assert f'autocomplete="{token}"' in str(FeedbackForm()[name])


def test_nothing_is_cut_off_unseen_and_no_placeholder_stands_for_a_label():
    html = "".join(str(field) for field in FeedbackForm())
    assert "maxlength" not in html
    assert "placeholder" not in html


def test_error_and_hint_are_tied_to_their_control():
    form = FeedbackForm(make_post(**REPLY | {"email": "jo@example"}))
    assert 'aria-invalid="true"' in str(form["email"])
    assert 'aria-describedby="id_email_helptext id_email_error"' in str(form["email"])
