"""Videos: a link, a poster and a transcript; nothing is asked of another company before a reader presses."""

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from pages.selectors import iter_blocks

from .images import MEDIA, PosterBlock

FILMS, CAPTIONS = ("mp4", "webm"), ("vtt",)
UNITS = ("hour", "minute", "second")
# How somebody who cannot see a video learns what it shows: the choice, and the sentence that editors and readers see.
VISUALS = {
    "sound": "The sound says everything that can be seen.",
    "described": "A voice describes what can be seen.",
    "transcript": "The transcript describes what can be seen.",
}


class VideoValue(blocks.StructValue):
    """A video as its template needs it."""

    @cached_property
    def online(self):
        """The video at YouTube or Vimeo, or None."""
        return find_video(self.get("address"))

    @property
    def spoken_length(self):
        """The length in words, such as "3 minutes 20 seconds": "3:20" is read out as a time of day."""
        numbers = [int(part) for part in (self.get("length") or "").split(":") if part.isdigit()]
        pairs = zip(numbers, UNITS[-len(numbers) :], strict=False) if numbers else []
        return " ".join(f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in pairs if number)

    @property
    def visuals_sentence(self):
        """How somebody who cannot see the video learns what it shows."""
        return VISUALS.get(self.get("visuals"), "")

    @property
    def has_transcript(self):
        """Whether the transcript says anything."""
        return is_written(self.get("transcript"))


def is_written(rich_text):
    """Tell whether a rich text holds a word: an emptied editor leaves an empty paragraph behind."""
    return bool(rich_text and unescape(strip_tags(rich_text.source or "")).strip())


class VideoBlock(blocks.StructBlock):
    """A video at YouTube or Vimeo, or a file of ours, for everybody: with captions and a transcript."""

    title = blocks.CharBlock(max_length=120, help_text="What the video is called. Readers see it before they play it.")
    address = blocks.URLBlock(
        required=False,
        help_text="The video's address at YouTube or Vimeo. Put captions on it there: the ones that YouTube makes by "
        "itself are not good enough.",
    )
    file = DocumentChooserBlock(required=False, help_text="Or a video of your own: a document, MP4 or WebM.")
    captions = DocumentChooserBlock(
        required=False, help_text="The captions of a video of your own: a document in the format WebVTT (.vtt)."
    )
    poster = PosterBlock(
        required=False,
        help_text="A still picture that stands in the video's place until it is played. Without one, a button does.",
    )
    length = blocks.RegexBlock(
        regex=r"^(\d{1,2}:)?[0-5]?\d:[0-5]\d$",
        error_messages={"invalid": "Write minutes and seconds with a colon, such as 3:20, or 1:03:20 with hours."},
        help_text="How long it lasts, in minutes and seconds, such as 3:20.",
    )
    visuals = blocks.ChoiceBlock(
        choices=list(VISUALS.items()),
        help_text="How somebody who cannot see the video learns what it shows. Readers see this sentence.",
    )
    transcript = blocks.RichTextBlock(
        features=["bold", "italic", "ol", "ul", "link"],
        help_text="Everything that is said, who says it, and sounds that matter. A video cannot be published without.",
    )

    class Meta:
        icon = "media"
        group = MEDIA
        template = "blocks/video.html"
        value_class = VideoValue
        description = "A video with its transcript. It is loaded only when somebody plays it."
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

    def clean(self, value):
        """Refuse two videos or none, a file of the wrong kind, and what leaves out deaf or blind people."""
        cleaned = super().clean(value)
        errors = _wrong_parts(cleaned) | ({} if self.is_deferred_validation else _missing_parts(cleaned))
        if errors:
            raise blocks.StructBlockValidationError(
                block_errors={name: ValidationError(text) for name, text in errors.items()}
            )
        return cleaned


def _wrong_parts(video):
    errors = {}
    if video["address"] and video["file"]:
        errors["address"] = "Give an address or choose a file, one of the two."
    elif video["address"] and not video.online:
        errors["address"] = "This is not the address of one video at YouTube or Vimeo. Copy it from the video's page."
    for name, kinds, words in (("file", FILMS, "a video: MP4 or WebM"), ("captions", CAPTIONS, "captions: WebVTT")):
        if video[name] and video[name].file_extension.lower() not in kinds:
            errors[name] = f"This document is not {words}."
    return errors


def _missing_parts(video):
    errors = {}
    if not video["address"] and not video["file"]:
        errors["address"] = "Give the video's address, or choose a file."
    if video["file"] and not video["captions"]:
        errors["captions"] = "Choose the captions: without them people who cannot hear are left out."
    if not video.has_transcript:
        errors["transcript"] = "Write the transcript: a video cannot be published without."
    return errors


def video_hosts(page):
    """Return the hosts that a page's players come from once a reader presses: what a security policy must allow."""
    videos = [part.value for part in iter_blocks(page) if isinstance(part.block, VideoBlock)]
    return sorted({video.online.host for video in videos if video.online})


@dataclass(frozen=True)
class OnlineVideo:
    """A video that another company keeps: its name for readers, the video's own address, and its player's."""

    keeper: str
    url: str
    player: str

    @property
    def host(self):
        """The host that the player is loaded from, once a reader presses."""
        return urlsplit(self.player).hostname


def find_video(address):
    """Return the video that an address names, or None."""
    parts = urlsplit(address or "")
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if host in {"youtube.com", "youtube-nocookie.com", "youtu.be"}:
        return _youtube(parts)
    return _vimeo(parts) if host in {"vimeo.com", "player.vimeo.com"} else None


def _youtube(parts):
    path = re.fullmatch(r"/(?:(?:embed|shorts|live|v)/)?([\w-]{11})/?", parts.path, re.ASCII)
    named = re.fullmatch(r"[\w-]{11}", parse_qs(parts.query).get("v", [""])[0], re.ASCII)
    if parts.path.rstrip("/") == "/watch" and named:
        name = named[0]
    elif path:
        name = path[1]
    else:
        return None
    player = f"https://www.youtube-nocookie.com/embed/{name}?autoplay=1&rel=0"
    return OnlineVideo("YouTube", f"https://www.youtube.com/watch?v={name}", player)


def _vimeo(parts):
    path = re.fullmatch(r"/(?:video/|channels/[\w-]+/)?(\d{5,12})(?:/([0-9a-f]{6,20}))?/?", parts.path, re.ASCII)
    if not path:
        return None
    number, key = path[1], path[2] or parse_qs(parts.query).get("h", [""])[0]
    if key and not re.fullmatch(r"[0-9a-f]{6,20}", key):
        return None
    player = f"https://player.vimeo.com/video/{number}?dnt=1&autoplay=1"
    if not key:
        return OnlineVideo("Vimeo", f"https://vimeo.com/{number}", player)
    return OnlineVideo("Vimeo", f"https://vimeo.com/{number}/{key}", f"{player}&h={key}")
