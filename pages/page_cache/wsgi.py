"""The page cache as a WSGI application in front of Django's: nothing of Django runs for a page that is kept."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings

from .metrics import Watcher
from .store import MISS, Copies, Copy, accepted_encoding
from .version import clock

LIMIT = 64 * 1024 * 1024  # bytes in each process
PASSING = 8 * 1024 * 1024  # bytes for what anybody can ask for without end: searches, what is not found, made-up ports
FRESH = {"200": 600, "404": 10}  # seconds at most: some of what a page says changes by time alone, such as the year
STALE = 24 * 3600  # seconds for which a copy is better than none, while the database is away
OWN_HOST = urlsplit(settings.SITE_URL).netloc
LONGEST = 1000  # characters of an address: a longer one is nobody's page

# Answered by other means, or for one person only.
NOT_KEPT = re.compile(r"/(admin|django-admin|sign-in|static|media|documents|healthz|livez|metrics)(/|$)")
ARGUMENTS = {"page", "q"}
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|msclkid")  # added to links by others; no page reads them
PERSONAL = re.compile(r"private|no-store|no-cache")


class PageCache:
    """Answers from copies where it may, else asks the application and keeps what may be kept."""

    def __init__(self, application, limit=LIMIT, clock=clock, watcher=None):
        self.application, self.watcher = application, watcher or Watcher()
        self.clock, self.pages, self.passing = clock, Copies(limit), Copies(PASSING)

    def __call__(self, environ, start_response):
        """Answer one request."""
        key = key_of(environ)
        if key is None:
            return self.application(environ, start_response)
        known = self.clock.read()  # before rendering: that is what makes the copy right
        copy = self.pages.get(key) or self.passing.get(key)
        if copy and is_good(copy, known):
            self.watcher.sent(environ["REQUEST_METHOD"], copy.status, "hit" if known.database_is_there else "stale")
            return answer(copy, known, environ, start_response)
        environ["pages.cache"] = "miss"  # for whoever counts behind
        environ["QUERY_STRING"] = key[-1]  # what is not part of the key shall not be part of the page either
        if environ["REQUEST_METHOD"] == "HEAD" or known.number is None:
            return self.application(environ, start_response)
        return self._render(environ, start_response, key, known)

    def _render(self, environ, start_response, key, known):
        """Ask the application; keep its answer, unless something has changed since the number was read.

        Such an answer is right for who asked before the change, but a cache in front would show it to others.
        """
        started = []
        response = self.application(environ, lambda status, headers, exc_info=None: started.extend((status, headers)))
        status, headers = started[:2]
        if not may_be_kept(status, headers, response):
            start_response(status, headers)
            return response
        body = b"".join(response)
        response.close()
        now = self.clock.read_now()
        if now.number != known.number or not now.database_is_there:
            start_response(status, [*headers, ("Cache-Control", "no-cache")])
            return [body]
        copy = Copy(status, headers, body, known.number)
        is_page = status.startswith("200") and not environ["QUERY_STRING"] and environ.get("HTTP_HOST") == OWN_HOST
        memory = self.pages if is_page else self.passing
        memory.keep(key, copy)
        self.watcher.kept("pages" if is_page else "passing", memory)
        return answer(copy, now, environ, first_answer(headers, start_response))


def key_of(environ):
    """Return what tells one page from another, or None where no copy will do."""
    path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    if (
        environ["REQUEST_METHOD"] not in {"GET", "HEAD"}
        or settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", "")
        or len(path) + len(query) > LONGEST
        or "HTTP_RANGE" in environ
        or NOT_KEPT.match(path)
    ):
        return None
    arguments = query and that_matter(query)
    if arguments is None:
        return None
    is_secure = settings.TRUSTED_PROXIES and environ.get("HTTP_X_FORWARDED_PROTO") == "https"
    return bool(is_secure), environ.get("HTTP_HOST"), path, arguments


def that_matter(query):
    """Return the query without what others add to links; None where it has arguments that no page of ours knows."""
    arguments = [pair for pair in parse_qsl(query, keep_blank_values=True) if not TRACKING.fullmatch(pair[0])]
    return urlencode(arguments) if {name for name, _ in arguments} <= ARGUMENTS else None


def is_good(copy, known):
    """Tell whether a copy may be sent: of this generation and not too old, or better than none."""
    if not known.database_is_there:
        return copy.age < STALE
    return copy.generation == known.number and copy.age < FRESH[copy.status[:3]]


def may_be_kept(status, headers, response):
    """Tell whether others may be sent the same answer."""
    told = {name.lower(): value for name, value in headers}
    varies = {name.strip().lower() for name in told.get("vary", "").split(",")}
    return (
        status[:3] in FRESH
        and not getattr(response, "streaming", True)
        and "set-cookie" not in told
        and varies <= {"", "cookie", "accept-encoding"}  # cookies: who has a session gets no copies
        and not PERSONAL.search(told.get("cache-control", ""))
    )


def first_answer(headers, start_response):
    """Return how to begin the answer that a copy was made of: with its request's id, and no word of a copy."""
    own = [("Cache-Status", MISS), *(pair for pair in headers if pair[0] == "X-Request-ID")]

    def start(status, ready):
        start_response(status, [pair for pair in ready if pair[0] != "Cache-Status"] + own)

    return start


def answer(copy, known, environ, start_response):
    """Send a copy, or 304 to whoever has it already.

    nginx counts in whole seconds: told to keep something for one, it keeps it for up to two. It is told until when: for
    the rest of the second in which the database was asked. So a change is seen behind nginx, too, after a second.
    """
    headers, body = copy.ready(accepted_encoding(environ.get("HTTP_ACCEPT_ENCODING", "")))
    wanted = environ.get("HTTP_IF_NONE_MATCH")
    if wanted and (wanted.strip() == "*" or dict(headers)["ETag"] in wanted):
        start_response("304 Not Modified", [pair for pair in headers if not pair[0].startswith("Content-")])
        return [b""]
    start_response(copy.status, [*headers, ("X-Accel-Expires", f"@{int(known.asked_at)}")])
    return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]
