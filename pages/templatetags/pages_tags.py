"""Template tags of public pages: menu, footer, feedback link, images, metadata and the accessibility statement."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import AbstractImage
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.models import Page, Site
from wagtail.rich_text import RichText
from wagtail.templatetags.wagtailcore_tags import richtext

from contact.models import Kind
from pages import structured_data as data
from pages.blocks.links import DESCRIPTION_ATTRIBUTE
from pages.dates import format_time
from pages.languages import ENGLISH, get_language
from pages.media.renditions import SHAPES, ResponsiveImage, get_responsive_image
from pages.models import AccessibilityStatement, BasePage, ContactPage, SiteSettings
from pages.page_cache.version import cached_per_version
from pages.selectors import (
    PageVersion,
    boroughs_with_projects,
    contact_url,
    get_version,
    listed_pages,
    versions_of,
)

register = template.Library()

DOCUMENT_LINK = re.compile(rf'<a {DESCRIPTION_ATTRIBUTE}="([^"]*)"([^>]*>.*?)</a>', re.DOTALL)
LINK_WITHOUT_TARGET = re.compile(r"<a>(.*?)</a>", re.DOTALL)
SHARE_WIDTH, SHARE_HEIGHT = 1200, 630  # what social media recommend
# The same characters as Django's `json_script` escapes, so that no value can close the script element.
JSON_SCRIPT_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
# Free advice on discrimination by providers of services.
ADVISORY_SERVICE_URL = "https://www.equalityadvisoryservice.com/"


@register.filter
def rich_text(value: RichText | str) -> SafeString:
    """Render rich text as Wagtail's filter does, with the kind and size of a document after the text of its link.

    Of a link to a page or document that is deleted or not published, the text remains.
    """
    html = LINK_WITHOUT_TARGET.sub(r"\1", str(richtext(value)))
    if DESCRIPTION_ATTRIBUTE not in html:
        return mark_safe(html)  # noqa: S308 - as Wagtail marks it
    return mark_safe(DOCUMENT_LINK.sub(r"<a\2 (\1)</a>", html))  # noqa: S308 - escaped by the handler of the link


@register.filter
def time_of_day(moment: datetime) -> str:
    """Return "10am", "5:30pm" or "noon"."""
    return format_time(moment)


@dataclass(frozen=True)
class MenuItem:
    """A link in the main menu. `is_section` marks the section that contains the current page."""

    page: Page
    url: str
    is_current: bool
    is_section: bool


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[MenuItem]:
    """Return the public children of the home page that are marked "show in menus", without empty lists."""
    request = context["request"]
    site = Site.find_for_request(request)
    if site is None:
        return []
    current = context.get("page") or None  # an include without a page gets an empty string
    children = site.root_page.get_children().in_menu()
    pages = cached_per_version(("menu", site.pk), lambda: list(listed_pages(children)))
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
    return cached_per_version(("footer", site_settings.pk), lambda: list(listed_pages(pages)))


@register.simple_tag
def language_attributes(page: Page | None) -> SafeString:
    """Return `lang` and `dir` for an element with the text or title of a page, unless that is in English."""
    version = get_version(page) if page else ""
    language = get_language(version) if version else ENGLISH
    if language == ENGLISH:
        return mark_safe("")
    return format_html(' lang="{}" dir="{}"', language.code, language.direction)


@register.simple_tag
def other_versions(page: Page) -> list[PageVersion]:
    """Return the public versions of the same content, the original first, without the page itself."""
    return [version for version in versions_of(page) if version.page.pk != page.pk]


@dataclass(frozen=True)
class AlternateLanguage:
    """A `link` element for search engines: a URL with the language of its page."""

    hreflang: str
    url: str


@register.simple_tag
def alternate_languages(page: Page) -> list[AlternateLanguage]:
    """Return the page in all its languages, itself included; empty if it has one, or is in Easy Read.

    An Easy Read page has the language of its original, and a language can have one URL.
    """
    versions = [version for version in versions_of(page) if not version.is_easy_read]
    if len(versions) < 2 or page.pk not in [version.page.pk for version in versions]:  # noqa: PLR2004 - the original
        return []
    urls = [(version.language.code, data.absolute_url(version.page.url)) for version in versions if version.page.url]
    return [AlternateLanguage(*pair) for pair in (*urls, *(("x-default", url) for _, url in urls[:1]))]


@register.simple_tag(takes_context=True)
def feedback_link(context: Context) -> str:
    """Return the URL of the feedback form with the current page filled in.

    Empty on the contact page, without one, and on a draft: its readers answer the editor who sent them the link.
    """
    page, url = context.get("page"), contact_url(context["request"])
    if not page or not url or isinstance(page, ContactPage) or page.draft_link:
        return ""
    return f"{url}?{urlencode({'kind': Kind.PROBLEM, 'page': context['request'].path})}"


@register.simple_tag(takes_context=True)
def borough_links(context: Context) -> dict[str, str]:
    """Return the URL of the projects in each borough that has any, by the borough's name, such as `waltham_forest`."""
    index, slugs = boroughs_with_projects()
    url = index and index.get_url(context.get("request"))
    return {slug.replace("-", "_"): f"{url}?borough={slug}" for slug in slugs} if url else {}


