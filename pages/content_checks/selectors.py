"""What the content checks find in all published pages, read from what is stored: no page is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.html import strip_tags
from wagtail.blocks import CharBlock, RichTextBlock, StreamValue, TextBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField
from wagtail.images import get_image_model
from wagtail.models import get_page_models
from wagtail.permissions import page_permission_policy
from wagtail.rich_text import get_text_for_indexing

from pages.blocks import (
    CallToActionBlock,
    DownloadBlock,
    HeadingBlock,
    ImageBlock,
    LinkBlock,
    ListingBlock,
    PublicAnswersBlock,
    VideoBlock,
)
from pages.languages import ENGLISH, get_language
from pages.links.references import find_in_rich_text, has_field
from pages.page_cache.version import cached_per_version
from pages.raw_data import StoredValue, iter_stored_values
from pages.usage import get_text_fields

from . import IMAGE_FIELDS, find_words_to_avoid, is_vague_link

if TYPE_CHECKING:
    from django.contrib.auth.models import User

H2_BLOCKS = (CallToActionBlock, HeadingBlock, ListingBlock, PublicAnswersBlock)
LINK_BLOCKS = (DownloadBlock, LinkBlock)


class Check(models.TextChoices):
    """A check, as the report names it."""

    WORDS = "words", "Words to avoid"
    LINKS = "links", "Vague link text"
    SUMMARY = "summary", "No summary"
    TABLES = "tables", "Table without caption"
    IMAGES = "images", "Image without description"
    VIDEOS = "videos", "Video without transcript"
    HEADINGS = "headings", "Small heading before a large one"


@dataclass(frozen=True)
class ContentProblem:
    """What one check has found in a page."""

    page_pk: int
    title: str
    check: Check
    found: list[str] = field(default_factory=list)

    @property
    def check_name(self) -> str:
        return str(self.check.label)

    @property
    def found_text(self) -> str:
        """The words found, each once, in quotation marks."""
        return ", ".join(f"“{text}”" for text in dict.fromkeys(self.found) if text)


def get_content_problems() -> list[ContentProblem]:
    """Return the problems by page title. They are looked for again after a change that visitors can see."""
    return cached_per_version("content problems", find_content_problems)


def count_content_problems(user: User) -> int:
    """Return how many problems are in pages that the user may edit: one query, unless pages have to be read."""
    pks = [problem.page_pk for problem in get_content_problems()]
    if not pks:
        return 0
    editable = page_permission_policy.instances_user_has_permission_for(user, "change").filter(pk__in=pks)
    found = set(editable.values_list("pk", flat=True))
    return sum(pk in found for pk in pks)


def find_content_problems() -> list[ContentProblem]:
    """Look for problems in all published pages: one query for each type of page, and one for the images."""
    images = get_image_model().objects.in_bulk()
    problems = []
    for model in get_page_models():
        names = get_text_fields(model)
        extra = [name for name in ("version", *IMAGE_FIELDS) if has_field(model, name)]
        pages = model._default_manager.live().exact_type(model).filter(alias_of=None).order_by()
        rich = {each.name for each in model._meta.concrete_fields if isinstance(each, RichTextField)}
        for values in pages.values("pk", *names, *extra).iterator():
            content = PageContent(values, {name: values[name] for name in names}, rich, images)
            for check, find in CHECKS.items():
                found = find(content)
                if found:
                    problems.append(ContentProblem(values["pk"], values["title"], check, found))
    return sorted(problems, key=lambda problem: (problem.title, problem.page_pk))


class PageContent:
    """The stored content of a page: its fields with text, and the blocks within them."""

    def __init__(
        self, values: Mapping[str, Any], texts: Mapping[str, Any], rich: set[str], images: Mapping[int, Any]
    ) -> None:
        self.values, self.texts, self.rich_fields, self.images = values, texts, rich, images

    @property
    def is_in_english(self) -> bool:
        return get_language(self.values.get("version") or "") == ENGLISH

    @cached_property
    def streams(self) -> list[list[StoredValue]]:
        streams = [value for value in self.texts.values() if isinstance(value, StreamValue)]
        return [list(iter_stored_values(stream)) for stream in streams]

    @cached_property
    def rich_texts(self) -> list[str]:
        fields = [self.texts[name] for name in self.rich_fields if self.texts[name]]
        return fields + [stored.value for stored in self.get_blocks(RichTextBlock)]

    def get_blocks(self, *types: type) -> list[StoredValue]:
        """Return the blocks of these types that have a value, wherever they are."""
        return [
            stored for stream in self.streams for stored in stream if stored.value and isinstance(stored.block, types)
        ]

    def iter_texts(self) -> Iterator[str]:
        """Yield what visitors read, and the descriptions of images."""
        yield from (
            value for name, value in self.texts.items() if isinstance(value, str) and name not in self.rich_fields
        )
        yield from map(get_text_for_indexing, self.rich_texts)
        yield from (str(stored.value) for stored in self.get_blocks(CharBlock, TextBlock))
        for table in self.get_blocks(TypedTableBlock):
            yield table.value.get("caption") or ""
            yield from (column.get("heading") or "" for column in table.value.get("columns", ()))


def find_words(content: PageContent) -> list[str]:
    return find_words_to_avoid("\n".join(content.iter_texts())) if content.is_in_english else []


def find_vague_links(content: PageContent) -> list[str]:
    """Return the vague texts of links in rich text, of buttons and of downloads."""
    if not content.is_in_english:
        return []
    texts = [target.text for html in content.rich_texts for target in find_in_rich_text(html)]
    texts += [stored.value.get("text") or "" for stored in content.get_blocks(*LINK_BLOCKS)]
    return [text for text in texts if is_vague_link(text)]


def find_missing_summary(content: PageContent) -> list[str]:
    return [] if content.values.get("summary", "-").strip() else [""]


def find_tables_without_caption(content: PageContent) -> list[str]:
    """Return the first heading of each table without a caption."""
    tables = [stored.value for stored in content.get_blocks(TypedTableBlock)]
    bare = [table for table in tables if not (table.get("caption") or "").strip()]
    return [next((column.get("heading") or "" for column in table.get("columns", ())), "") for table in bare]


def find_undescribed_images(content: PageContent) -> list[str]:
    """Return the titles of the images that have no description, or the name of their file as one."""
    shown = [
        (stored.value.get("image"), stored.value.get("alt_text") or "")
        for stored in content.get_blocks(ImageBlock)
        if not stored.value.get("decorative")
    ]
    described = [(content.values.get(name), content.values.get(f"{name}_description")) for name in IMAGE_FIELDS]
    shown += [(pk, text) for pk, text in described if pk and text]  # without a text, they are decorative
    images = [(content.images.get(pk), text) for pk, text in shown]
    return [image.title for image, text in images if image and not image.is_described_by(text)]


def find_videos_without_transcript(content: PageContent) -> list[str]:
    videos = [stored.value for stored in content.get_blocks(VideoBlock)]
    return [
        video.get("title") or "" for video in videos if not unescape(strip_tags(video.get("transcript") or "")).strip()
    ]


def find_skipped_headings(content: PageContent) -> list[str]:
    """Return the h3 headings in rich text that come before the first h2 of their StreamField."""
    found = []
    for stream in content.streams:
        for stored in stream:
            if isinstance(stored.block, H2_BLOCKS):
                break
            if isinstance(stored.block, RichTextBlock) and "<h3" in (stored.value or ""):
                found += get_h3_texts(stored.value)
    return found


def get_h3_texts(html: str) -> list[str]:
    parts = [part.partition("</h3>")[0].partition(">")[2] for part in html.split("<h3")[1:]]
    return [unescape(strip_tags(part)).strip() for part in parts]


CHECKS = {
    Check.WORDS: find_words,
    Check.LINKS: find_vague_links,
    Check.SUMMARY: find_missing_summary,
    Check.TABLES: find_tables_without_caption,
    Check.IMAGES: find_undescribed_images,
    Check.VIDEOS: find_videos_without_transcript,
    Check.HEADINGS: find_skipped_headings,
}
