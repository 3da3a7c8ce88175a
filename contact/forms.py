"""The feedback form: what people can type, and what they are told when something is missing."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError

from .models import MESSAGE_LIMIT, Feedback, Kind


def drop_control_characters(text, *, keep=""):
    """Return the text without control characters, which no keyboard types and no database needs."""
    return "".join(character for character in text if character in keep or unicodedata.category(character) != "Cc")


class LineField(forms.CharField):
    """One line: line breaks become spaces, so that nothing typed here can add a header to a mail."""

    def to_python(self, value):
        """Return the value on one line, without control characters."""
        return super().to_python(drop_control_characters(" ".join(str(value or "").split())))


class LineEmailField(LineField, forms.EmailField):
    """An email address on one line."""


class TextField(forms.CharField):
    """Several lines, counted as the sender sees them: browsers send two characters for a line break."""

    widget = forms.Textarea

    def to_python(self, value):
        """Return the value with plain line breaks and without other control characters."""
        lines = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
        return super().to_python(drop_control_characters(lines, keep="\n\t"))


def within_limit(text):
    """Refuse a message that is too long, and say by how much: no `maxlength`, which would cut a paste unseen."""
    excess = len(text) - MESSAGE_LIMIT
    if excess > 0:
        characters = "character" if excess == 1 else "characters"
        raise ValidationError(
            f"Shorten your feedback: it has {len(text):,} characters, {excess:,} {characters} more than "
            f"the {MESSAGE_LIMIT:,} we can take"
        )


class FeedbackForm(forms.ModelForm):
    """Feedback from anybody; a name and an email address only if the sender would like a reply."""

    kind = forms.ChoiceField(
        label="What is it about?",
        choices=Kind,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what your feedback is about",
            "invalid_choice": "Choose what your feedback is about from the list",
        },
    )
    message = TextField(
        label="Your feedback",
        help_text=f"Please do not include medical details. Up to {MESSAGE_LIMIT:,} characters.",
        validators=[within_limit],
        error_messages={"required": "Enter your feedback"},
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    name = LineField(
        label="Your name (optional)",
        required=False,
        max_length=100,
        error_messages={"max_length": "Enter a name of up to %(limit_value)d characters; this has %(show_value)d"},
        widget=forms.TextInput(attrs={"autocomplete": "name", "maxlength": None}),
    )
    email = LineEmailField(
        label="Your email address (optional)",
        help_text="Only if you would like a reply.",
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
        fields = ["kind", "message", "name", "email"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
