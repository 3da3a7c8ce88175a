"""Pictures in templates: the files of each, and which one the browser should not wait with."""

from django import template

from pages.media.renditions import COLUMN_RULES, POSTER_RULES, get_responsive_image

register = template.Library()
SHAPES = {"column": COLUMN_RULES, "poster": POSTER_RULES}


@register.simple_tag(takes_context=True)
def responsive(context, image, shape):
    """Return the `ResponsiveImage` of an image as a "column" or a "poster", or None where there is none to show.

    The first one of a page is most likely in sight and is loaded at once, the others when the reader comes near.
    """
    picture = get_responsive_image(image, SHAPES[shape]) if image else None
    request = context.get("request")
    if picture and request is not None and not hasattr(request, "_first_picture"):
        request._first_picture = picture
        picture.is_lazy = False
    return picture
