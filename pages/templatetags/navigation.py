"""The main menu, made of the page tree, and the links at the foot of each page."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import template
from wagtail.models import Page, Site

from pages.page_cache.memoize import cached_per_version
from pages.selectors import contact_page, public_pages

register = template.Library()


@dataclass(frozen=True)
class MenuItem:
    """A page in the menu, and where the reader stands in relation to it."""

    page: Page
    url: str
    is_current: bool
    is_section: bool


@register.simple_tag(takes_context=True)
def main_menu(context):
    """Return a `MenuItem` for each page below the home page that is published and marked "show in menus"."""
    request = context["request"]
    site = Site.find_for_request(request)
    if site is None:
        return []
    here = context.get("page") or None  # an include of a page that is not there gives an empty string
    pages = cached_per_version(("menu", site.pk), lambda: list(public_pages(site.root_page.get_children().in_menu())))
    return [_menu_item(page, here, request) for page in pages]


@register.simple_tag(takes_context=True)
def footer_pages(context, site_settings):
    """Return the pages that the footer leads to, in the editor's order, without those that visitors cannot see."""
    linked = Page.objects.filter(footer_links__settings=site_settings.pk).order_by("footer_links__sort_order")
    return cached_per_version(("footer", site_settings.pk), lambda: list(public_pages(linked)))


@register.simple_tag(takes_context=True)
def feedback_link(context):
    """Return where somebody writes to about the page that is shown; empty on the form itself, or without one."""
    page, form_page = context.get("page"), contact_page()
    if not page or form_page is None or form_page.pk == page.pk:
        return ""
    return f"{form_page.get_url(context['request'])}?{urlencode({'page': context['request'].path})}"


def _menu_item(page, here, request):
    is_current = here is not None and here.pk == page.pk
    is_section = here is not None and not is_current and (here.path or "").startswith(page.path)
    return MenuItem(page, page.get_url(request), is_current, is_section)
