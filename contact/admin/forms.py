"""The form with which reviewers handle a message."""

from typing import Any

from django import forms
from django.http import QueryDict

from contact.models import Feedback
from contact.services import triage


class TriageForm(forms.ModelForm):
    """Changes the fields that its reviewer edited, and reports those that another reviewer has changed meanwhile.

    Each field has a hidden input with the value that the reviewer saw (`show_hidden_initial`), from which Django
    computes `changed_data`. A form without them, opened on the release before, is treated as opened now. The caller
    locks the row.
    """

    data: QueryDict

    class Meta:
        model = Feedback
        fields = triage.EDITABLE_FIELDS

    def __init__(self, data: QueryDict | None = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True
        if "assignee" in self.fields:
            assignees = triage.get_assignees(including=self.instance.assignee_id)
            self.fields["assignee"].queryset = assignees  # type: ignore[attr-defined]  # a ModelChoiceField
        if data is not None:
            self.data = data.copy()
            for name in self.fields:
                self.data.setdefault(self.add_initial_prefix(name), self._current_value(name))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        stale = {name for name in self.fields if self._is_stale(name)}
        changes = {name: cleaned[name] for name in self.changed_data if name in cleaned}
        for name in self.fields.keys() - set(self.changed_data):
            cleaned[name] = getattr(self.instance, name)  # what the reviewer left alone stays as it is now
            if name in stale:
                self._show_current_value(name)
        for name, message in triage.find_conflicts(self.instance, stale, changes).items():
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


def _normalise(text: str) -> str:
    """Return the text without the CRLF that browsers send."""
    return text.replace("\r\n", "\n").strip()
