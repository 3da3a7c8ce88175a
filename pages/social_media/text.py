"""Plain text out of what providers send: no markup, no picture, links spelled out."""

import re
from html.parser import HTMLParser

LONGEST = 500
LONGEST_HTML = 20_000  # parsing far more than is shown would only cost time
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
DIRECTIONS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # could turn around the text that follows
BLOCKS = {"address", "article", "blockquote", "br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p"}
NOT_TEXT = {"audio", "canvas", "iframe", "math", "noscript", "object", "script", "style", "svg", "template", "video"}


class _Text(HTMLParser):
    """Collects what a reader of the HTML would read."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []
        self.unread = []

    def handle_starttag(self, tag, attrs):
        """Begin a line at a block; stop reading where the content is no text."""
        if tag in NOT_TEXT:
            self.unread.append(tag)
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        """End the line of a block; read on after what was no text."""
        if tag in self.unread:
            del self.unread[self.unread.index(tag) :]
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data):
        """Take the text."""
        if not self.unread:
            self.parts.append(data)


def plain(html):
    """Return the text of a piece of HTML, a line for each of its blocks."""
    reader = _Text()
    reader.feed(html[:LONGEST_HTML])
    reader.close()
    return "".join(reader.parts)


def tidy(text):
    """Return the text in lines without gaps, without control characters, at most `LONGEST` characters long."""
    text = text.encode("utf-8", "replace").decode()  # half of a pair of surrogates cannot be stored
    text = DIRECTIONS.sub("", CONTROLS.sub(" ", text))
    text = "\n".join(line for line in (" ".join(line.split()) for line in text.splitlines()) if line)
    if len(text) <= LONGEST:
        return text
    whole_words = re.sub(r"\s+\S*$", "", text[:LONGEST])
    return f"{whole_words}\N{HORIZONTAL ELLIPSIS}"


def spell_out(text, links):
    """Put addresses where a provider shortens or hides them: `links` are (start, end, address) in characters."""
    before = len(text)
    for start, end, address in sorted(links, reverse=True):
        if 0 <= start < end <= before:
            text = text[:start] + _spelled(text[start:end], address) + text[end:]
            before = start
    return text


def _spelled(words, address):
    """Return the address alone where the words only shorten it, else the words with the address behind them."""
    bare = address.partition("://")[2]
    beginning = words.partition("://")[2] or words
    beginning = beginning.rstrip(".\N{HORIZONTAL ELLIPSIS}")
    if not address or "://" in words or bare.removeprefix("www.").startswith(beginning.removeprefix("www.")):
        return address
    return f"{words} ({address})"
