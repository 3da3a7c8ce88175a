"""The feedback form: its fields, questions and error messages, and what a link to it prefills."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict

from carecity.core.client_ip import hmac_digest
from carecity.core.csrf import is_cross_site
from carecity.core.email_backends import can_send_to
from carecity.core.url_utils import local_path, single_line

from .models import MAX_MESSAGE_LENGTH, Feedback, Kind, ReplyMethod
from .tokens import FormToken, is_expired, issue_token, read_token
from .validators import validate_email_address

# Control characters except tab and line feed, and lone surrogates, which no database can store.
UNWANTED_CHARACTERS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
LINE_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
INVISIBLE_CATEGORIES = ("C", "Z")  # of Unicode: control and format characters, separators
MAX_PAGE_LENGTH = 255  # characters
MIN_TELEPHONE_DIGITS = 5
COMPLAINT_NEEDS_REPLY = (
    "Choose how we can reach you: the law requires us to acknowledge a data-protection complaint, and to tell you the "
    "outcome"
)
CANNOT_SEND_TO_ADDRESS = (
    "Our mail system cannot send to an address with “{}” in it. Enter another address, or choose another way for us to "
    "reply"
)
# Why a form that was filled in is shown again. Each sentence names one cause.
FORM_EXPIRED = "This form was opened more than 30 days ago. Nothing you typed is lost: press the button again."
FORM_DAMAGED = (
    "A hidden part of this form was missing or changed on the way to us. Nothing you typed is lost: press the button "
    "again."
)
CROSS_SITE = (
    "Your browser says that another website sent this form, so we have not stored it. Nothing you typed is lost: press "
    "the button again."
)


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
    """An email address on a single line, in any script."""

    default_validators = [validate_email_address]


class MultilineField(NormalisedField):
    """Several lines. Browsers send CRLF; the stored LF counts as one character, as the sender sees it.

    Every other line break of Unicode becomes LF too, and text without a visible character counts as empty.
    """

    widget = forms.Textarea

    def normalise(self, text: str) -> str:
        text = UNWANTED_CHARACTERS.sub("", LINE_BREAKS.sub("\n", text))
        return text if any(unicodedata.category(character)[0] not in INVISIBLE_CATEGORIES for character in text) else ""


def validate_length(text: str) -> None:
    """Refuse a message that is too long and say by how much. `maxlength` would cut off pasted text silently."""
    excess = len(text) - MAX_MESSAGE_LENGTH
    if excess > 0:
        characters = "character" if excess == 1 else "characters"
        raise ValidationError(
            f"Shorten your feedback: it has {len(text):,} characters, {excess:,} {characters} more than "
            f"the {MAX_MESSAGE_LENGTH:,} we can take"
        )


def validate_telephone(number: str) -> None:
    """Refuse text without enough digits to call; accept any spelling of a number."""
    if sum(character.isdigit() for character in number) < MIN_TELEPHONE_DIGITS:
        raise ValidationError("Enter a telephone number, like 020 7946 0000")


def with_reply_method(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Translate the answer of a form that was opened on the release before, which asked only for yes or no."""
    if "reply_by" in data or "wants_reply" not in data:
        return data
    methods = {"yes": ReplyMethod.EMAIL, "no": ReplyMethod.NONE}
    values = data.dict() if isinstance(data, QueryDict) else dict(data)
    return values | {"reply_by": methods.get(data["wants_reply"], "")}


def choice_errors(message: str) -> dict[str, str]:
    """Return the error messages of a required choice: one text for a missing and for an invalid value."""
    return dict.fromkeys(["required", "invalid_choice"], message)


def get_initial(request: HttpRequest) -> dict[str, str]:
    """Return the initial kind and page of a form: those of the link that opened it, such as `/contact/?kind=barrier`.

    A link without them fills in nothing: the page that a visitor came from is rarely the one that the message is about.
    """
    kind = request.GET.get("kind", "")
    return {"kind": kind if kind in Kind.values else "", "page": local_path(request.GET.get("page", ""))}


class TokenForm(forms.BaseForm):
    """A form with a signed token, so that a form which is sent twice is stored once; it needs no cookie."""

    parsed_token: FormToken | None

    @property
    def token(self) -> str:
        """The token to render: the submitted one while it is valid, so that the time since opening goes on."""
        return self.data["token"] if self.parsed_token else issue_token()

    def refuse_unsafe(self, request: HttpRequest) -> bool:
        """Add an error that names the cause, and return True, if the form cannot be stored safely."""
        if is_cross_site(request):
            self.add_error(None, CROSS_SITE)
        elif self.parsed_token is None:
            self.add_error(None, FORM_EXPIRED if is_expired(self.data.get("token", "")) else FORM_DAMAGED)
        else:
            return False
        return True

    def get_key(self, *content: str) -> str:
        """Return the same key for the same form with the same content.

        The content is part of it, so that a sender who goes back, changes the text and sends it again loses nothing.
        """
        if self.parsed_token is None:
            raise ValueError("A form without a valid token cannot be stored.")
        return hmac_digest(self.parsed_token.nonce, *content)


