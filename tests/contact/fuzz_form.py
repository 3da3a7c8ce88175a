"""A good form to make hostile ones from."""

from urllib.parse import urlencode

from tests.factories import POST, REPLY

from .fuzz_requests import FRESH

GOOD = POST | REPLY | {"message": "Is the café open?", "page": "/about/", "name": "Jo", "token": FRESH}
FORM = "application/x-www-form-urlencoded"


def good_with(**changes):
    """Return a good form with some fields changed, encoded; None leaves a field out, a list sends it so often."""
    fields = {name: value for name, value in (GOOD | changes).items() if value is not None}
    return urlencode(fields, doseq=True, errors="surrogatepass").encode()
