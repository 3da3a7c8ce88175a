"""Checks of what editors write. Words to avoid and vague links cause warnings; undescribed media prevent publishing.

The editor and the report on all published pages use the same rules.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.search.index import SearchField

from pages.blocks.images import ImageBlock
from pages.blocks.video import VideoBlock
from pages.selectors import iter_blocks

# Regular expressions of terms for older people that treat them as one group or sound clinical.
WORDS_TO_AVOID = [
    "the aged",
    "the elderly",
    "elderly",
    "geriatrics?",
    "OAPs?",
    "old age pensioners?",
    "pensioners",
    "senior citizens?",
]
WORDS_TO_AVOID_HELP = "Most older people do not like it. Write “older people”, or say who you mean."
WORDS_TO_AVOID_PATTERN = r"\b(" + "|".join(word.replace(" ", r"\s+") for word in WORDS_TO_AVOID) + r")\b"

# Screen readers list links without their context, where these say nothing.
VAGUE_LINKS = [
    r"(click|press|tap) (here|this)( link)?",
    r"(this )?(here|link|page|details)",
    r"((read|find out|see|learn|view) )?more( (here|info|information))?",
]
VAGUE_LINK_PATTERN = r"^\W*(" + "|".join(VAGUE_LINKS) + r")\W*$"

# The images of pages outside blocks; each has a description in a field with this name and `_description`.
IMAGE_FIELDS = ("image", "hero_image")


def find_words_to_avoid(text: str) -> list[str]:
    """Return each of the words to avoid in a text once, as it is written there."""
    matches = re.finditer(WORDS_TO_AVOID_PATTERN, text, re.IGNORECASE)
    return list(dict.fromkeys(" ".join(match[0].split()) for match in matches))


def is_vague_link(text: str) -> bool:
    """Return whether a link text says nothing about its target."""
    return bool(re.search(VAGUE_LINK_PATTERN, text, re.IGNORECASE))


def get_text(page: Page) -> str:
    """Return the text of all search fields of a page, which include its blocks."""
    values = [field.get_value(page) for field in page.get_search_fields() if isinstance(field, SearchField)]
    lists = [value if isinstance(value, list | tuple) else [value] for value in values]
    return "\n".join(str(value) for values in lists for value in values if value)


class SiteContentCheckerItem(ContentCheckerItem):
    """Wagtail's content checker with a rule for images, and two for pages in English: vague links, words to avoid."""

    class Media:
        js = ["js/content_checks.js"]

    def __init__(self, *, in_editor: bool, is_in_english: bool) -> None:
        super().__init__(in_editor)
        self.is_in_english = is_in_english

    def get_axe_run_only(self, request: HttpRequest) -> list[str]:
        english_rules = ["vague-link", "word-to-avoid"] if self.is_in_english else []
        return [*super().get_axe_run_only(request), "undescribed-image", *english_rules]

    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        {
            "id": "vague-link",
            "impact": "serious",
            "selector": "main a[href]",
            "tags": ["best-practice"],
            "none": ["check-vague-link"],
            "enabled": True,
        },
        {
            "id": "word-to-avoid",
            "impact": "moderate",
            "selector": "main :is(h1, h2, h3, p, li, dt, dd, th, td, summary, figcaption, img)",
            "tags": ["best-practice"],
            "none": ["check-word-to-avoid"],
            "enabled": True,
        },
        {
            "id": "undescribed-image",
            "impact": "serious",
            "selector": "main figure[data-undescribed]",
            "tags": ["best-practice"],
            "none": ["check-undescribed-image"],
            "enabled": True,
        },
    ]
    axe_custom_checks = [
        *ContentCheckerItem.axe_custom_checks,
        {"id": "check-vague-link", "options": {"pattern": VAGUE_LINK_PATTERN}},
        {"id": "check-word-to-avoid", "options": {"pattern": WORDS_TO_AVOID_PATTERN}},
        {"id": "check-undescribed-image", "options": {"pattern": ""}},  # every element that the selector finds
    ]
    axe_messages = ContentCheckerItem.axe_messages | {
        "vague-link": {
            "error_name": "Link text is vague",
            "help_text": "Describe the target of the link, such as “Our two focus areas” and not “Click here”",
        },
        "undescribed-image": {
            "error_name": "Image has no description",
            "help_text": "Say what it shows, in other words than the name of its file, or mark it as decorative",
        },
        "word-to-avoid": {"error_name": "A word that older people do not like", "help_text": WORDS_TO_AVOID_HELP},
    }


def find_publishing_problems(page: Page) -> list[str]:
    """Return a sentence for everything without which the page cannot be published; a draft may lack it."""
    missing = page.get_missing().values() if hasattr(page, "get_missing") else []
    values = [getattr(page, field.name) for field in page._meta.concrete_fields if has_images(field)]
    return [*find_undescribed_media(page), *find_ended_consents(values), *missing]


def find_undescribed_media(page: Page) -> list[str]:
    """Return a sentence for each image without a real description and each video without a transcript."""
    problems = []
    for part in iter_blocks(page):
        if isinstance(part.block, ImageBlock) and part.value and part.value.lacks_description:
            problems.append(f"The image “{part.value.title}” has no description and is not marked as decorative.")
        if isinstance(part.block, VideoBlock) and not part.value.has_transcript:
            problems.append(f"The video “{part.value.get('title') or ''}” has no transcript.")
    for name in IMAGE_FIELDS:
        image, text = getattr(page, name, None), getattr(page, f"{name}_description", "")
        if image and text and not image.is_described_by(text):
            problems.append(f"The description of the image “{image.title}” is the name of its file.")
    return problems


def has_images(field: models.Field) -> bool:
    """Return whether the field holds an image, or blocks that can."""
    return isinstance(field, StreamField) or field.related_model is get_image_model()


def find_ended_consents(value: Any) -> list[str]:
    """Return a sentence for each image in the value of a field whose people no longer agree to be shown."""
    ended = {image.pk: image for image in iter_images(value) if image.has_consent_ended}
    return [f"The consent for the image “{image.title}” has ended: choose another one." for image in ended.values()]


def iter_images(value: Any) -> Iterator[AbstractImage]:
    """Yield the images in the value of a field or block."""
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(value, StreamValue):
        yield from iter_images([block.value for block in value])
    elif isinstance(value, Mapping):
        yield from iter_images(list(value.values()))
    elif isinstance(value, list | ListValue):
        for item in value:
            yield from iter_images(item)
