"""Words that shut people out: how editors are told, while they write and when they save. Nothing is refused."""

import re

from wagtail.admin.userbar import ContentCheckerItem
from wagtail.search.index import SearchField

from pages.blocks.images import ImageBlock
from pages.blocks.video import VideoBlock

from .selectors import iter_blocks

# Said of older people, these sort them into a heap or sound like a hospital.
AVOID = [
    "the aged",
    "the elderly",
    "elderly",
    "geriatrics?",
    "OAPs?",
    "old age pensioners?",
    "pensioners",
    "senior citizens?",
]
INSTEAD = "Most older people do not like it. Write “older people”, or say who you mean."
WORDS = r"\b(" + "|".join(word.replace(" ", r"\s+") for word in AVOID) + r")\b"

# Links are often read in a list by themselves: these say nothing there.
VAGUE_LINKS = [
    r"(click|press|tap) (here|this)( link)?",
    r"(this )?(here|link|page|details)",
    r"((read|find out|see|learn|view) )?more( (here|info|information))?",
]
VAGUE_LINK = r"^\W*(" + "|".join(VAGUE_LINKS) + r")\W*$"


def words_to_avoid(text):
    """Return the words of the list that stand in a text, each once, as they are written there."""
    return list(dict.fromkeys(" ".join(match[0].split()) for match in re.finditer(WORDS, text, re.IGNORECASE)))


def text_of(page):
    """Return everything on a page that search finds: its fields and blocks, as one text."""
    values = [field.get_value(page) for field in page.get_search_fields() if isinstance(field, SearchField)]
    parts = [value if isinstance(value, list | tuple) else [value] for value in values]
    return "\n".join(str(part) for value in parts for part in value if part)


class WordingItem(ContentCheckerItem):
    """Wagtail's checks of a page, with two of the house: links that say nothing, and words to avoid."""

    class Media:
        js = ["js/content_checks.js"]

    axe_run_only = [*ContentCheckerItem.axe_run_only, "vague-link", "word-to-avoid"]
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
    ]
    axe_custom_checks = [
        *ContentCheckerItem.axe_custom_checks,
        {"id": "check-vague-link", "options": {"pattern": VAGUE_LINK}},
        {"id": "check-word-to-avoid", "options": {"pattern": WORDS}},
    ]
    axe_messages = ContentCheckerItem.axe_messages | {
        "vague-link": {
            "error_name": "Link text says nothing by itself",
            "help_text": "Say where the link leads, such as “Our two focus areas” and not “Click here”",
        },
        "word-to-avoid": {"error_name": "A word that older people do not like", "help_text": INSTEAD},
    }


def missing_descriptions(page):
    """Return a sentence for each picture that is not described and each video without a transcript."""
    missing = []
    for part in iter_blocks(page):
        if isinstance(part.block, ImageBlock) and part.value and not is_described(part.value):
            missing.append(f"The picture “{part.value.title}” has no description and is not marked as decoration.")
        if isinstance(part.block, VideoBlock) and not part.value.has_transcript:
            missing.append(f"The video “{part.value.get('title') or ''}” has no transcript.")
    return missing


def is_described(image):
    """Tell whether a picture in a block is described, or marked as decoration."""
    return bool(getattr(image, "decorative", False) or (image.contextual_alt_text or "").strip())
