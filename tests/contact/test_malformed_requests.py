"""Posts that Django cannot parse get a 400 page, never a 5xx, with and without DEBUG."""

import pytest
from django.test import Client, RequestFactory

from carecity.wsgi import application
from contact.models import Feedback

from .fuzz_checks import post
from .fuzz_form import FORM, valid_form

pytestmark = pytest.mark.django_db

# Python codecs: another encoding, not a text encoding, one that always fails, and ones whose text no database stores.
CHARSETS = ["utf-16", "iso-8859-1", "hex", "undefined", "idna", "utf-7", "unicode_escape"]
PART = '--b\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
MULTIPART = "".join(PART.format(*item) for item in [("kind", "question"), ("message", "+2AA- \\ud800")]) + "--b--\r\n"

BODIES = {"urlencoded": (valid_form(), FORM), "multipart": (MULTIPART.encode(), "multipart/form-data; boundary=b")}


# Content type parameters (RFC 2231) that Django parses before our middleware can, and fails on.
UNPARSABLE_PARAMETERS = ["charset*=utf-8''%00", "a*=klingon''x", "a*=undefined''x", "charset*=utf-7''+2AA-"]


class BrokenConnection:
    """A request body whose client has disconnected."""

    def read(self, *args):
        raise OSError("connection reset")

    readline = read


@pytest.fixture(params=[False, True], ids=["production", "debug"])
def debug(request, settings):
    """Run with and without Django's debug pages, which read the form again."""
    settings.DEBUG = request.param


@pytest.fixture(params=[False, True], ids=["no cookie", "cookie"])
def csrf_client(request, site):
    """Return a client with or without the CSRF cookie: with it, the CSRF check reads the form."""
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    if request.param:
        client.get("/contact/")
    return client


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize(("body", "content_type"), BODIES.values(), ids=BODIES)
def test_form_in_another_charset_is_refused(body, content_type, charset, csrf_client, debug):
    response = csrf_client.generic("POST", "/contact/", body, content_type=f"{content_type}; charset={charset}")
    assert response.status_code == 400
    assert "could not read" in response.text
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("content_type", [content_type for _, content_type in BODIES.values()], ids=BODIES)
def test_disconnected_client_gets_400_instead_of_a_server_error(content_type, csrf_client, debug):
    broken = {"wsgi.input": BrokenConnection(), "CONTENT_LENGTH": "10"}
    assert csrf_client.generic("POST", "/contact/", b"x", content_type=content_type, **broken).status_code == 400


@pytest.mark.parametrize("path", ["/about/", "/no-such-page/", "/admin/login/", "/django-admin/login/"])
def test_other_pages_refuse_another_charset_too(path, csrf_client, debug):
    response = csrf_client.generic("POST", path, valid_form(), content_type=f"{FORM}; charset=utf-16")
    assert response.status_code == 400


def test_utf_8_charset_is_accepted_in_capitals(site, client):
    response = post(valid_form(), f"{FORM}; charset=UTF-8", client)
    assert response.status_code == 303


@pytest.mark.parametrize("parameter", UNPARSABLE_PARAMETERS)
def test_unparsable_content_type_is_refused(parameter, site, one_connection):
    statuses = []
    environ = RequestFactory().generic("POST", "/contact/", valid_form(), content_type=FORM).environ
    application(environ | {"CONTENT_TYPE": f"{FORM}; {parameter}"}, lambda status, headers: statuses.append(status))
    assert statuses[0][:3] in {"400", "403"}
    assert not Feedback.objects.exists()
