"""The nightly job: it asks the servers of other sites whether the pages that this site links to still exist.

A server gets one request at a time, with a pause between them, and no more that night once it asks for a pause
or does not respond. robots.txt is not read: no page is crawled, and each URL is one that visitors follow by themselves.
"""

from __future__ import annotations

import time
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from django.utils import timezone

from carecity.core.http import FetchError, Request, Response, send
from pages.models import LinkCheck

from .selectors import get_scanned_links

if TYPE_CHECKING:
    from datetime import datetime

NIGHT_BEGINS, NIGHT_ENDS = 1, 6  # hours of local time, between which the worker has little else to do
PAUSE_SECONDS = 1.0  # between two requests to a server
TIME_LIMIT_SECONDS = 25  # in all; the worker ends a task after 60, and one URL can take 21
POLL_SECONDS = 0.05
MAX_THREADS = 8
BATCH_SIZE = 500  # rows in one statement


class Result(NamedTuple):
    """The status of a response, None without one, and whether the server wants no more requests this night."""

    status: int | None
    is_refusing: bool


def get_night(now: datetime) -> datetime:
    """Return when the night began, or the last one."""
    local = timezone.localtime(now)
    begin = local.replace(hour=NIGHT_BEGINS, minute=0, second=0, microsecond=0)
    return begin if begin <= local else begin - timedelta(days=1)


def is_night(now: datetime) -> bool:
    return NIGHT_BEGINS <= timezone.localtime(now).hour < NIGHT_ENDS


def sync_link_checks() -> None:
    """Add the URLs that the site links to, and delete those to which no link is left."""
    urls = set(get_scanned_links().outside)
    known = set(LinkCheck.objects.values_list("url", flat=True))
    new = [LinkCheck(url=url) for url in sorted(urls - known)]
    LinkCheck.objects.bulk_create(new, batch_size=BATCH_SIZE, ignore_conflicts=True)
    gone = sorted(known - urls)
    for start in range(0, len(gone), BATCH_SIZE):
        LinkCheck.objects.filter(url__in=gone[start : start + BATCH_SIZE]).delete()


def check_url(url: str, pause: float) -> Result:
    """Request a URL by HEAD, to which no page is sent; then by GET, because many servers refuse HEAD."""
    result = request_status("HEAD", url)
    if result.is_refusing or result.status is None or result.status < HTTPStatus.BAD_REQUEST:
        return result
    time.sleep(pause)
    return request_status("GET", url)


def request_status(method: str, url: str) -> Result:
    try:
        response = send(Request(url, method, is_public=True, reads_body=False))
    except FetchError:
        return Result(None, is_refusing=True)
    return Result(response.status, is_refusing(response))


def is_refusing(response: Response) -> bool:
    """Return whether the server asks for a pause: "too many requests", or "unavailable" with a time to retry at."""
    is_unavailable = response.status == HTTPStatus.SERVICE_UNAVAILABLE and "Retry-After" in response.headers
    return response.status == HTTPStatus.TOO_MANY_REQUESTS or is_unavailable


class LinkChecker:
    """One run: it requests the URLs that are due until the time is up. The next run goes on where this one stopped.

    This thread alone uses the database. The others only send requests, each to another server.
    """

    def __init__(self, now: datetime, pause: float = PAUSE_SECONDS, time_limit: float = TIME_LIMIT_SECONDS) -> None:
        self.now, self.night, self.pause = now, get_night(now), pause
        self.deadline = time.monotonic() + time_limit
        self.waiting: dict[str, deque[LinkCheck]] = {}  # by host
        self.ready_at: dict[str, float] = {}
        self.running: dict[Future[Result], tuple[str, LinkCheck]] = {}
        self.count = 0

    def run(self) -> int:
        """Return how many URLs were requested."""
        for check in LinkCheck.objects.due(self.night):
            self.waiting.setdefault(urlsplit(check.url).hostname or "", deque()).append(check)
        with ThreadPoolExecutor(MAX_THREADS) as pool:
            while self.running or (self.waiting and time.monotonic() < self.deadline):
                if time.monotonic() < self.deadline:
                    self._start(pool)
                if not self.running:  # until a server may be asked again
                    time.sleep(POLL_SECONDS)
                done, _ = wait(self.running, timeout=POLL_SECONDS, return_when=FIRST_COMPLETED)
                for future in done:
                    self._finish(future)
        return self.count

    def _start(self, pool: ThreadPoolExecutor) -> None:
        """Start a request to each server that is ready for one, as long as there are threads."""
        busy = {host for host, _ in self.running.values()}
        ready = [host for host in self.waiting if host not in busy and self.ready_at.get(host, 0) <= time.monotonic()]
        for host in ready[: MAX_THREADS - len(self.running)]:
            checks = self.waiting[host]
            check = checks.popleft()
            if not checks:
                del self.waiting[host]
            if check.claim(self.now, self.night):
                self.running[pool.submit(check_url, check.url, self.pause)] = host, check

    def _finish(self, future: Future[Result]) -> None:
        host, check = self.running.pop(future)
        result = future.result()
        check.record(result.status, timezone.localdate(self.now))
        self.count += 1
        self.ready_at[host] = time.monotonic() + self.pause
        if result.is_refusing:
            self._postpone(host)

    def _postpone(self, host: str) -> None:
        """Leave the other URLs of a server to the next night, in which they are the first ones."""
        pks = [check.pk for check in self.waiting.pop(host, ())]
        for start in range(0, len(pks), BATCH_SIZE):
            due = LinkCheck.objects.due(self.night).order_by()
            due.filter(pk__in=pks[start : start + BATCH_SIZE]).update(checked_at=self.night)
