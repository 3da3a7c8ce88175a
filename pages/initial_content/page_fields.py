"""Turning the readable values of a content file into what a page's fields hold."""

import json
import re

from django.apps import apps
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Site

from pages.models import FocusAreaFigure

PAGE_LINK = re.compile(r'href="page:(?P<path>[^"]+)"')
NOT_FIELDS = {"type", "path", "figures"}


def find_page(path):
    """Return the page at an address such as `/focus-areas/healthy-ageing/`, or None."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        return None
    return Page.objects.filter(url_path=site.root_page.url_path.rstrip("/") + path).first()


def model_for(data):
    """Return the page model that a content file names."""
    return apps.get_model("pages", data["type"])


def fill(page, data, figures):
    """Set the page's fields; a link to a page that is not there yet stays empty, so fill again when all are."""
    for name in data.keys() - NOT_FIELDS:
        setattr(page, name, _field_value(page._meta.get_field(name), data[name]))
    if "figures" in data:
        page.figures = [FocusAreaFigure(figure=figures[key]) for key in data["figures"] if key in figures]


def _field_value(field, value):
    if isinstance(field, StreamField):
        return json.dumps([{"type": part["type"], "value": _block_value(part.get("value"))} for part in value])
    return _rich_text(value) if isinstance(field, RichTextField) else value


def _block_value(value):
    if isinstance(value, dict):
        return {key: _page_id(part) if key == "page" else _block_value(part) for key, part in value.items()}
    return _rich_text(value) if isinstance(value, str) else value


def _page_id(path):
    page = find_page(path)
    return page.pk if page else None


def _rich_text(text):
    return PAGE_LINK.sub(lambda link: f'linktype="page" id="{_page_id(link["path"]) or 0}"', text.strip())
