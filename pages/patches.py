"""A method of Wagtail that leaves a redirect from a path with a space without effect. Tested with Wagtail 7.4.

It stores the space, and compares it with the path of a request, in which a space is `%20`. Form, model, import and
middleware all call this method, so that none of them finds a duplicate of the other spelling.
tests/pages/test_redirects.py fails when its source changes.
"""

from typing import Any

from wagtail.contrib.redirects.models import Redirect

normalise_path = Redirect.normalise_path


def normalise_path_with_spaces(url: str, **options: Any) -> str:
    """Return the path as Wagtail does, with spaces as browsers send them."""
    return str(normalise_path(url, **options)).replace(" ", "%20")


def apply() -> None:
    """Replace `Redirect.normalise_path`."""
    Redirect.normalise_path = staticmethod(normalise_path_with_spaces)
