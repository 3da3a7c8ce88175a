"""The editing form of pages."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class BasePageForm(WagtailAdminPageForm):
    """Refuses to publish what `find_missing` finds, beside the field. A draft may be saved without it."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            for name, message in self.instance.find_missing(cleaned.get).items():
                if name not in self.errors:
                    self.add_error(name, message)
        return cleaned
