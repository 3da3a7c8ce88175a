"""What every page asks the database for, such as the menu: asked once for each generation of the site in a process."""

from contextlib import suppress
from time import monotonic

from django.db import DatabaseError, transaction
from wagtail.models import Site

from .version import clock

LONGEST = 600  # seconds: some things change by time alone, such as a post that is dated ahead
MOST = 500  # values: a site has a dozen, but anybody may ask for it under any port
_values = {}


def kept(name, make):
    """Return what `make` returns, made anew only when something has changed that a visitor could see.

    Others get the very same object: it must not be changed. Within a transaction nothing is kept, since it may hold
    what is never committed.
    """
    number = None if transaction.get_connection().in_atomic_block else clock.read().number
    if number is None:
        return make()
    held = _values.get(name)
    if held is None or held[0] != number or monotonic() - held[1] > LONGEST:
        if len(_values) >= MOST:
            _values.clear()
        held = _values[name] = (number, monotonic(), make())  # the number was read before: this is at least as new
    return held[2]


def know_the_site(get_response):
    """Return a middleware that tells Wagtail which site a request is for."""

    def answer(request):
        host = request.META.get("HTTP_HOST", ""), request.META.get("SERVER_PORT", "")
        with suppress(DatabaseError):  # then it is for the view to say that the database is away
            request._wagtail_site = kept(("site", *host), lambda: Site.find_for_request(request))
        return get_response(request)

    return answer
