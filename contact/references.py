"""Reference numbers: random, short, easy to read over the telephone, and with a check character."""

import secrets

from stdnum.iso7064 import mod_37_36

# Nothing that is mistaken for something else in print: no 0 O, 1 I L, 5 S, 2 Z, 8 B, U V Y. There are 22 of them
# because the check (ISO 7064, hybrid system) wants a prime number less one.
ALPHABET = "34679ACDEFGHJKMNPQRTWX"
LENGTH = 7  # and the check character: 22 ** 7, about 2.5 thousand million references


def new_reference():
    """Return a reference nobody can guess, such as `K7M4-9QXT`; the last character is the check character."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return _grouped(body + mod_37_36.calc_check_digit(body, ALPHABET))


def normalise_reference(text):
    """Return the reference as it is stored, from what somebody typed: any case, spaces, hyphens or none."""
    return _grouped("".join(character for character in text.upper() if character.isalnum()))


def is_valid_reference(text):
    """Tell whether what somebody typed can be a reference: it catches any one character that is wrong."""
    plain = normalise_reference(text).replace("-", "")
    return len(plain) == LENGTH + 1 and set(plain) <= set(ALPHABET) and mod_37_36.is_valid(plain, ALPHABET)


def _grouped(plain):
    return "-".join(filter(None, [plain[:4], plain[4:]]))
