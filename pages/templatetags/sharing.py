"""What a page gives to search engines and to those who share it: a picture, and data that a program can read."""

import json
from dataclasses import dataclass

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.images.shortcuts import get_rendition_or_not_found

from pages import structured_data as data

register = template.Library()

WIDTH, HEIGHT = 1200, 630  # what social media ask for

# As Django's `json_script` does: nothing in the data can end the element that holds it.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Picture:
    """A picture that stands beside a shared link."""

    url: str
    description: str
    width: int = WIDTH
    height: int = HEIGHT


@register.simple_tag
def share_picture(page, site):
    """Return the page's own picture, or the site's where it has none or its file is gone."""
    if page.share_image:
        rendition = get_rendition_or_not_found(page.share_image, f"fill-{WIDTH}x{HEIGHT}|format-jpeg")
        if rendition.width:
            return Picture(data.absolute(rendition.url), rendition.alt, rendition.width, rendition.height)
    return Picture(data.absolute(static("img/share.png")), f"The mark of {site.organisation_name}")


@register.simple_tag
def structured_data(page, site):
    """Return the one element of the site that is called a script: data for search engines, which nothing runs."""
    text = json.dumps(data.structured_data(page, site), ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above