@register.simple_tag(takes_context=True)
def responsive_image(context: Context, image: AbstractImage | None, shape: str) -> ResponsiveImage | None:
    """Return the renditions of an image in one of `SHAPES`; None without an image or if its file is unusable.

    The first image of a page is loaded at once, since it is probably visible; the others lazily.
    """
    responsive = get_responsive_image(image, SHAPES[shape]) if image else None
    request = context.get("request")
    if responsive and request and not hasattr(request, "_has_image"):
        request._has_image = True
        responsive.is_lazy = False
    return responsive


@dataclass(frozen=True)
class ShareImage:
    """The image that social media show beside a link."""

    url: str
    alt: str
    width: int = SHARE_WIDTH
    height: int = SHARE_HEIGHT


@register.simple_tag
def share_image(page: BasePage, site: SiteSettings) -> ShareImage:
    """Return the page's own image, or the site's if there is none or its file is missing."""
    image = page.share_image or getattr(page, "image", None)
    if image:
        rendition = get_rendition_or_not_found(image, f"fill-{SHARE_WIDTH}x{SHARE_HEIGHT}|format-jpeg")
        if rendition.width:
            alt = image.description or page.display_heading
            return ShareImage(data.absolute_url(rendition.url), alt, rendition.width, rendition.height)
    return ShareImage(data.absolute_url(static("img/share.png")), f"The mark of {site.organisation_name}")


@register.simple_tag
def structured_data(page: BasePage, site: SiteSettings) -> SafeString:
    """Render the structured data. It is the only inline script element, and browsers do not execute it."""
    text = json.dumps(data.structured_data(page, site), ensure_ascii=False).translate(JSON_SCRIPT_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above


def find_pages_with_statement() -> set[int]:
    """Return the primary keys of the pages that show an accessibility statement, which is one of each site at most."""
    return set(AccessibilityStatement.objects.filter(page__isnull=False).values_list("page", flat=True))


@register.simple_tag
def get_accessibility_statement(page: Page) -> AccessibilityStatement | None:
    """Return the statement that is shown on this page."""
    if page.pk not in cached_per_version("pages with a statement", find_pages_with_statement):
        return None
    return AccessibilityStatement.objects.filter(page=page.pk).prefetch_related("problems").first()


@register.inclusion_tag("includes/accessibility_statement.html", takes_context=True)
def accessibility_statement(context: Context, statement: AccessibilityStatement) -> dict[str, Any]:
    """Render the statement with the ways to report a barrier."""
    request = context["request"]
    form_url, site_settings = contact_url(request), SiteSettings.for_request(request)
    barrier_url = f"{form_url}?{urlencode({'kind': Kind.BARRIER.value})}" if form_url else ""
    return {
        "statement": statement,
        "advisory_service_url": ADVISORY_SERVICE_URL,
        "barrier_url": barrier_url,
        "telephone": site_settings.telephone,
        "telephone_link": site_settings.telephone_link,
    }
