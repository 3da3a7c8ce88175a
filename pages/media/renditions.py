"""Images in modern formats and several widths. Prefetched with one query; no error in them breaks a page."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition

Images = TypeVar("Images", bound=Iterable[AbstractImage | None])

logger = logging.getLogger(__name__)


# Best format first: a browser loads the first one that it supports. Every browser supports JPEG.
FORMATS = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
# Wagtail's resizing rules. Text is at most 36 rem wide; the largest width is for screens with two pixels per dot.
COLUMN_RULES = ["width-400", "width-800", "width-1200"]
# Posters have the proportions of a video; they are cropped around the focal point.
POSTER_RULES = ["fill-400x225", "fill-800x450", "fill-1200x675"]
FILTER_SPECS = {name: [f"{rule}|format-{name}" for rule in (*COLUMN_RULES, *POSTER_RULES)] for name in FORMATS}


@dataclass
class ResponsiveImage:
    """What a `<picture>` needs: `sources` as pairs (type, srcset), and the attributes of its `<img>`, a JPEG."""

    sources: list[tuple[str, str]]
    srcset: str
    src: str
    width: int
    height: int
    alt: str
    is_lazy: bool = True


def get_responsive_image(image: AbstractImage, rules: list[str]) -> ResponsiveImage | None:
    """Return the image's renditions for the rules, and create missing ones; None if the file is unusable."""
    specs = {name: [f"{rule}|format-{name}" for rule in rules] for name in FORMATS}
    try:
        renditions = image.get_renditions(*(spec for names in specs.values() for spec in names))
    except Exception:  # any damage to a file, for which libraries raise anything: the rest of the page matters more
        logger.warning("Image %s cannot be shown: its file is missing or damaged.", image.pk, exc_info=True)
        return None
    srcsets = {name: _get_srcset(renditions[spec] for spec in specs[name]) for name in FORMATS}
    fallback = [renditions[spec] for spec in specs["jpeg"]]
    largest = max(fallback, key=lambda rendition: rendition.width)
    return ResponsiveImage(
        sources=[(content_type, srcsets[name]) for name, content_type in FORMATS.items() if name != "jpeg"],
        srcset=srcsets["jpeg"],
        src=fallback[1].url,
        width=largest.width,
        height=largest.height,
        alt=_get_alt_text(image),
    )


def _get_alt_text(image: AbstractImage) -> str:
    """Return the text entered in the image's block, which is empty for decoration, else the image's description."""
    text = getattr(image, "contextual_alt_text", None)
    return image.default_alt_text if text is None else text


def _get_srcset(renditions: Iterable[AbstractRendition]) -> str:
    """Return URLs with widths, each width once: a small image is never enlarged, so some renditions are the same."""
    by_width = {rendition.width: rendition.url for rendition in renditions}
    return ", ".join(f"{url} {width}w" for width, url in by_width.items())


def prefetch_renditions(images: Images) -> Images:
    """Return the same images, after fetching the renditions of all of them with one query."""
    specs = [spec for names in FILTER_SPECS.values() for spec in names]
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec__in=specs)
    existing = [image for image in images if image]
    prefetch_related_objects(existing, Prefetch("renditions", renditions, to_attr="prefetched_renditions"))
    return images


def create_renditions(image_pk: int) -> None:
    """Create the missing renditions of an image. A task of the worker: one takes seconds that a visitor would wait."""
    for image in get_image_model().objects.filter(pk=image_pk):
        for rules in (COLUMN_RULES, POSTER_RULES):
            get_responsive_image(image, rules)
