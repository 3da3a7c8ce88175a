"""The block for videos. The page loads nothing from a video provider until a visitor plays the video."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from pages.media.validators import CAPTION_EXTENSIONS, VIDEO_EXTENSIONS

from .images import MEDIA_GROUP, PosterBlock

if TYPE_CHECKING:
    from wagtail.rich_text import RichText

UNITS = ("hour", "minute", "second")
# How people who cannot see a video learn what it shows: the stored choice, and the sentence that readers see.
VISUALS = {
    "sound": "The sound says everything that can be seen.",
    "described": "A voice describes what can be seen.",
    "transcript": "The transcript describes what can be seen.",
}


class VideoValue(blocks.StructValue):
    """A video as its template needs it."""

    @cached_property
    def external(self) -> ExternalVideo | None:
        """The video on YouTube or Vimeo; None for an uploaded file."""
        return parse_video_url(self.get("address"))

    @property
    def duration_text(self) -> str:
        """The duration, such as "3 minutes 20 seconds": screen readers read "3:20" as a time of day."""
        numbers = [int(part) for part in (self.get("length") or "").split(":") if part.isdigit()]
        pairs = zip(numbers, UNITS[-len(numbers) :], strict=False) if numbers else []
        return " ".join(f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in pairs if number)

    @property
    def visuals_sentence(self) -> str:
        return VISUALS.get(self.get("visuals"), "")

    @property
    def has_transcript(self) -> bool:
        return has_text(self.get("transcript"))


def has_text(rich_text: RichText | None) -> bool:
    """Return whether a rich text contains a word: an emptied editor leaves an empty paragraph behind."""
    return bool(rich_text and unescape(strip_tags(rich_text.source or "")).strip())


class VideoBlock(blocks.StructBlock):
    """A video on YouTube or Vimeo, or an uploaded file, with captions and a transcript.

    The key of the URL is `address` because stored content uses it.
    """

    title = blocks.CharBlock(
        max_length=120, help_text="The title of the video. Readers see it before they play the video."
    )
    address = blocks.URLBlock(
        required=False,
        label="URL",
        help_text="The URL of the video on YouTube or Vimeo. Add captions there: those that YouTube creates "
        "automatically are not good enough.",
    )
    file = DocumentChooserBlock(required=False, help_text="Or an uploaded video: an MP4 or WebM document.")
    captions = DocumentChooserBlock(
        required=False, help_text="The captions of an uploaded video: a WebVTT document (.vtt)."
    )
    poster = PosterBlock(
        required=False,
        help_text="A still image that is shown until the video is played. Without one, only a button is shown.",
    )
    length = blocks.RegexBlock(
        regex=r"^(\d{1,2}:)?[0-5]?\d:[0-5]\d$",
        error_messages={"invalid": "Enter minutes and seconds with a colon, such as 3:20, or 1:03:20 with hours."},
        help_text="The duration in minutes and seconds, for example 3:20.",
    )
    visuals = blocks.ChoiceBlock(
        choices=list(VISUALS.items()),
        help_text="How people who cannot see the video learn what it shows. Readers see this sentence.",
    )
    transcript = blocks.RichTextBlock(
        features=["bold", "italic", "ol", "ul", "link"],
        help_text="Everything that is said, who says it, and relevant sounds. A video cannot be published without it.",
    )

    class Meta:
        icon = "media"
        group = MEDIA_GROUP
        template = "blocks/video.html"
        value_class = VideoValue
        description = "A video with its transcript. It is loaded only when a reader plays it."
        preview_value = {
            "title": "An example of a video",
            "address": "https://vimeo.com/123456789",
            "file": None,
            "captions": None,
            "poster": None,
            "length": "3:20",
            "visuals": "sound",
            "transcript": "<p>The words that are spoken.</p>",
        }

    def clean(self, value: VideoValue) -> VideoValue:
        """Require one video, files of the right type, captions and a transcript. Drafts may be incomplete."""
        cleaned = super().clean(value)
        errors = _invalid_fields(cleaned) | ({} if self.is_deferred_validation else _missing_fields(cleaned))
        if errors:
            raise blocks.StructBlockValidationError(
                block_errors={name: ValidationError(text) for name, text in errors.items()}
            )
        return cleaned


def _invalid_fields(video: VideoValue) -> dict[str, str]:
    errors = {}
    if video["address"] and video["file"]:
        errors["address"] = "Enter a URL or choose a file, but not both."
    elif video["address"] and not video.external:
        errors["address"] = "This is not the URL of a video on YouTube or Vimeo. Copy it from the video's page."
    for name, extensions, expected in (
        ("file", VIDEO_EXTENSIONS, "a video: MP4 or WebM"),
        ("captions", CAPTION_EXTENSIONS, "captions: WebVTT"),
    ):
        if video[name] and video[name].file_extension.lower() not in extensions:
            errors[name] = f"This document is not {expected}."
    return errors


def _missing_fields(video: VideoValue) -> dict[str, str]:
    errors = {}
    if not video["address"] and not video["file"]:
        errors["address"] = "Enter the URL of the video, or choose a file."
    if video["file"] and not video["captions"]:
        errors["captions"] = "Choose the captions: people who cannot hear need them."
    if not video.has_transcript:
        errors["transcript"] = "Enter the transcript: a video cannot be published without it."
    return errors


@dataclass(frozen=True)
class ExternalVideo:
    """A video on YouTube or Vimeo: the provider's name, the URL of the video's page, and that of its player."""

    provider: str
    url: str
    player: str

    @property
    def host(self) -> str:
        return urlsplit(self.player).netloc


def parse_video_url(url: str | None) -> ExternalVideo | None:
    """Return the video that a URL of YouTube or Vimeo points to; None for any other URL."""
    parts = urlsplit(url or "")
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if host in {"youtube.com", "youtube-nocookie.com", "youtu.be"}:
        return _youtube(parts)
    return _vimeo(parts) if host in {"vimeo.com", "player.vimeo.com"} else None


def _youtube(parts: SplitResult) -> ExternalVideo | None:
    path = re.fullmatch(r"/(?:(?:embed|shorts|live|v)/)?([\w-]{11})/?", parts.path, re.ASCII)
    query = re.fullmatch(r"[\w-]{11}", parse_qs(parts.query).get("v", [""])[0], re.ASCII)
    if parts.path.rstrip("/") == "/watch" and query:
        key = query[0]
    elif path:
        key = path[1]
    else:
        return None
    player = f"https://www.youtube-nocookie.com/embed/{key}?autoplay=1&rel=0"
    return ExternalVideo("YouTube", f"https://www.youtube.com/watch?v={key}", player)


def _vimeo(parts: SplitResult) -> ExternalVideo | None:
    path = re.fullmatch(r"/(?:video/|channels/[\w-]+/)?(\d{5,12})(?:/([0-9a-f]{6,20}))?/?", parts.path, re.ASCII)
    if not path:
        return None
    number, key = path[1], path[2] or parse_qs(parts.query).get("h", [""])[0]  # unlisted videos have a key
    if key and not re.fullmatch(r"[0-9a-f]{6,20}", key):
        return None
    player = f"https://player.vimeo.com/video/{number}?dnt=1&autoplay=1"
    if not key:
        return ExternalVideo("Vimeo", f"https://vimeo.com/{number}", player)
    return ExternalVideo("Vimeo", f"https://vimeo.com/{number}/{key}", f"{player}&h={key}")
