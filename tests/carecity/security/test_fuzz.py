"""Thousands of malformed requests to a production server: no response is a 5xx, and all have the security headers."""

import os
import re
import socket
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException, HTTPResponse
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.browser.server import production_server
from tests.browser.sites import CREATE_MEDIA_PAGES

from .all_paths import all_paths
from .fuzz_requests import fuzz_requests
from .headers import missing_headers

REQUESTS = 5_200
SEED = int(os.environ.get("FUZZ_SEED", "20261124"))
TOO_LONG = re.compile(rb"\r\nContent-Length: 9+\r")  # a Content-Length of more than is sent
# The health check fails without a worker: this is the result of a finished task.
WORKER = """
from django.utils import timezone
from django_q.models import Success
now = timezone.now()
Success.objects.create(id="1" * 32, name="fuzz", func="x", started=now, stopped=now, success=True)
"""


@pytest.fixture(scope="module")
def base_url():
    """Return the URL of a site with pages of every type."""
    with production_server(CREATE_MEDIA_PAGES + WORKER) as running:
        yield running


def public_paths(base_url):
    """Return the paths outside of the admins: URL patterns, pages, and a file of each kind."""
    known = {path for path in all_paths() if not path.startswith(("/admin/", "/django-admin/"))}
    with urlopen(f"{base_url}/sitemap.xml") as response:  # noqa: S310 - loopback
        pages = {urlsplit(page).path for page in re.findall("<loc>(.*?)</loc>", response.read().decode())}
    assert "/video/" in pages
    files = {"/static/css/base.css", "/documents/1/film.webm", "/media/documents/film.webm"}
    return sorted(known | pages | files)


def send(base_url, request):
    """Return the response to raw bytes; None if the server closes the connection, or waits for more bytes."""
    host = urlsplit(base_url)
    with socket.create_connection((host.hostname, host.port), timeout=20) as connection:
        response = HTTPResponse(connection, method=request.partition(b" ")[0].decode("latin-1"))
        try:
            connection.sendall(request)
            connection.settimeout(0.2 if TOO_LONG.search(request) else 20)
            response.begin()
            response.read()
        except (OSError, HTTPException):
            return None
        return response


def test_malformed_requests_never_get_a_5xx_or_a_response_without_security_headers(base_url, record_property):
    requests = list(fuzz_requests(public_paths(base_url), REQUESTS, SEED))
    assert len(set(requests)) > 5_000
    with ThreadPoolExecutor(4) as senders:
        responses = list(senders.map(lambda request: send(base_url, request), requests))
    statuses = Counter(response.status if response else "closed" for response in responses)
    ours = sum(bool(response and response.headers.get("Content-Security-Policy")) for response in responses)
    record_property(
        "figure",
        f"{len(requests)} malformed requests, {ours} responses from Django: {dict(statuses.most_common())}",
    )
    assert ours > REQUESTS / 2, "the server refuses too many before Django sees them"
    broken = [sent for sent, response in zip(requests, responses, strict=True) if response and response.status >= 500]
    assert broken == []
    bare = [
        (sent, missing)
        for sent, response in zip(requests, responses, strict=True)
        if response and response.headers.get("Content-Type") and (missing := missing_headers(response))
    ]
    assert bare == []
    assert send(base_url, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").status == 200
