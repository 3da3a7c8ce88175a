"""The editing form of pages."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Site

from .content_checks import IMAGE_FIELDS, find_ended_consents
from .slugs import find_slug_problem


class BasePageForm(WagtailAdminPageForm):
    """Refuses to publish what `find_missing` finds, and images without consent. A draft may be saved with both.

    It asks only for pages below the home page whether the main menu shows them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roots = {root.root_path for root in Site.get_site_root_paths()}
        if self.parent_page is None or self.parent_page.url_path not in roots:
            self.fields.pop("show_in_menus", None)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        is_new = not self.instance.pk  # later, the page itself knows where it is
        if is_new and (problem := find_slug_problem(self.parent_page.specific, cleaned.get("slug", ""))):
            self.add_error("slug", problem)
        if not self.is_deferred_validation:
            for name, message in self.instance.find_missing(cleaned.get).items():
                if name not in self.errors:
                    self.add_error(name, message)
            for name in IMAGE_FIELDS:
                image, text = cleaned.get(name), cleaned.get(f"{name}_description")
                if image and text and not image.is_described_by(text):
                    self.add_error(f"{name}_description", "This is the name of the file. Say what the image shows.")
            for name, value in list(cleaned.items()):
                for message in find_ended_consents(value):
                    self.add_error(name, message)
        return cleaned
