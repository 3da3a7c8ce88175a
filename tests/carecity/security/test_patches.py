"""The patches of carecity/security/patches.py replace what Wagtail has today, and fail here when Wagtail changes it."""

import inspect
from hashlib import sha256
from pathlib import Path

import pytest
import wagtail
from wagtail.admin.widgets import BaseChooser, chooser
from wagtail.admin.widgets.workflows import AdminTaskChooser

from carecity.security.patches import render_chooser

PACKAGE = Path(wagtail.__file__).parent
ADMIN = "admin/templates/wagtailadmin"
SEARCH_PROMOTIONS = "contrib/search_promotions/templates/wagtailsearchpromotions"
ADVICE = "Wagtail has changed this: compare it with the patch, adapt the patch, then update the checksum."

TEMPLATES = {
    f"{ADMIN}/pages/confirm_delete.html": "77c1be2760338bcf",
    f"{ADMIN}/panels/inline_panel.html": "195bb0b199edb062",
    f"{ADMIN}/widgets/date_input.html": "2557f7a4fd543d7c",
    f"{ADMIN}/widgets/datetime_input.html": "479d8ddeaa73d2fd",
    f"{ADMIN}/widgets/time_input.html": "536917c544a13563",
    f"{SEARCH_PROMOTIONS}/add.html": "f562d10c37b349f1",
    f"{SEARCH_PROMOTIONS}/edit.html": "5378c649da124598",
    f"{SEARCH_PROMOTIONS}/includes/searchpromotions_formset.js": "b3f5b1124e11f7a2",
    f"{SEARCH_PROMOTIONS}/queries/chooser_field.html": "137d51db1b25e179",
    f"{SEARCH_PROMOTIONS}/queries/chooser_field.js": "a2632cfe11368a14",
}


def checksum(text):
    return sha256(text.encode()).hexdigest()[:16]


def test_chooser_renders_with_our_method():
    assert BaseChooser.render is render_chooser


def test_wagtail_chooser_sources_are_those_that_were_patched():
    # From the file: the method of the class is ours by now.
    source = inspect.getsource(chooser)
    start, end = source.index("    def render(self"), source.index("    @cached_property\n    def media")
    assert checksum(source[start:end]) == "1c2e9b1628be713f", ADVICE
    assert checksum(inspect.getsource(AdminTaskChooser.render_js_init)) == "e0e19ae6f795a0bd", ADVICE


@pytest.mark.parametrize(("template", "expected"), TEMPLATES.items())
def test_wagtail_templates_are_those_that_were_overridden(template, expected):
    assert checksum((PACKAGE / template).read_text(encoding="utf-8")) == expected, ADVICE
