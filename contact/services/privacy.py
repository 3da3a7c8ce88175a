"""The privacy of senders: finding, in a text that is to be published, what tells who they are."""

import re
from collections.abc import Iterable

from contact.models import Feedback

from .search import fold

WORD = re.compile(r"\w+")
EMAIL = re.compile(r"\S+@\S+\.\S+")
POSTCODE = re.compile(r"\b[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][a-z]{2}\b", re.IGNORECASE)  # BS 7666, loosely
MIN_NAME_LENGTH, NUMBER_LENGTH, MIN_PART_LENGTH = 2, 6, 6  # characters, digits, characters


def find_personal_data(messages: Iterable[Feedback], text: str) -> list[str]:
    """Return what in the text would tell who wrote one of the messages; empty if nothing does."""
    found = {"an email address": bool(EMAIL.search(text)), "a postcode": bool(POSTCODE.search(text))}
    for feedback in messages:
        found = {
            f"the reference {feedback}": feedback.reference in text,
            f"the name of the sender of {feedback}": _has_name(feedback.name, text),
            f"the telephone number of the sender of {feedback}": _has_number(feedback.telephone, text),
            f"the address of the sender of {feedback}": _has_address(feedback.postal_address, text),
            **found,
        }
    return [what for what, is_found in found.items() if is_found]


def _has_name(name: str, text: str) -> bool:
    """Return whether the text has the whole name in any case, or a part of it with a capital: "May", but not "may"."""
    parts = {fold(part) for part in WORD.findall(name) if len(part) >= MIN_NAME_LENGTH}
    capitalised = {fold(word) for word in WORD.findall(text) if word[0].isupper()}
    words = " ".join(WORD.findall(fold(text)))
    whole = " ".join(WORD.findall(fold(name)))
    return bool(whole) and (f" {whole} " in f" {words} " or bool(parts & capitalised))


def _has_number(number: str, text: str) -> bool:
    """Return whether six digits of the number follow each other in the text, with or without spaces."""
    digits = re.sub(r"\D", "", number)
    runs = re.sub(r"[^\w]|_", "", text)
    return any(digits[start : start + NUMBER_LENGTH] in runs for start in range(len(digits) - NUMBER_LENGTH + 1))


def _has_address(address: str, text: str) -> bool:
    """Return whether the text has a part of the address that tells more than a town: a number, or several words."""
    folded = " ".join(fold(text).split())
    parts = (" ".join(fold(part).split()) for part in re.split(r"[,\n]", address))
    streets = (variant for part in parts for variant in (part, part.lstrip("0123456789 ")))
    return any(
        len(street) >= MIN_PART_LENGTH and (" " in street or any(map(str.isdigit, street))) and street in folded
        for street in streets
    )
