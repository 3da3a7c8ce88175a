"""Form fields that tidy what people type in the same way for checking, storing and showing it again."""

import re

from django import forms

from carecity.core.url_utils import single_line

DROPPED_BETWEEN_LINES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # tab and line break stay


class TidyField(forms.CharField):
    """Text that is tidied in the same way before it is checked and before it is shown again."""

    def to_python(self, value):
        """Return the tidied text."""
        return super().to_python(self.tidy(str(value or "")))

    def bound_data(self, data, initial):
        """Return what the form shows again: what was typed, tidied."""
        return self.tidy(data or "")


class LineField(TidyField):
    """One line: line breaks become spaces, so that nothing typed here can add a header to a mail."""

    def tidy(self, text):
        """Return the text on one line."""
        return single_line(text)


class LineEmailField(LineField, forms.EmailField):
    """An email address on one line."""


class LinesField(TidyField):
    """Several lines, counted as the sender sees them: browsers send two characters for a line break."""

    widget = forms.Textarea

    def tidy(self, text):
        """Return the text with plain line breaks."""
        return DROPPED_BETWEEN_LINES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
