"""Thousands of hostile requests to the running production set-up: each is answered or refused, and none breaks it."""

import os
import re
import socket
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException, HTTPResponse
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.browser.media import FILL
from tests.browser.server import production_server

from .fuzz_requests import hostile_requests
from .protected import missing_protection
from .urls import every_address

REQUESTS = 5_200
SEED = int(os.environ.get("FUZZ_SEED", "20261124"))
LIE = re.compile(rb"\r\nContent-Length: 9+\r")  # more than is sent
# The health check calls a site without a worker ill: this is what a worker leaves behind.
WORKER = """
from django.utils import timezone
from django_q.models import Success
now = timezone.now()
Success.objects.create(id="1" * 32, name="fuzz", func="x", started=now, stopped=now, success=True)
"""


@pytest.fixture(scope="module")
def address():
    """Return the address of a site with pages of every kind."""
    with production_server(FILL + WORKER) as running:
        yield running


def public_addresses(address):
    """Return every address outside the admins: those of the resolver, the pages, and a file of each kind."""
    known = {path for path in every_address() if not path.startswith(("/admin/", "/django-admin/"))}
    with urlopen(f"{address}/sitemap.xml") as answer:  # noqa: S310 - loopback
        pages = {urlsplit(page).path for page in re.findall("<loc>(.*?)</loc>", answer.read().decode())}
    assert "/video/" in pages
    files = {"/static/css/base.css", "/documents/1/film.webm", "/media/documents/film.webm"}
    return sorted(known | pages | files)


def send(address, request):
    """Return the answer to bytes, or None where the server hangs up, or waits for more than was sent."""
    host = urlsplit(address)
    with socket.create_connection((host.hostname, host.port), timeout=20) as connection:
        answer = HTTPResponse(connection, method=request.partition(b" ")[0].decode("latin-1"))
        try:
            connection.sendall(request)
            connection.settimeout(0.2 if LIE.search(request) else 20)
            answer.begin()
            answer.read()
        except (OSError, HTTPException):
            return None
        return answer


def test_nothing_that_anybody_sends_ends_in_a_5xx(address, record_property):
    requests = list(hostile_requests(public_addresses(address), REQUESTS, SEED))
    assert len(set(requests)) > 5_000
    with ThreadPoolExecutor(4) as senders:
        answers = list(senders.map(lambda request: send(address, request), requests))
    statuses = Counter(answer.status if answer else "hung up" for answer in answers)
    ours = sum(bool(answer and answer.headers.get("Content-Security-Policy")) for answer in answers)
    record_property(
        "figure",
        f"{len(requests)} hostile requests, {ours} answered by the site itself: {dict(statuses.most_common())}",
    )
    assert ours > REQUESTS / 2, "too many that the server refuses before the site sees them"
    broken = [sent for sent, answer in zip(requests, answers, strict=True) if answer and answer.status >= 500]
    assert broken == []
    bare = [
        (sent, missing)
        for sent, answer in zip(requests, answers, strict=True)
        if answer and answer.headers.get("Content-Type") and (missing := missing_protection(answer))
    ]
    assert bare == []
    assert send(address, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").status == 200
