"""The feedback form: what people can type, and what they are told when something is missing."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError

from .models import MESSAGE_LIMIT, Feedback, Kind

# Control characters, which no keyboard types and no database needs, and halves of characters, which none can store.
DROPPED = {"Cc", "Cs"}


def drop_control_characters(text, *, keep=""):
    """Return the text without the characters that nobody can have meant to type."""
    return "".join(letter for letter in text if letter in keep or unicodedata.category(letter) not in DROPPED)


class TidyField(forms.CharField):
    """Text that is tidied in the same way before it is checked and before it is shown again."""

    def to_python(self, value):
        """Return the tidied text."""
        return super().to_python(self.tidy(str(value or "")))

    def bound_data(self, data, initial):
        """Return what the form shows again: what was typed, tidied."""
        return self.tidy(data or "")


class LineField(TidyField):
    """One line: line breaks become spaces, so that nothing typed here can add a header to a mail."""

    def tidy(self, text):
        """Return the text on one line."""
        return drop_control_characters(" ".join(text.split()))


class LineEmailField(LineField, forms.EmailField):
    """An email address on one line."""


class LinesField(TidyField):
    """Several lines, counted as the sender sees them: browsers send two characters for a line break."""

    widget = forms.Textarea

    def tidy(self, text):
        """Return the text with plain line breaks."""
        return drop_control_characters(text.replace("\r\n", "\n").replace("\r", "\n"), keep="\n\t")


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
    message = LinesField(
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
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
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
            field.widget.attrs.pop("maxlength", None)  # Django's own, for the same reason as in `within_limit`
