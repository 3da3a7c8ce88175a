"""Pages as parsed HTML."""

from bs4 import BeautifulSoup


def read(client, path="/"):
    """Return the parsed page at a path."""
    return BeautifulSoup(client.get(path).content, "html.parser")


def get_card_titles(document, within=""):
    """Return the titles of the cards in a page, or in the part of it that a CSS selector names."""
    return [title.text.strip() for title in document.select(f"{within} .card__title")]
