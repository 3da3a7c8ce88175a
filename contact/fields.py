"""Form fields that normalise what visitors type, in the same way for validation, storage and redisplay."""

import re

from django import forms

from carecity.core.url_utils import single_line

# Control characters except tab and line feed, and lone surrogates, which no database can store.
UNWANTED_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class NormalisedField(forms.CharField):
    """Text that is normalised before it is validated, and before the form shows it again."""

    def normalise(self, text: str) -> str:
        raise NotImplementedError

    def to_python(self, value: object) -> str:
        return super().to_python(self.normalise(str(value or ""))) or ""

    def bound_data(self, data: str | None, initial: object) -> str:
        return self.normalise(data or "")


class LineField(NormalisedField):
    """A single line. Line breaks become spaces, so that no value can add a header to a mail."""

    def normalise(self, text: str) -> str:
        return single_line(text)


class LineEmailField(LineField, forms.EmailField):
    """An email address on a single line."""


class MultilineField(NormalisedField):
    """Several lines. Browsers send CRLF; the stored LF counts as one character, as the sender sees it."""

    widget = forms.Textarea

    def normalise(self, text: str) -> str:
        return UNWANTED_CHARACTERS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
