"""Counting the addresses that visitors asked for in vain, so that editors can lead them on."""

import re
from contextlib import suppress

from django.db import DatabaseError

from pages.models.broken_links import MissedAddress

# Like the address of a page: words, and no ending such as .php, which is what robots try.
LIKE_A_PAGE = re.compile(r"^/[\w/-]*$", re.ASCII)
NOT_OURS = ("/admin/", "/django-admin/", "/documents/", "/contact/sent/", "/metrics")


def count_missed_addresses(get_response):
    """Return a middleware that counts answers of 404 to visitors who came for a page."""

    def answer(request):
        response = get_response(request)
        wanted = request.method == "GET" and response.status_code == 404  # noqa: PLR2004 - not found
        if wanted and LIKE_A_PAGE.match(request.path) and not request.path.startswith(NOT_OURS):
            with suppress(DatabaseError):  # the answer matters more than the count
                MissedAddress.note(request.path)
        return response

    return answer
