"""Wagtail's choosers without a script in the page, which the security policy would not run."""

import json

from django.utils.html import format_html
from wagtail.admin.widgets import BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser

STARTER = '{}<template data-controller="start" data-start-name-value="{}" data-start-arguments-value="{}"></template>'


def render(self, name, value, attrs=None, renderer=None):
    """Write beside a chooser, as data, the call that Wagtail would write as a script: static/js/start.js makes it."""
    id_, value_data = attrs["id"], self.get_value_data(value)
    html = self.render_html(name, value_data, attrs)
    if isinstance(self, AdminTaskChooser):
        return format_html(STARTER, html, "createTaskChooser", json.dumps([id_]))
    options = self.get_js_init_options(id_, name, value_data)
    return format_html(STARTER, html, self.js_constructor, json.dumps([id_, options]))


def take_scripts_out():
    """Replace the one method that writes the script.

    It holds no template to override, and Wagtail's forms name these widgets in a dozen places without a setting. A
    test asks every admin page for scripts, and so finds out when Wagtail changes this.
    """
    BaseChooser.render = render
