"""Pictures in modern formats and several widths: made once, found without a query each, and never breaking a page."""

import logging
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images import get_image_model

logger = logging.getLogger(__name__)


# The best format first: a browser takes the first one that it can show, and only that one. Every browser shows JPEG.
FORMATS = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
# A text is 36 rem wide at most; the largest serves it on screens that have two dots to a pixel.
COLUMN = ["width-400", "width-800", "width-1200"]
# Posters are as wide as a film; what is cut off lies furthest from the focal point.
POSTER = ["fill-400x225", "fill-800x450", "fill-1200x675"]
SPECS = {name: [f"{shape}|format-{name}" for shape in (*COLUMN, *POSTER)] for name in FORMATS}


@dataclass
class ResponsivePicture:
    """A picture's files: `sources` as pairs (type, srcset), then the one that every browser shows, and its measures."""

    sources: list
    srcset: str
    src: str
    width: int
    height: int
    alt: str
    is_lazy: bool = True


def responsive_picture(image, shapes):
    """Return the picture's files in the shapes, made where they are not there yet; None where the file is no good."""
    specs = {name: [f"{shape}|format-{name}" for shape in shapes] for name in FORMATS}
    try:
        found = image.get_renditions(*(spec for names in specs.values() for spec in names))
    except Exception:  # any damage to a file, for which libraries raise what they like: a page is worth more
        logger.warning("Picture %s cannot be shown: its file is gone or damaged.", image.pk, exc_info=True)
        return None
    srcsets = {name: _srcset(found[spec] for spec in specs[name]) for name in FORMATS}
    fallback = [found[spec] for spec in specs["jpeg"]]
    largest = max(fallback, key=lambda rendition: rendition.width)
    return ResponsivePicture(
        sources=[(mime, srcsets[name]) for name, mime in FORMATS.items() if name != "jpeg"],
        srcset=srcsets["jpeg"],
        src=fallback[1].url,
        width=largest.width,
        height=largest.height,
        alt=_alt(image),
    )


def _alt(image):
    """Return what stands beside the picture in its block, which is nothing for decoration, else its description."""
    described = getattr(image, "contextual_alt_text", None)
    return image.default_alt_text if described is None else described


def _srcset(renditions):
    """Return addresses and widths, each width once: a small picture is never enlarged, so its files are the same."""
    by_width = {rendition.width: rendition.url for rendition in renditions}
    return ", ".join(f"{url} {width}w" for width, url in by_width.items())


def with_renditions(images):
    """Return the images as they are, with the files made of them fetched in one query for all."""
    specs = [spec for names in SPECS.values() for spec in names]
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec__in=specs)
    missing = [image for image in images if image]
    prefetch_related_objects(missing, Prefetch("renditions", renditions, to_attr="prefetched_renditions"))
    return images


def make_files(image_pk):
    """Make every file of a picture that is not there yet."""
    for image in get_image_model().objects.filter(pk=image_pk):
        for shapes in (COLUMN, POSTER):
            responsive_picture(image, shapes)
