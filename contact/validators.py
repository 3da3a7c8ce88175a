"""Which email addresses senders can enter."""

import unicodedata

from django.core.validators import EmailValidator


class InternationalEmailValidator(EmailValidator):
    """Django's validator, which also accepts letters of every script before the `@` (RFC 6531, 3.3)."""

    def __call__(self, value: str | None) -> None:
        local, at, domain = (value or "").rpartition("@")
        super().__call__("".join(_as_ascii(character) for character in local) + at + domain)


def _as_ascii(character: str) -> str:
    """Return an ASCII letter for a letter, mark or digit of another script, which Django's validator does not know."""
    is_part_of_word = unicodedata.category(character)[0] in ("L", "M", "N")
    return "x" if is_part_of_word and not character.isascii() else character


validate_email_address = InternationalEmailValidator()
