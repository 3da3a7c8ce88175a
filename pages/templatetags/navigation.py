"""Template tags for the main menu, the footer and the feedback link."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.template import Context
from wagtail.models import Page, Site

from pages.models import SiteSettings
from pages.page_cache.memoize import cached_per_version
from pages.selectors import contact_page, public_pages

register = template.Library()


@dataclass(frozen=True)
class MenuItem:
    """A link in the main menu. `is_section` marks the section that contains the current page."""

    page: Page
    url: str
    is_current: bool
    is_section: bool


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[MenuItem]:
    """Return the public children of the home page that are marked "show in menus"."""
    request = context["request"]
    site = Site.find_for_request(request)
    if site is None:
        return []
    current = context.get("page") or None  # an include without a page gets an empty string
    children = site.root_page.get_children().in_menu()
    pages = cached_per_version(("menu", site.pk), lambda: list(public_pages(children)))
    return [_menu_item(page, current, request) for page in pages]


def _menu_item(page: Page, current: Page | None, request: HttpRequest) -> MenuItem:
    is_current = current is not None and current.pk == page.pk
    is_section = current is not None and not is_current and (current.path or "").startswith(page.path)
    return MenuItem(page, page.get_url(request), is_current, is_section)


@register.simple_tag
def footer_pages(site_settings: SiteSettings) -> list[Page]:
    """Return the public pages that the footer links to, in the editor's order."""
    if site_settings.pk is None:  # a request for a host without a site
        return []
    pages = Page.objects.filter(footer_links__settings=site_settings.pk).order_by("footer_links__sort_order")
    return cached_per_version(("footer", site_settings.pk), lambda: list(public_pages(pages)))


@register.simple_tag(takes_context=True)
def feedback_link(context: Context) -> str:
    """Return the URL of the feedback form with the current page filled in; empty on the contact page or without one."""
    page, form_page, request = context.get("page"), contact_page(), context["request"]
    if not page or form_page is None or form_page.pk == page.pk:
        return ""
    return f"{form_page.get_url(request)}?{urlencode({'page': request.path})}"
