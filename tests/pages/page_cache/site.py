"""A small application behind the page cache, which records the requests that reach it."""

from wsgiref.util import setup_testing_defaults

from django.db import OperationalError, connection
from django.http import HttpResponse

from pages.models import ContentVersion
from pages.page_cache import version, wsgi

BODY = b"<p>" + b"words " * 100


class Site:
    """An application with a replaceable response, behind a cache."""

    def __init__(self, **options):
        self.requests, self.response = [], lambda: HttpResponse(BODY)
        self.cache = wsgi.PageCacheMiddleware(self.application, reader=version.VersionReader(), **options)

    def application(self, environ, start_response):
        self.requests.append(environ)
        response = self.response()
        cookies = [("Set-Cookie", morsel.OutputString()) for morsel in response.cookies.values()]
        start_response(f"{response.status_code} {response.reason_phrase}", [*response.items(), *cookies])
        return response

    def get(self, path="/", query="", method="GET", **headers):
        """Request a path; return (status, headers, body)."""
        environ = {"PATH_INFO": path, "QUERY_STRING": query, "REQUEST_METHOD": method, "HTTP_HOST": wsgi.CANONICAL_HOST}
        environ, started = environ | headers, []
        setup_testing_defaults(environ)
        body = b"".join(self.cache(environ, lambda status, headers, exc_info=None: started.extend((status, headers))))
        return int(started[0][:3]), dict(started[1]), body


def count_renders(site, requests):
    """Send requests, each a dictionary of arguments; return how many have reached the application in all."""
    for request in requests:
        site.get(**request)
    return len(site.requests)


def break_database(monkeypatch):
    """Simulate a database that is down; return the list of attempts to read the version."""
    attempts = []

    def fail(*_args):
        attempts.append("read")
        raise OperationalError("The database is down.")

    monkeypatch.setattr(ContentVersion, "current", fail)
    monkeypatch.setattr(connection, "close", lambda: None)  # it has the test's transaction
    return attempts
