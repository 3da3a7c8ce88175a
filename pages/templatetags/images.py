"""Template tags for images."""

from django import template
from django.template import Context
from wagtail.images.models import AbstractImage

from pages.media.renditions import COLUMN_RULES, POSTER_RULES, ResponsiveImage, get_responsive_image

register = template.Library()
RULES = {"column": COLUMN_RULES, "poster": POSTER_RULES}


@register.simple_tag(takes_context=True)
def responsive_image(context: Context, image: AbstractImage | None, shape: str) -> ResponsiveImage | None:
    """Return the renditions of an image as a "column" or a "poster"; None without an image or if its file is unusable.

    The first image of a page is loaded at once, since it is probably visible; the others lazily.
    """
    responsive = get_responsive_image(image, RULES[shape]) if image else None
    request = context.get("request")
    if responsive and request is not None and not hasattr(request, "_has_image"):
        request._has_image = True
        responsive.is_lazy = False
    return responsive
