"""What our home page says, as WordPress stores a page."""

import json
import re
from html import escape
from urllib.request import urlopen

from bs4 import BeautifulSoup


def page_at(url):
    """Return a page."""
    with urlopen(url) as answer:  # noqa: S310 - loopback, our own server
        return BeautifulSoup(answer.read(), "html.parser")


def as_wordpress(page):
    """Return title and content in JSON: the heading, and all text below it and in the footer, in blocks."""
    title = page.main.h1.extract().get_text(" ", strip=True)
    texts = [text for part in (page.main, page.footer) for text in part.find_all(string=re.compile(r"\w"))]
    return json.dumps({"title": title, "content": "\n".join(map(block, texts))})


def block(text):
    """Return one text as a block."""
    name = text.parent.name if text.parent.name in {"h2", "h3"} else "p"
    kind, how = ("paragraph", "") if name == "p" else ("heading", f' {{"level":{name[1]}}}')
    return f"<!-- wp:{kind}{how} --><{name}>{escape(text.strip())}</{name}><!-- /wp:{kind} -->"


def words(*parts):
    """Return the words of parts of a page, without the marks that WordPress sets in its own way."""
    return {word for part in parts for word in re.findall(r"[A-Za-z]{2,}", part.get_text(" "))}
