"""The feedback form: what people are asked, and what they are told when something is missing."""

from django import forms
from django.core.exceptions import ValidationError

from carecity.core.url_utils import local_path

from .fields import LineEmailField, LineField, LinesField
from .models import MESSAGE_LIMIT, Feedback, Kind
from .tokens import issue_token, read_token

REPLY = {"yes": "Yes", "no": "No"}


def within_limit(text):
    """Refuse a message that is too long, and say by how much: no `maxlength`, which would cut a paste unseen."""
    excess = len(text) - MESSAGE_LIMIT
    if excess > 0:
        characters = "character" if excess == 1 else "characters"
        raise ValidationError(
            f"Shorten your feedback: it has {len(text):,} characters, {excess:,} {characters} more than "
            f"the {MESSAGE_LIMIT:,} we can take"
        )


def one_of(message):
    """Return the error messages of a field that must be chosen."""
    return dict.fromkeys(["required", "invalid_choice"], message)


class FeedbackForm(forms.ModelForm):
    """Feedback from anybody; a name and an email address only from those who would like a reply."""

    HIDDEN_NAME = "confirm_topic"  # for robots; a word that neither browsers nor password managers fill in

    kind = forms.ChoiceField(
        label="What is it about?",
        choices=Kind,
        widget=forms.RadioSelect,
        error_messages=one_of("Choose what your feedback is about"),
    )
    message = LinesField(
        label="Your feedback",
        help_text=f"Please do not include details of anybody’s health. Up to {MESSAGE_LIMIT:,} characters.",  # noqa: RUF001 - as English is set
        validators=[within_limit],
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
        choices=REPLY,
        widget=forms.RadioSelect,
        error_messages=one_of("Choose whether you would like a reply"),
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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # Django's own, for the same reason as in `within_limit`
        self.opening = read_token(self.data.get("token", ""))

    @property
    def token(self):
        """The token for the form as it is shown: the one it came with while that is good, so that time runs on."""
        return self.data["token"] if self.opening else issue_token()

    def clean_page(self):
        """Keep the path of a page of this site; say so where it is something else, rather than drop it unseen."""
        typed = self.cleaned_data["page"]
        path = local_path(typed)
        if typed and not path:
            raise ValidationError("Enter the address of a page of this website, such as /about/, or leave this empty")
        return path

    def clean(self):
        """Ask for an address only where there is to be a reply, and forget name and address where there is none."""
        cleaned = super().clean()
        wanted = cleaned.get("wants_reply")
        if wanted == "yes" and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", "Enter your email address, so that we can reply")
        if wanted == "no":
            for name in self.reply_fields:
                self.errors.pop(name, None)
                cleaned[name] = ""
        return cleaned
