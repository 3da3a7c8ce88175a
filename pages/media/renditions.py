"""Images in modern formats and several widths. Prefetched with one query; no error in them breaks a page."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition

Images = TypeVar("Images", bound=Iterable[AbstractImage | None])

logger = logging.getLogger(__name__)


CONTENT_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg", "png": "image/png"}
# Best format first: a browser loads the first one that it supports. Every browser supports the last.
PHOTO_FORMATS = ("avif", "webp", "jpeg")
LOGO_FORMATS = ("webp", "png")  # JPEG has no transparency


class Shape(NamedTuple):
    """Wagtail's resizing rules, narrowest first, and the formats."""

    rules: tuple[str, ...]
    formats: tuple[str, ...] = PHOTO_FORMATS

    def get_specs(self, name: str) -> list[str]:
        """Return the specifications of the renditions in one format."""
        return [f"{rule}|format-{name}" for rule in self.rules]


# The largest width is for screens with two pixels per dot. Where an image is cropped, it is around its focal point.
SHAPES = {
    "column": Shape(("width-400", "width-800", "width-1200")),  # text is at most 36 rem wide
    "page": Shape(("width-400", "width-800", "width-1200", "width-1800")),  # a page is at most 76 rem wide
    "poster": Shape(("fill-400x225", "fill-800x450", "fill-1200x675")),  # 16:9, as videos and cards
    "portrait": Shape(("fill-160x160", "fill-320x320", "fill-480x480")),
    "logo": Shape(("max-160x100", "max-320x200", "max-480x300"), LOGO_FORMATS),
}
SHAPES_OF_ALL_IMAGES = ("page", "poster")  # a page has all widths of a column
FILTER_SPECS = [spec for shape in SHAPES.values() for name in shape.formats for spec in shape.get_specs(name)]


@dataclass
class ResponsiveImage:
    """What a `<picture>` needs: `sources` as pairs (type, srcset), and the attributes of its `<img>`."""

    sources: list[tuple[str, str]]
    srcset: str
    src: str
    width: int
    height: int
    alt: str
    is_lazy: bool = True


def get_responsive_image(image: AbstractImage, shape: Shape) -> ResponsiveImage | None:
    """Return the image's renditions in a shape, and create missing ones; None if the file is unusable."""
    specs = {name: shape.get_specs(name) for name in shape.formats}
    try:
        renditions = image.get_renditions(*(spec for names in specs.values() for spec in names))
    except Exception:  # any damage to a file, for which libraries raise anything: the rest of the page matters more
        logger.warning("Image %s cannot be shown: its file is missing or damaged.", image.pk, exc_info=True)
        return None
    srcsets = {name: _get_srcset(renditions[spec] for spec in specs[name]) for name in shape.formats}
    *modern, oldest = shape.formats
    fallback = [renditions[spec] for spec in specs[oldest]]
    largest = max(fallback, key=lambda rendition: rendition.width)
    return ResponsiveImage(
        sources=[(CONTENT_TYPES[name], srcsets[name]) for name in modern],
        srcset=srcsets[oldest],
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
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec__in=FILTER_SPECS)
    existing = [image for image in images if image]
    prefetch_related_objects(existing, Prefetch("renditions", renditions, to_attr="prefetched_renditions"))
    return images


def create_renditions(image_pk: int, shapes: Iterable[str] = SHAPES_OF_ALL_IMAGES) -> None:
    """Create the missing renditions of an image. A task of the worker: one takes seconds that a visitor would wait."""
    for image in get_image_model().objects.filter(pk=image_pk):
        for name in shapes:
            get_responsive_image(image, SHAPES[name])
