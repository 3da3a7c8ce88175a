"""A valid form, from which the fuzz data is made."""

from urllib.parse import urlencode

from tests.factories import POST, REPLY

from .fuzz_requests import FRESH

VALID = POST | REPLY | {"message": "Is the café open?", "page": "/about/", "name": "Jo", "token": FRESH}
FORM = "application/x-www-form-urlencoded"


def valid_form(**changes):
    """Return a valid form, urlencoded, with changed fields; None omits a field, a list repeats it."""
    fields = {name: value for name, value in (VALID | changes).items() if value is not None}
    return urlencode(fields, doseq=True, errors="surrogatepass").encode()
