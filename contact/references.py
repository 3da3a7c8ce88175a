"""Reference numbers: random, short, easy to read out over the telephone, with a check character."""

import re
import secrets

from stdnum.iso7064 import mod_37_2

# Without characters that look alike in print (0 O D, 1 I L, 5 S, 2 Z, 8 B, U V Y) and without vowels, so that no word
# comes out by chance. 19 characters because 19 is prime: the check (ISO 7064, a pure system) then catches every wrong
# character and every swap of neighbours. Luhn's and the hybrid systems let one swap in two hundred through.
ALPHABET = "34679CFGHJKMNPQRTWX"
GROUPS = re.compile(r"[A-Za-z0-9]{4}-[A-Za-z0-9]{3,4}")  # what a reader takes for a reference
RANDOM_LENGTH = 7  # 19 ** 7, about 900 million references; the check character comes on top


def new_reference() -> str:
    """Return an unguessable reference such as `K7M4-9QXT`; its last character is the check character."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LENGTH))
    return _grouped(body + mod_37_2.calc_check_digit(body, ALPHABET))


def normalise_reference(text: str) -> str:
    """Return a typed reference in the stored format: any case, with or without spaces and hyphens."""
    return _grouped("".join(character for character in text.upper() if character.isalnum()))


def is_valid_reference(text: str) -> bool:
    """Return whether a typed text can be a reference; one wrong or two swapped characters are detected."""
    plain = normalise_reference(text).replace("-", "")
    return len(plain) == RANDOM_LENGTH + 1 and set(plain) <= set(ALPHABET) and mod_37_2.is_valid(plain, ALPHABET)


def is_mistyped_reference(text: str) -> bool:
    """Return whether a typed text has the form of a reference, such as `K7M4-9QXT`, but is none."""
    plain = normalise_reference(text).replace("-", "")
    has_form = bool(GROUPS.fullmatch(text.strip())) or (
        len(plain) in (RANDOM_LENGTH, RANDOM_LENGTH + 1) and plain.isascii() and any(map(str.isdigit, plain))
    )
    return has_form and not is_valid_reference(text)


def _grouped(plain: str) -> str:
    return "-".join(filter(None, [plain[:4], plain[4:]]))
