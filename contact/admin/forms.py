"""The forms of the conversation screen: handling, reply and note."""

import secrets
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from carecity.core.client_ip import hmac_digest
from contact.forms import FeedbackDetailsForm, MultilineField, choice_errors
from contact.models import CLOSED_STATES, Channel, Feedback, Kind, ReplyMethod, SavedReply, Theme, get_assignee_name
from contact.references import is_valid_reference, normalise_reference
from contact.selectors import get_assignees
from contact.services import triage
from contact.services.conflicts import find_conflicts
from contact.statistics import Period, get_month


class ReferenceField(forms.Field):
    """Another message, typed as its reference."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "size": 12})

    def prepare_value(self, value: Any) -> str:
        """Return the reference of a message or of a primary key, or what was typed."""
        if isinstance(value, Feedback):
            return value.reference
        if isinstance(value, int):
            return Feedback.objects.filter(pk=value).values_list("reference", flat=True).first() or ""
        return value or ""

    def to_python(self, value: Any) -> Feedback | None:
        if not value:
            return None
        if not is_valid_reference(value):
            raise ValidationError("This is not a reference: a character is wrong or missing.")
        found = Feedback.objects.filter(reference=normalise_reference(value)).first()
        if found is None:
            raise ValidationError("There is no message with this reference.")
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        return normalise_reference(self.prepare_value(initial)) != normalise_reference(data or "")


class HandlingForm(forms.ModelForm):
    """Changes the fields that its reviewer edited, and reports those that another reviewer has changed meanwhile.

    Each field has a hidden input with the value that the reviewer saw (`show_hidden_initial`), from which Django
    computes `changed_data`. A form without them, opened on the release before, is treated as opened now. The caller
    locks the row.
    """

    data: QueryDict

    same_as = ReferenceField(label="Same as", required=False, help_text="Reference of an earlier message.")
    outcome = MultilineField(
        required=False,
        max_length=1000,
        help_text="For colleagues. A data-protection complaint cannot be closed without one.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = Feedback
        fields = triage.EDITABLE_FIELDS
        widgets = {
            "due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "acknowledged_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, data: QueryDict | None = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True
            field.widget.attrs.pop("maxlength", None)  # it would cut off pasted text silently
        if "assignee" in self.fields:
            assignees = get_assignees(including=self.instance.assignee_id)
            self.fields["assignee"].queryset = assignees  # type: ignore[attr-defined]  # a ModelChoiceField
            self.fields["assignee"].label_from_instance = get_assignee_name  # type: ignore[attr-defined]  # as above
        if "theme" in self.fields:
            themes = Theme.objects.filter(Q(is_active=True) | Q(pk=self.instance.theme_id))
            self.fields["theme"].queryset = themes  # type: ignore[attr-defined]  # as above
        if "resolution" in self.fields:
            self.fields["resolution"].help_text = "How the message was closed. The sender reads it on the status page."
        if "acknowledged_on" in self.fields and self.instance.kind != Kind.DATA_PROTECTION:
            del self.fields["acknowledged_on"]
        if data is not None:
            self.data = data.copy()
            for name in self.fields:
                self.data.setdefault(self.add_initial_prefix(name), self._current_value(name))

    def clean_same_as(self) -> Feedback | None:
        other: Feedback | None = self.cleaned_data["same_as"]
        if other and other.pk == self.instance.pk:
            raise ValidationError("This is the reference of the message itself.")
        return other

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        stale = {name for name in self.fields if self._is_stale(name)}
        changes = {name: cleaned[name] for name in self.changed_data if name in cleaned}
        for name in self.fields.keys() - set(self.changed_data):
            cleaned[name] = getattr(self.instance, name)  # what the reviewer left alone stays as it is now
            if name in stale:
                self._show_current_value(name)
        for name, message in find_conflicts(self.instance, stale, changes).items():
            self.add_error(name, message)
            self.data[self.add_initial_prefix(name)] = self._current_value(name)  # saving again is then deliberate
        return cleaned

    def get_changes(self) -> dict[str, Any]:
        """Return the values of the fields that the reviewer edited."""
        return {name: self.cleaned_data[name] for name in self.changed_data}

    def _current_value(self, name: str) -> str:
        """Return the value in the row, as a hidden input holds it."""
        value = self.fields[name].prepare_value(self.initial.get(name))
        return "" if value is None else str(value)

    def _is_stale(self, name: str) -> bool:
        seen = str(self.data[self.add_initial_prefix(name)])
        return _normalise(seen) != _normalise(self._current_value(name))

    def _show_current_value(self, name: str) -> None:
        current = self._current_value(name)
        self.data[self.add_prefix(name)] = self.data[self.add_initial_prefix(name)] = current


MAX_TEXT_LENGTH = 4000  # characters


def validate_text_length(text: str) -> None:
    """Say by how much a text is too long; `maxlength` would cut off pasted text silently."""
    if len(text) > MAX_TEXT_LENGTH:
        raise ValidationError(f"Shorten it by {len(text) - MAX_TEXT_LENGTH:,} characters, to {MAX_TEXT_LENGTH:,}.")


class ReplyForm(forms.Form):
    """A reply to the sender. `form_key` identifies the form: the same form sent twice is one reply."""

    method = forms.ChoiceField(label="How you reply", choices=ReplyMethod, widget=forms.HiddenInput)
    saved_reply = forms.ModelChoiceField(
        SavedReply.objects.all(), required=False, label="Saved reply", empty_label="Choose a saved reply"
    )
    text = MultilineField(
        label="Reply",
        validators=[validate_text_length],
        error_messages={"required": "Write the reply first."},
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    form_key = forms.CharField(max_length=64, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)  # see `get_exchange`

    def clean(self) -> dict[str, Any]:
        self.errors.pop("saved_reply", None)  # only Insert uses it, and a manager may have deleted it meanwhile
        return super().clean() or self.cleaned_data

    def clean_method(self) -> ReplyMethod:
        method = ReplyMethod(self.cleaned_data["method"])
        if method == ReplyMethod.NONE:
            raise ValidationError("Choose how you reply.")
        return method


def get_exchange(feedback: Feedback) -> str:
    """Return what a reply is written in view of: how many replies were sent and came back, and whether it is closed."""
    closed = "closed" if feedback.state in CLOSED_STATES else "open"
    return f"{feedback.replies.count()} {feedback.follow_ups.count()} {closed}"


def list_errors(*bound_forms: forms.BaseForm) -> list[tuple[str, str]]:
    """Return the errors of forms as pairs: the id of the field, and the label with the first error."""
    found = [("", str(error)) for form in bound_forms for error in form.non_field_errors()]
    for form in bound_forms:
        for field in form:
            if field.errors:
                first = f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label
                found.append((first, f"{str(field.label).capitalize()}: {field.errors[0]}"))
    return found


class NoteForm(forms.Form):
    """A note for colleagues, which is never sent."""

    text = MultilineField(
        label="Note for colleagues",
        validators=[validate_text_length],
        error_messages={"required": "Write the note first."},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


MAX_AGE = timedelta(days=3653)  # ten years: a year with two digits is a slip


class ListActionForm(ActionForm):
    """The choice of a bulk action, which knows when the list was opened."""

    seen_at = forms.CharField(
        label="", required=False, widget=forms.HiddenInput, initial=lambda: timezone.now().isoformat()
    )


class RecordForm(FeedbackDetailsForm):
    """A message that reached Care City by another way than the website, as a reviewer records it."""

    channel = forms.ChoiceField(
        label="How it reached us",
        choices=[choice for choice in Channel.choices if choice[0] != Channel.WEB],
        widget=forms.RadioSelect,
        error_messages=choice_errors("Choose how it reached us"),
    )
    received_on = forms.DateField(
        label="Received on",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=timezone.localdate,
    )

    # Identifies the opened form: pressed twice, the button records one message.
    form_key = forms.CharField(required=False, widget=forms.HiddenInput, initial=lambda: secrets.token_urlsafe(16))

    class Meta(FeedbackDetailsForm.Meta):
        fields = ["channel", "received_on", *FeedbackDetailsForm.Meta.fields]

    field_order = ["channel", "received_on"]

    # The form for senders addresses the sender; this one says the same to a reviewer.
    labels = {
        "message": "What was said or written",
        "page": "Page (optional)",
        "reply_by": "How should we reply?",
        "name": "Sender’s name (optional)",  # noqa: RUF001 - as English is set
        "email": "Sender’s email address",  # noqa: RUF001 - as above
        "telephone": "Sender’s telephone number",  # noqa: RUF001 - as above
        "postal_address": "Sender’s postal address",  # noqa: RUF001 - as above
        "reply_format": "Reply in another form, such as large print, Easy Read or another language (optional)",
    }
    required_by_method = {
        ReplyMethod.EMAIL: ("email", "Enter the sender’s email address"),  # noqa: RUF001 - as above
        ReplyMethod.TELEPHONE: ("telephone", "Enter the sender’s telephone number"),  # noqa: RUF001 - as above
        ReplyMethod.LETTER: ("postal_address", "Enter the sender’s postal address"),  # noqa: RUF001 - as above
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.labels.items():
            self.fields[name].label = label
        self.fields["email"].help_text = ""
        self.fields["message"].error_messages["required"] = "Enter what was said or written"
        self.fields["kind"].error_messages |= choice_errors("Choose what it is about")

    @property
    def key(self) -> str | None:
        """The same key for the same form with the same text: after going back, a changed text is another message."""
        form_key = self.cleaned_data["form_key"]
        return hmac_digest(form_key, self.cleaned_data["message"]) if form_key else None

    def clean_received_on(self) -> date:
        day: date = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise ValidationError("Enter a day that is not in the future.")
        if day < timezone.localdate() - MAX_AGE:
            raise ValidationError("Enter a day in the last ten years.")
        return day


class PeriodForm(forms.Form):
    """The days that a report is about; the current month where nothing valid is entered."""

    start = forms.DateField(label="From", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    end = forms.DateField(label="To", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    published = forms.BooleanField(
        label="For publication",
        help_text="Shows figures below five as “fewer than 5”, so that readers recognise no sender.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("start") and cleaned.get("end") and cleaned["end"] < cleaned["start"]:
            raise ValidationError("The last day is before the first.")
        if cleaned.get("start") and cleaned.get("end") and cleaned["end"] - cleaned["start"] > MAX_AGE:
            raise ValidationError("Choose at most ten years.")
        return cleaned

    def get_period(self) -> Period:
        if self.is_valid():
            return Period(self.cleaned_data["start"], self.cleaned_data["end"])
        return get_month(timezone.localdate())


def _normalise(text: str) -> str:
    """Return the text without the CRLF that browsers send."""
    return text.replace("\r\n", "\n").strip()
