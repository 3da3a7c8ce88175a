"""Every CSS class that our templates, forms and scripts use is defined, and every class that we define is used."""

import re
from functools import cache
from pathlib import Path

import django
import pytest
import wagtail
from django.conf import settings
from django.contrib import admin

from pages.blocks import BodyBlock

ROOT = Path(settings.BASE_DIR)
SOURCES = [
    *(file for file in (ROOT / "templates").rglob("*") if file.is_file()),
    *(file for app in ("carecity", "contact", "pages") for file in (ROOT / app).rglob("*.py")),
    *(ROOT / "static/js").glob("*.js"),
]
FEEDBACK_CSS = ROOT / "static/css/feedback_admin.css"
ADMIN_CSS = [ROOT / "static/css/admin.css", FEEDBACK_CSS]
SITE_CSS = [file for file in (ROOT / "static/css").glob("*.css") if file not in ADMIN_CSS]

CLASS_LIST = re.compile(r"""\b(?:class|classname|className)["']?\s*[=:]\s*(["'])((?:\{[{%].*?[%}]\}|(?!\1).)*)\1""")
TEMPLATE_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
CSS_NOISE = re.compile(r"/\*.*?\*/|url\(.*?\)|\"[^\"]*\"", re.DOTALL)

# Classes of the style sheets of Django's admin and of Wagtail that our screens use, each with what it is for.
DJANGO_ADMIN_CLASSES = {
    "breadcrumbs": "the path above the content",
    "button": "a link that looks like a submit button",
    "module": "a boxed table",
    "visually-hidden": "text for screen readers only",
}
# Classes in Django's own templates that our style sheet changes, each with what it is for.
DJANGO_TEMPLATE_CLASSES = {
    "action-checkbox-column": "the column that selects rows",
    "action-counter": "how many rows are selected",
    "actions": "the row with the bulk actions",
    "aligned": "a form with labels beside its fields",
    "default": "the first button of a form",
    "errorlist": "the errors of a field",
    "errornote": "that a form has errors",
    "form-row": "a field of a form",
    "help": "the help text of a field",
    "messagelist": "what the last action did",
    "object-tools": "the links above a list or form",
    "paginator": "the links to the pages of a list",
    "quiet": "the number of results of a search",
    "showall": "the link to all rows of a list",
    "sortable": "the heading of a column by which a list can be sorted",
    "sorted": "the heading of the column by which a list is sorted",
    "submit-row": "the buttons of a form",
    "vTextField": "a field of one line",
}
WAGTAIL_CLASSES = {
    "button": "a button or a link that looks like one",
    "button-secondary": "the lesser of two buttons",
    "serious": "a button that destroys something",
    "nice-padding": "the padding of a page of the CMS",
    "w-mt-4": "space above",
    "w-panel--dashboard": "a panel of the dashboard",
    "w-sr-only": "text for screen readers only",
    "wrap-anywhere": "a cell with long URLs",
}


def classes_used(files):
    """Return {class: names of the files that use it}. A dotted name is a Python class."""
    used = {}
    for file in files:
        for match in CLASS_LIST.finditer(file.read_text()):
            for name in TEMPLATE_TAG.sub(" ", match[2]).split():
                if "." not in name:
                    used.setdefault(name, set()).add(file.name)
    return used


def classes_defined(files):
    defined = set()
    for file in files:
        selectors = re.findall(r"([^{};]+)\{", CSS_NOISE.sub("", file.read_text()))
        defined |= {name for selector in selectors for name in re.findall(r"\.([a-zA-Z_][\w-]*)", selector)}
    return defined


def is_for_admins(file):
    """Return whether a file is a part of Wagtail's or Django's admin rather than of the public site."""
    if {"admin", "dashboard"} & set(file.relative_to(ROOT).parts) or file.name == "viewsets.py":
        return True
    marks = r"wagtailadmin|\"admin/" if file.suffix == ".html" else r"from wagtail\.admin\.ui\.tables"
    return bool(re.search(marks, file.read_text()))


@cache
def admin_files():
    return [file for file in SOURCES if is_for_admins(file)]


@cache
def site_files():
    return [file for file in SOURCES if not is_for_admins(file)]


def column_classes():
    """Return the classes that Django gives to the columns and cells of lists."""
    names = {name for shown in admin.site._registry.values() for name in shown.list_display}
    return {f"{part}-{name}" for name in names for part in ("column", "field")}


def test_classes_used_by_the_site_are_defined():
    defined = classes_defined(SITE_CSS)
    assert {name: files for name, files in classes_used(site_files()).items() if name not in defined} == {}


def test_classes_used_by_the_admins_are_defined_or_listed():
    defined = classes_defined(ADMIN_CSS) | DJANGO_ADMIN_CLASSES.keys() | WAGTAIL_CLASSES.keys()
    assert {name: files for name, files in classes_used(admin_files()).items() if name not in defined} == {}


def test_classes_defined_for_the_site_are_used():
    wrappers = {f"block-{name}" for name in BodyBlock().child_blocks}  # of the elements around the blocks of a body
    assert classes_defined(SITE_CSS) - classes_used(site_files()).keys() - wrappers == set()


def test_classes_defined_for_the_admins_are_used():
    unused = classes_defined(ADMIN_CSS) - classes_used(admin_files()).keys() - column_classes()
    assert unused == DJANGO_TEMPLATE_CLASSES.keys()


def test_classes_of_django_templates_exist_there():
    folder = Path(django.__file__).parent / "contrib/admin"
    text = "".join(file.read_text() for part in ("*.html", "*.py", "*.css") for file in folder.rglob(part))
    assert {name for name in DJANGO_TEMPLATE_CLASSES if not re.search(rf"\b{name}\b", text)} == set()


def test_custom_properties_are_defined_and_used():
    """The style sheet of the Django admin uses the site's properties and defines Django's."""
    site = "".join(CSS_NOISE.sub("", file.read_text()) for file in SITE_CSS)
    feedback = CSS_NOISE.sub("", FEEDBACK_CSS.read_text())
    defined, used = re.compile(r"^\s*(--[\w-]+):", re.MULTILINE), re.compile(r"var\((--[\w-]+)")
    assert set(used.findall(site + feedback)) == set(defined.findall(site))
    folder = Path(django.__file__).parent / "contrib/admin/static/admin/css"
    assert set(defined.findall(feedback)) <= set(
        used.findall("".join(file.read_text() for file in folder.glob("*.css")))
    )


@pytest.mark.parametrize(
    ("package", "folder", "listed"),
    [(django, "contrib/admin/static", DJANGO_ADMIN_CLASSES), (wagtail, "admin/static", WAGTAIL_CLASSES)],
    ids=["django", "wagtail"],
)
def test_listed_classes_are_used_and_exist_in_the_package(package, folder, listed):
    files = (Path(package.__file__).parent / folder).rglob("*.css")
    assert listed.keys() - classes_defined(files) == set()
    assert listed.keys() - classes_used(admin_files()).keys() == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<p class="a b">', {"a", "b"}),
        ("""<a class="a{% if x == "y" %} b{% endif %}">""", {"a", "b"}),
        ('{% include "x.html" with class="a" only %}', {"a"}),
        ('{% panel id="x" classname="a" %}', {"a"}),
        ('attrs={"class": "a"}', {"a"}),
        ('button.className = "a";', {"a"}),
    ],
)
def test_classes_used_finds_every_way_to_write_them(text, expected, tmp_path):
    file = tmp_path / "file"
    file.write_text(text)
    assert classes_used([file]).keys() == expected
