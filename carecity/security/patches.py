"""Wagtail's inline scripts, which the Content Security Policy blocks, replaced by data for static/js/init_widgets.js.

- `BaseChooser.render` (wagtail/admin/widgets/chooser.py), by `render_chooser` below.
- `wagtailadmin/widgets/date_input.html`, `datetime_input.html` and `time_input.html`, by our templates of these names.
- `wagtailadmin/panels/inline_panel.html`: our template extends it and replaces its block `js_init`.
- `wagtailsearchpromotions/add.html` and `edit.html`: ours extend them and replace their block `extra_js`.
- `wagtailsearchpromotions/queries/chooser_field.html`, by a field without the button that the same script starts.

Why: Wagtail does not support a policy without 'unsafe-inline' yet, https://github.com/wagtail/wagtail/issues/1288. The
widget's method holds no template to override, and Wagtail's forms instantiate the widget classes without a setting.

Tested with Wagtail 7.4. tests/carecity/security/test_patches.py fails when Wagtail changes any of these sources, and
tests/carecity/security/test_headers.py when any admin page contains an inline script.
"""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser

# Before the chooser: Stimulus starts controllers in the order of the document, and that of the chooser's menu takes the
# buttons out of the chooser, which finds them only before.
INIT_WIDGET = (
    '<template data-controller="init-widget" data-init-widget-name-value="{}" '
    'data-init-widget-arguments-value="{}"></template>{}'
)


def render_chooser(
    self: BaseChooser, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
) -> SafeString:
    """Render a chooser and, as data, the constructor call that Wagtail renders as an inline script."""
    if not attrs or "id" not in attrs:
        raise TypeError("BaseChooser cannot be rendered without an 'id' attribute")
    id_, value_data = attrs["id"], self.get_value_data(value)
    html = self.render_html(name, value_data, attrs)
    if isinstance(self, AdminTaskChooser):
        return format_html(INIT_WIDGET, "createTaskChooser", json.dumps([id_]), html)
    options = self.get_js_init_options(id_, name, value_data)
    return format_html(INIT_WIDGET, self.js_constructor, json.dumps([id_, options]), html)


def apply() -> None:
    """Replace `BaseChooser.render`; the templates take effect by their names."""
    BaseChooser.render = render_chooser
