"""A small site behind the page cache, which counts how often it is asked."""

from wsgiref.util import setup_testing_defaults

from django.db import OperationalError, connection
from django.http import HttpResponse

from pages.models import ContentVersion
from pages.page_cache import version, wsgi

BODY = b"<p>" + b"words " * 100


class Site:
    """An application that answers as it is told and counts how often it is asked, behind a cache."""

    def __init__(self, **options):
        self.asked, self.response = [], lambda: HttpResponse(BODY)
        self.cache = wsgi.PageCacheMiddleware(self.application, reader=version.VersionReader(), **options)

    def application(self, environ, start_response):
        self.asked.append(environ)
        response = self.response()
        cookies = [("Set-Cookie", morsel.OutputString()) for morsel in response.cookies.values()]
        start_response(f"{response.status_code} {response.reason_phrase}", [*response.items(), *cookies])
        return response

    def get(self, path="/", query="", method="GET", **headers):
        """Ask for a path; return (status, headers, body)."""
        environ = {"PATH_INFO": path, "QUERY_STRING": query, "REQUEST_METHOD": method, "HTTP_HOST": wsgi.CANONICAL_HOST}
        environ, told = environ | headers, []
        setup_testing_defaults(environ)
        body = b"".join(self.cache(environ, lambda status, headers, exc_info=None: told.extend((status, headers))))
        return int(told[0][:3]), dict(told[1]), body


def times_asked(site, requests):
    """Send requests, each a dictionary of arguments; return how often the application was asked."""
    for request in requests:
        site.get(**request)
    return len(site.asked)


def break_database(monkeypatch):
    """Let the database be away; return the list of what is asked nevertheless."""
    asked = []

    def fail(*_args):
        asked.append("the number")
        raise OperationalError("The database is away.")

    monkeypatch.setattr(ContentVersion, "current", fail)
    monkeypatch.setattr(connection, "close", lambda: None)  # the test's own transaction
    return asked
