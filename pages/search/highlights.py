"""What stands below a result: a piece of the page's own text, with the words that were looked for marked."""

from django.utils.html import format_html, format_html_join
from wagtail.search.index import SearchField

from .query import WORD, root

LENGTH = 220  # characters
BEFORE = 80  # of them before the first word that was found
TELLING = 40  # characters: a shorter part is a heading
APART = {"title"}  # stands above the excerpt already


def texts(page):
    """Return the page's texts as the search knows them, part by part: its summary, then each block of its body."""
    values = [
        field.get_value(page)
        for field in page.get_search_fields()
        if isinstance(field, SearchField) and field.field_name not in APART
    ]
    parts = [part for value in values for part in (value if isinstance(value, list) else [value])]
    return [" ".join(str(part).split()) for part in parts if part]


def excerpt(page, words):
    """Return a piece of the first part that holds most of the words, as HTML; of its first part if none holds any."""
    roots = {root(word) for word in words}
    parts = texts(page)
    if not parts:
        return ""
    best = max(parts, key=lambda part: (len(roots & _roots(part)), len(part) >= TELLING))
    return marked(_piece(best, roots), roots)


def marked(text, roots):
    """Return the text as HTML in which the words with these roots are marked."""
    pieces, end = [], 0
    for word in WORD.finditer(text):
        if root(word[0]) in roots:
            pieces += [text[end : word.start()], format_html("<mark>{}</mark>", word[0])]
            end = word.end()
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, text[end:]]))


def _roots(text):
    return {root(word) for word in WORD.findall(text)}


def _piece(text, roots):
    """Return whole words around the first one that was found, with an ellipsis where the text goes on."""
    if len(text) <= LENGTH:
        return text
    first = next((word.start() for word in WORD.finditer(text) if root(word[0]) in roots), 0)
    start = max(first - BEFORE, 0) and text.find(" ", max(first - BEFORE, 0)) + 1
    piece = text[start : start + LENGTH]
    if start + LENGTH < len(text):
        piece = piece.rpartition(" ")[0] + " …"
    return f"… {piece}" if start else piece
