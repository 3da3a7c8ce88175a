"""The feedback form: its fields, questions and error messages, its signed token, and what a link to it prefills."""

import re
import secrets
import time
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from carecity.core.url_utils import local_path, single_line

from .models import MAX_MESSAGE_LENGTH, Feedback, Kind

# Control characters except tab and line feed, and lone surrogates, which no database can store.
UNWANTED_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
SIGNING_SALT = "contact.form"
TOKEN_MAX_AGE_SECONDS = 24 * 3600  # a sender may write in the evening and send in the morning


@dataclass(frozen=True)
class FormToken:
    """The content of a valid token; `age` in seconds."""

    nonce: str
    age: float


def issue_token() -> str:
    """Return a token for a form that is opened now."""
    return signing.dumps([secrets.token_urlsafe(12), time.time()], salt=SIGNING_SALT)


def read_token(token: str) -> FormToken | None:
    """Return the content of a token; None if it is missing, altered or expired."""
    try:
        nonce, opened_at = signing.loads(token, salt=SIGNING_SALT, max_age=TOKEN_MAX_AGE_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):  # the last two: signed by a release with another payload
        return None
    return FormToken(nonce, time.time() - opened_at)


class NormalisedField(forms.CharField):
    """Text that is normalised before it is validated, and before the form shows it again."""

    def normalise(self, text: str) -> str:
        raise NotImplementedError

    def to_python(self, value: object) -> str:
        return super().to_python(self.normalise(str(value or ""))) or ""

    def bound_data(self, data: str | None, initial: object) -> str:
        return self.normalise(data or "")


class LineField(NormalisedField):
    """A single line. Line breaks become spaces, so that no value can add a header to a mail."""

    def normalise(self, text: str) -> str:
        return single_line(text)


class LineEmailField(LineField, forms.EmailField):
    """An email address on a single line."""


class MultilineField(NormalisedField):
    """Several lines. Browsers send CRLF; the stored LF counts as one character, as the sender sees it."""

    widget = forms.Textarea

    def normalise(self, text: str) -> str:
        return UNWANTED_CHARACTERS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


WANTS_REPLY_CHOICES = {"yes": "Yes", "no": "No"}


def validate_length(text: str) -> None:
    """Refuse a message that is too long and say by how much. `maxlength` would cut off pasted text silently."""
    excess = len(text) - MAX_MESSAGE_LENGTH
    if excess > 0:
        characters = "character" if excess == 1 else "characters"
        raise ValidationError(
            f"Shorten your feedback: it has {len(text):,} characters, {excess:,} {characters} more than "
            f"the {MAX_MESSAGE_LENGTH:,} we can take"
        )


def choice_errors(message: str) -> dict[str, str]:
    """Return the error messages of a required choice: one text for a missing and for an invalid value."""
    return dict.fromkeys(["required", "invalid_choice"], message)


def get_initial(request: HttpRequest) -> dict[str, str]:
    """Return the initial kind and page of a form that is opened by this request.

    A link such as `/contact/?kind=barrier` chooses the kind. The page is the one in `?page=`, or else the page of this
    site that the visitor came from; with a kind it stays empty, because the page with such a link is rarely the one
    that the message is about.
    """
    asked = request.GET.get("kind", "")
    kind = asked if asked in Kind.values else ""
    if page := request.GET.get("page", ""):
        return {"kind": kind, "page": local_path(page)}
    referrer = "" if kind else local_path(request.headers.get("Referer", ""))
    return {"kind": kind, "page": referrer if referrer != request.path else ""}


class FeedbackForm(forms.ModelForm):
    """Feedback from any visitor; name and email address are stored only if the sender asks for a reply."""

    HIDDEN_NAME = "confirm_topic"  # the honeypot; neither browsers nor password managers fill in a field of this name

    kind = forms.ChoiceField(
        label="What is it about?",
        choices=Kind,
        widget=forms.RadioSelect,
        error_messages=choice_errors("Choose what your feedback is about"),
    )
    message = MultilineField(
        label="Your feedback",
        help_text=f"Please do not include details of anybody’s health. Up to {MAX_MESSAGE_LENGTH:,} characters.",  # noqa: RUF001 - as English is set
        validators=[validate_length],
        error_messages={"required": "Enter your feedback"},
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    page = LineField(
        label="The page it is about (optional)",
        help_text="Only if it is about a page of this website, such as /about/.",
        required=False,
    )
    wants_reply = forms.ChoiceField(
        label="Would you like a reply?",
        choices=WANTS_REPLY_CHOICES,
        widget=forms.RadioSelect,
        error_messages=choice_errors("Choose whether you would like a reply"),
    )
    name = LineField(
        label="Your name (optional)",
        required=False,
        max_length=100,
        error_messages={"max_length": "Enter a name of up to %(limit_value)d characters; this has %(show_value)d"},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = LineEmailField(
        label="Your email address",
        help_text="We use it for the reply and for nothing else.",
        required=False,
        max_length=254,
        error_messages={
            "invalid": "Enter an email address in the correct format, like name@example.com",
            "max_length": "Enter an email address of up to %(limit_value)d characters; this has %(show_value)d",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )

    class Meta:
        model = Feedback
        fields = ["kind", "message", "page", "name", "email"]

    field_order = ["kind", "message", "page", "wants_reply", "name", "email"]
    reply_fields = ("name", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"label_suffix": "", "use_required_attribute": False}
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # set by Django; see `validate_length`
        self.parsed_token = read_token(self.data.get("token", ""))

    @property
    def token(self) -> str:
        """The token to render: the submitted one while it is valid, so that the time since opening goes on."""
        return self.data["token"] if self.parsed_token else issue_token()

    def clean_page(self) -> str:
        """Return the path of a page on this site; report anything else instead of dropping it silently."""
        typed = self.cleaned_data["page"]
        path = local_path(typed)
        if typed and not path:
            raise ValidationError("Enter the address of a page of this website, such as /about/, or leave this empty")
        return path

    def clean(self) -> dict[str, Any]:
        """Require an email address if a reply is wanted; otherwise ignore name and address and their errors."""
        cleaned = super().clean() or self.cleaned_data
        wants_reply = cleaned.get("wants_reply")
        if wants_reply == "yes" and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", "Enter your email address, so that we can reply")
        if wants_reply == "no":
            for name in self.reply_fields:
                self.errors.pop(name, None)
                cleaned[name] = ""
        return cleaned
