"""Converts our home page into WordPress blocks."""

import json
import re
from html import escape
from urllib.request import urlopen

from bs4 import BeautifulSoup


def page_at(url):
    """Return the parsed page of a URL."""
    with urlopen(url) as response:  # noqa: S310 - loopback, our own server
        return BeautifulSoup(response.read(), "html.parser")


def as_wordpress(page):
    """Return title and content as JSON: the heading, and the other text of main element and footer as blocks."""
    title = page.main.h1.extract().get_text(" ", strip=True)
    texts = [text for part in (page.main, page.footer) for text in part.find_all(string=re.compile(r"\w"))]
    return json.dumps({"title": title, "content": "\n".join(map(block, texts))})


def block(text):
    """Return one text as a block."""
    name = text.parent.name if text.parent.name in {"h2", "h3"} else "p"
    kind, attributes = ("paragraph", "") if name == "p" else ("heading", f' {{"level":{name[1]}}}')
    return f"<!-- wp:{kind}{attributes} --><{name}>{escape(text.strip())}</{name}><!-- /wp:{kind} -->"


def words(*parts):
    """Return the words of elements, without punctuation, which WordPress changes."""
    return {word for part in parts for word in re.findall(r"[A-Za-z]{2,}", part.get_text(" "))}
