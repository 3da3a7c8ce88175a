"""Parses what a visitor typed into words that both databases can search for, whatever it was."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

MAX_QUERY_LENGTH = 200  # characters
MAX_WORD_LENGTH = 40  # characters; the longest word of the initial content has 16
MAX_WORDS = 8

WORD = re.compile(r"[^\W_]+")
# Letters of Latin alphabets that Unicode does not regard as another letter with an accent.
LATIN_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})

# Words without meaning of their own. PostgreSQL ignores them by itself, SQLite would search for each of them.
STOP_WORDS = set(
    re.findall(
        r"\w+",
        "a about an and any are as at be by can could do does for from had has have how i if in is it its me my of on "
        "or our s so t that the their them there they this to us was we what when where which who why will with would "
        "you your",
    )
)


def clean_query(text: str) -> str:
    """Return what was typed as one line of printable characters, not too long."""
    text = unicodedata.normalize("NFKC", text[:MAX_QUERY_LENGTH])
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[:MAX_QUERY_LENGTH].strip()


def get_words(text: str) -> list[str]:
    """Return the distinct words to search for, in lower case: letters and digits, no operator of either database."""
    words = dict.fromkeys(word.lower()[:MAX_WORD_LENGTH] for word in WORD.findall(text))
    return [word for word in words if word not in STOP_WORDS][:MAX_WORDS]


def strip_accents(text: str) -> str:
    """Return the text without accents, as SQLite's search compares words; PostgreSQL's would not find "Café"."""
    decomposed = unicodedata.normalize("NFKD", text.translate(LATIN_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def get_unaccented_words(texts: Iterable[str]) -> str:
    """Return the words with accents in these texts, without their accents. Other scripts than Latin stay out."""
    words = {word for text in texts if not text.isascii() for word in WORD.findall(text) if not word.isascii()}
    stripped = {strip_accents(word) for word in words}
    return " ".join(sorted(word for word in stripped if word.isascii()))


@lru_cache(maxsize=10_000)  # stemming takes about 70 microseconds, and pages repeat the same words
def stem(word: str) -> str:
    """Return the stem of an English word without its accents, by the Snowball algorithm that PostgreSQL uses."""
    import snowballstemmer  # noqa: PLC0415 - it loads thirty languages: 10 MB that only a process that searches needs

    return snowballstemmer.stemmer("english").stemWord(
        strip_accents(word.lower())
    )  # a new one, as they are not thread-safe
