"""Forms that two people may have open at the same time."""

import hashlib
from typing import Any

from django import forms
from django.db import connection
from django.db.models import Model
from django.utils.datastructures import MultiValueDict
from django.utils.text import get_text_list

CHANGED = "Another user has saved this after you opened it."


def get_fingerprint(instance: Model) -> str:
    """Return a hash of the values of a row, which changes when any of them does."""
    values = [str(field.value_from_object(instance)) for field in instance._meta.concrete_fields]
    return hashlib.sha256("\0".join(values).encode()).hexdigest()


class StaleCheckMixin(forms.ModelForm):
    """Refuses a form that was opened before another user saved the same row, and shows what it is now.

    A hidden field holds a hash of the row as it was when the form was opened; a form without it, opened on the release
    before, is accepted. Saving the refused form once more is deliberate.
    """

    data: MultiValueDict[str, Any]  # of a request: a QueryDict
    opened_row = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # it would cut off pasted text silently
        self.fields["opened_row"].initial = get_fingerprint(self.instance) if self.instance.pk else ""
        if self.is_bound:
            self.data = self.data.copy()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        seen = cleaned.pop("opened_row", "")
        current = self._get_current_row()
        if current is None or not seen or seen == get_fingerprint(current):
            return cleaned
        self.data[self.add_prefix("opened_row")] = get_fingerprint(current)
        self.add_error(None, self._describe_changes(current))
        return cleaned

    def _get_current_row(self) -> Model | None:
        """Return the row as it is stored now; locked, so that other users wait until this form is saved."""
        rows = type(self.instance)._default_manager.filter(pk=self.instance.pk)
        return (rows.select_for_update() if connection.in_atomic_block else rows).first()

    def _describe_changes(self, current: Model) -> str:
        names = [name for name in self.fields if name in {field.name for field in current._meta.concrete_fields}]
        changed = [name for name in names if self._differs(current, name)]
        values = [f"{self.fields[name].label or name}: “{getattr(current, name)}”" for name in changed]
        now = f" Now it is {get_text_list(values, 'and')}." if values else ""
        return f"{CHANGED}{now} What you entered is still here: save again to replace it."

    def _differs(self, current: Model, name: str) -> bool:
        return self.cleaned_data.get(name) != getattr(current, name)
