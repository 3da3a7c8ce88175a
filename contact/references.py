"""Reference numbers: random, short, easy to read over the telephone, and with a check character."""

import secrets

from stdnum.iso7064 import mod_37_2

# Nothing that is mistaken for something else in print (0 O D, 1 I L, 5 S, 2 Z, 8 B, U V Y), and no vowel, so that no
# word comes out by chance. There are 19 of them because 19 is a prime number: then the check (ISO 7064, a pure
# system) catches every wrong character and every swap of neighbours. Luhn's and the hybrid systems let one swap in
# two hundred through.
ALPHABET = "34679CFGHJKMNPQRTWX"
LENGTH = 7  # and the check character: 19 ** 7, about 900 million references


def new_reference():
    """Return a reference nobody can guess, such as `K7M4-9QXT`; the last character is the check character."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return _grouped(body + mod_37_2.calc_check_digit(body, ALPHABET))


def normalise_reference(text):
    """Return the reference as it is stored, from what somebody typed: any case, spaces, hyphens or none."""
    return _grouped("".join(character for character in text.upper() if character.isalnum()))


def is_valid_reference(text):
    """Tell whether what somebody typed can be a reference: one wrong character, or two swapped, are caught."""
    plain = normalise_reference(text).replace("-", "")
    return len(plain) == LENGTH + 1 and set(plain) <= set(ALPHABET) and mod_37_2.is_valid(plain, ALPHABET)


def _grouped(plain):
    return "-".join(filter(None, [plain[:4], plain[4:]]))
