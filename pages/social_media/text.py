"""Plain text from what providers send: no markup, no images, links written out."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser

MAX_LENGTH = 500
MAX_HTML_LENGTH = 20_000  # parsing far more than is shown would only cost time
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
BIDI_CONTROLS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # could reverse the text that follows
BLOCK_TAGS = {
    "address", "article", "blockquote", "br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p",
}  # fmt: skip
SKIPPED_TAGS = {
    "audio", "canvas", "iframe", "math", "noscript", "object", "script", "style", "svg", "template", "video",
}  # fmt: skip


class _TextExtractor(HTMLParser):
    """Collects the text that a browser would show, with a line break around each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.skipped: list[str] = []  # open elements whose content is not text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SKIPPED_TAGS:
            self.skipped.append(tag)
        elif tag in BLOCK_TAGS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.skipped:
            del self.skipped[self.skipped.index(tag) :]
        elif tag in BLOCK_TAGS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.parts.append(data)


def html_to_text(html: str) -> str:
    extractor = _TextExtractor()
    extractor.feed(html[:MAX_HTML_LENGTH])
    extractor.close()
    return "".join(extractor.parts)


def normalize_text(text: str) -> str:
    """Collapse spaces and empty lines, remove control characters, and truncate to `MAX_LENGTH` at a word."""
    text = text.encode("utf-8", "replace").decode()  # an unpaired surrogate cannot be stored
    text = BIDI_CONTROLS.sub("", CONTROL_CHARACTERS.sub(" ", text))
    text = "\n".join(line for line in (" ".join(line.split()) for line in text.splitlines()) if line)
    if len(text) <= MAX_LENGTH:
        return text
    whole_words = re.sub(r"\s+\S*$", "", text[:MAX_LENGTH])
    return f"{whole_words}\N{HORIZONTAL ELLIPSIS}"


def expand_links(text: str, links: Iterable[tuple[int, int, str]]) -> str:
    """Write out the URLs that a provider shortens or hides: `links` are (start, end, URL), counted in characters."""
    limit = len(text)
    for start, end, url in sorted(links, reverse=True):
        if 0 <= start < end <= limit:
            text = text[:start] + _expand_link(text[start:end], url) + text[end:]
            limit = start
    return text


def _expand_link(label: str, url: str) -> str:
    """Return the URL alone if the label only shortens it, or else the label followed by the URL."""
    bare_url = url.partition("://")[2]
    prefix = label.partition("://")[2] or label
    prefix = prefix.rstrip(".\N{HORIZONTAL ELLIPSIS}")
    if not url or "://" in label or bare_url.removeprefix("www.").startswith(prefix.removeprefix("www.")):
        return url
    return f"{label} ({url})"
