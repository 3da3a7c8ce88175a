"""Posts that cannot be read at all get a page that says so: no 5xx, in development as little as in production."""

import pytest
from django.test import Client, RequestFactory

from carecity.wsgi import application
from contact.models import Feedback

from .fuzz_checks import post
from .fuzz_form import FORM, good_with

pytestmark = pytest.mark.django_db

# Codecs of Python's: foreign text, no text at all, always an error, and text that no database can store.
CHARSETS = ["utf-16", "iso-8859-1", "hex", "undefined", "idna", "utf-7", "unicode_escape"]
PART = '--b\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
MULTIPART = "".join(PART.format(*item) for item in [("kind", "question"), ("message", "+2AA- \\ud800")]) + "--b--\r\n"

BODIES = {"urlencoded": (good_with(), FORM), "multipart": (MULTIPART.encode(), "multipart/form-data; boundary=b")}


# Parameters of a content type that Django reads before anything of ours can (RFC 2231), and stumbles over.
STUMBLING_BLOCKS = ["charset*=utf-8''%00", "a*=klingon''x", "a*=undefined''x", "charset*=utf-7''+2AA-"]


class BrokenConnection:
    """A body whose sender has gone away."""

    def read(self, *args):
        raise OSError("connection reset")

    readline = read


@pytest.fixture(params=[False, True], ids=["production", "debug"])
def debug(request, settings):
    """Run with and without Django's debug pages, which read the form once more."""
    settings.DEBUG = request.param


@pytest.fixture(params=[False, True], ids=["no cookie", "cookie"])
def stranger(request, site):
    """Return a client that has been on the form's page, or not: with the cookie, the CSRF check reads the form."""
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    if request.param:
        client.get("/contact/")
    return client


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize(("body", "content_type"), BODIES.values(), ids=BODIES)
def test_form_in_a_foreign_charset_is_refused(body, content_type, charset, stranger, debug):
    answer = stranger.generic("POST", "/contact/", body, content_type=f"{content_type}; charset={charset}")
    assert answer.status_code == 400
    assert "could not read" in answer.text
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("content_type", [content_type for _, content_type in BODIES.values()], ids=BODIES)
def test_form_whose_sender_goes_away_is_no_fault_of_ours(content_type, stranger, debug):
    broken = {"wsgi.input": BrokenConnection(), "CONTENT_LENGTH": "10"}
    assert stranger.generic("POST", "/contact/", b"x", content_type=content_type, **broken).status_code == 400


@pytest.mark.parametrize("path", ["/about/", "/no-such-page/", "/admin/login/", "/django-admin/login/"])
def test_every_other_page_refuses_it_too(path, stranger, debug):
    answer = stranger.generic("POST", path, good_with(), content_type=f"{FORM}; charset=utf-16")
    assert answer.status_code == 400


def test_the_usual_charset_is_read_whatever_its_letters(site, client):
    answer = post(good_with(), f"{FORM}; charset=UTF-8", client)
    assert answer.status_code == 303


@pytest.mark.parametrize("parameter", STUMBLING_BLOCKS)
def test_content_type_that_cannot_be_read_is_refused(parameter, site, one_connection):
    statuses = []
    environ = RequestFactory().generic("POST", "/contact/", good_with(), content_type=FORM).environ
    application(environ | {"CONTENT_TYPE": f"{FORM}; {parameter}"}, lambda status, headers: statuses.append(status))
    assert statuses[0][:3] in {"400", "403"}
    assert not Feedback.objects.exists()