class FeedbackDetailsForm(forms.ModelForm):
    """What a message consists of, whether its sender fills in the form or a reviewer records a call or a letter.

    How to reach the sender is stored only for the way of replying that the sender has chosen.
    """

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
    reply_by = forms.ChoiceField(
        label="How should we reply?",
        choices=ReplyMethod,
        widget=forms.RadioSelect,
        error_messages=choice_errors("Choose how we should reply"),
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
        help_text="We use it to reply to you and for nothing else.",
        required=False,
        max_length=254,
        error_messages={
            "invalid": "Enter an email address in the correct format, like name@example.com",
            "max_length": "Enter an email address of up to %(limit_value)d characters; this has %(show_value)d",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    telephone = LineField(
        label="Your telephone number",
        required=False,
        max_length=40,
        validators=[validate_telephone],
        error_messages={"max_length": "Enter a telephone number of up to %(limit_value)d characters"},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    best_time = LineField(
        label="Best time to call (optional)",
        required=False,
        max_length=100,
        error_messages={"max_length": "Enter a time in up to %(limit_value)d characters; this has %(show_value)d"},
    )
    postal_address = MultilineField(
        label="Your postal address",
        required=False,
        max_length=400,
        error_messages={"max_length": "Enter an address of up to %(limit_value)d characters; this has %(show_value)d"},
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "street-address"}),
    )
    reply_format = LineField(
        label="Do you need our reply in another form, such as large print, Easy Read or another language? (optional)",
        required=False,
        max_length=200,
        error_messages={"max_length": "Write up to %(limit_value)d characters here; this has %(show_value)d"},
    )

    class Meta:
        model = Feedback
        fields = [
            "kind", "message", "page", "reply_by",
            "name", "email", "telephone", "best_time", "postal_address", "reply_format",
        ]  # fmt: skip

    # The fields for each way of replying. `required`: without which we cannot reply that way, and the error then.
    fields_by_method = {
        ReplyMethod.EMAIL: ["name", "email", "reply_format"],
        ReplyMethod.TELEPHONE: ["name", "telephone", "best_time", "reply_format"],
        ReplyMethod.LETTER: ["name", "postal_address", "reply_format"],
        ReplyMethod.NONE: [],
    }
    required_by_method = {
        ReplyMethod.EMAIL: ("email", "Enter your email address, so that we can reply"),
        ReplyMethod.TELEPHONE: ("telephone", "Enter your telephone number, so that we can call you"),
        ReplyMethod.LETTER: ("postal_address", "Enter your postal address, so that we can write to you"),
    }
    reply_fields = ("name", "email", "telephone", "best_time", "postal_address", "reply_format")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": "", "use_required_attribute": False})
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # set by Django; see `validate_length`

    def rows(self) -> Iterator[tuple[forms.BoundField, str]]:
        """Yield each field, and the ways of replying for which it is shown; none if it always is."""
        for field in self.visible_fields():
            yield field, " ".join(method for method, names in self.fields_by_method.items() if field.name in names)

    def clean_email(self) -> str:
        """Refuse an address to which our mail server cannot send: a reply would never arrive."""
        address: str = self.cleaned_data["email"]
        if not can_send_to(address):
            raise ValidationError(CANNOT_SEND_TO_ADDRESS.format("".join(c for c in address if not c.isascii())))
        return address

    def clean_page(self) -> str:
        """Return the path of a page of this site, or else what was typed: an optional field never refuses the form."""
        typed = self.cleaned_data["page"]
        return (local_path(typed) or typed)[:MAX_PAGE_LENGTH]

    def clean(self) -> dict[str, Any]:
        """Require what the chosen way of replying needs; ignore the fields of the others, and their errors."""
        cleaned = super().clean() or self.cleaned_data
        if "reply_by" not in cleaned:
            return cleaned
        method = ReplyMethod(cleaned["reply_by"])
        if method == ReplyMethod.NONE and cleaned.get("kind") == Kind.DATA_PROTECTION:
            self.add_error("reply_by", COMPLAINT_NEEDS_REPLY)
            return cleaned
        for name in set(self.reply_fields) - set(self.fields_by_method[method]):
            self.errors.pop(name, None)
            cleaned[name] = ""
        if method in self.required_by_method:
            name, error = self.required_by_method[method]
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, error)
        return cleaned


class FeedbackForm(TokenForm, FeedbackDetailsForm):
    """Feedback from any visitor."""

    HIDDEN_NAME = "confirm_topic"  # the honeypot; neither browsers nor password managers fill in a field of this name

    def __init__(self, data: Mapping[str, Any] | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data if data is None else with_reply_method(data), *args, **kwargs)
        self.parsed_token = read_token(self.data.get("token", ""))

    @property
    def key(self) -> str:
        return self.get_key(*(self.cleaned_data[name] for name in self.Meta.fields))


class FollowUpForm(TokenForm, forms.Form):
    """What a sender writes back, or that the message is withdrawn."""

    text = MultilineField(
        label="Your message to us",
        required=False,
        validators=[validate_length],
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    withdraw = forms.BooleanField(label="I withdraw my message: please do nothing more about it", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": "", "use_required_attribute": False})
        self.parsed_token = read_token(self.data.get("token", ""))

    @property
    def key(self) -> str:
        return self.get_key(self.cleaned_data["text"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("text") and not cleaned.get("withdraw") and "text" not in self.errors:
            self.add_error("text", "Write your message, or choose to withdraw it")
        return cleaned
