"""Template tags for what search engines and social media read on a page: the share image and structured data."""

import json
from dataclasses import dataclass

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.shortcuts import get_rendition_or_not_found

from pages import structured_data as data
from pages.models import BasePage, SiteSettings

register = template.Library()

SHARE_WIDTH, SHARE_HEIGHT = 1200, 630  # what social media recommend

# The same characters as Django's `json_script` escapes, so that no value can close the script element.
JSON_SCRIPT_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


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
    if page.share_image:
        rendition = get_rendition_or_not_found(page.share_image, f"fill-{SHARE_WIDTH}x{SHARE_HEIGHT}|format-jpeg")
        if rendition.width:
            return ShareImage(data.absolute_url(rendition.url), rendition.alt, rendition.width, rendition.height)
    return ShareImage(data.absolute_url(static("img/share.png")), f"The mark of {site.organisation_name}")


@register.simple_tag
def structured_data(page: BasePage, site: SiteSettings) -> SafeString:
    """Render the structured data. It is the only inline script element, and browsers do not execute it."""
    text = json.dumps(data.structured_data(page, site), ensure_ascii=False).translate(JSON_SCRIPT_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above
