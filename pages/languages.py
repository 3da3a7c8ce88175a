"""The languages that a page can be written in, with their own names."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

from django.conf.locale import LANG_INFO

EASY_READ, EASY_READ_NAME = "easy-read", "Easy Read"
REGION_LENGTH = 2  # of the second part of a code: "pt-br" is a region's, "zh-hans" a script's
# Names that Django lacks or has in English or as an adverb, from the Unicode Common Locale Data Repository.
NAMES = {
    "am": ("Amharic", "አማርኛ"),
    "cs": ("Czech", "čeština"),
    "eu": ("Basque", "euskara"),
    "gu": ("Gujarati", "ગુજરાતી"),
    "km": ("Khmer", "ខ្មែរ"),
    "kn": ("Kannada", "ಕನ್ನಡ"),
    "lt": ("Lithuanian", "lietuvių"),
    "mn": ("Mongolian", "монгол"),
    "pa": ("Punjabi", "ਪੰਜਾਬੀ"),
    "ps": ("Pashto", "پښتو"),
    "si": ("Sinhala", "සිංහල"),
    "sk": ("Slovak", "slovenčina"),
    "so": ("Somali", "Soomaali"),
    "ti": ("Tigrinya", "ትግርኛ"),
    "yo": ("Yoruba", "Èdè Yorùbá"),
}


class Language(NamedTuple):
    """A language by its code (BCP 47), with its name in English and in itself."""

    code: str
    name: str
    own_name: str

    @property
    def direction(self) -> str:
        """The HTML attribute `dir`, from the script of the own name: Django's table has a wrong one for Azerbaijani."""
        return "rtl" if unicodedata.bidirectional(self.own_name[0]) in {"R", "AL"} else "ltr"


ENGLISH = Language("en-GB", "English", "English")


@cache
def get_languages() -> dict[str, Language]:
    """Return every language other than English by its code, sorted by its English name."""
    names = {code: (info["name"], info["name_local"]) for code, info in LANG_INFO.items() if "name" in info} | NAMES
    languages = [Language(code, *both) for code, both in names.items() if not _is_english(code) | _has_region(code)]
    return {language.code: language for language in sorted(languages, key=lambda language: language.name)}


def _is_english(code: str) -> bool:
    return code.partition("-")[0] == "en"


def _has_region(code: str) -> bool:
    return len(code.partition("-")[2]) == REGION_LENGTH


def get_language(version: str) -> Language:
    """Return the language of a version; English of an Easy Read one, and of a page that is none."""
    return get_languages().get(version, ENGLISH) if version else ENGLISH


def get_version_name(version: str) -> str:
    """Return how visitors read a version's name: a language in itself."""
    return EASY_READ_NAME if version == EASY_READ else get_language(version).own_name


def get_version_choices() -> list[tuple[str, str]]:
    """Return the versions that a page can be, as editors choose them."""
    languages = [(code, f"{each.name} ({each.own_name})") for code, each in get_languages().items()]
    return [(EASY_READ, EASY_READ_NAME), *languages]
