"""From what somebody typed to words that both databases can look for, whatever it was that they typed."""

import re
import unicodedata

LONGEST_QUERY = 200  # characters
LONGEST_WORD = 40  # characters; the longest word of the site's own texts has 16
MOST_WORDS = 8

WORD = re.compile(r"[^\W_]+")

# Words that say nothing about a page. PostgreSQL leaves them out by itself, SQLite would look for each of them.
STOP_WORDS = set(
    re.findall(
        r"\w+",
        "a about an and any are as at be by can could do does for from had has have how i if in is it its me my of on "
        "or our s so t that the their them there they this to us was we what when where which who why will with would "
        "you your",
    )
)

# The ends that English words take: what is left of "innovations" and "innovate" is the same.
ENDING = re.compile(r"(?:e?ments?|ations?|ated?|ates|ating|ions?|ive|ing|ed|ers?|es|e|s)$")
PLURAL = re.compile(r"(?:ies|y)$")
SHORTEST_ROOT = 3


def readable(text):
    """Return what was typed as one line that is safe to show and to send again: printable and not too long."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_QUERY])
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[:LONGEST_QUERY].strip()


def search_words(text):
    """Return the words to look for, in lower case, each once: letters and digits, and nothing a database reads."""
    found = dict.fromkeys(word.lower()[:LONGEST_WORD] for word in WORD.findall(text))
    return [word for word in found if word not in STOP_WORDS][:MOST_WORDS]


def root(word):
    """Return a word without its ending, roughly as PostgreSQL compares words: good enough to mark what was found."""
    short, changed = PLURAL.subn("i", word.lower())
    short = short if changed else ENDING.sub("", short)
    return short if len(short) >= SHORTEST_ROOT else word.lower()
