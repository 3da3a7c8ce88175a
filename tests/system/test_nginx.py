"""The site behind nginx with the configuration of deploy/, as on one machine."""

import json
import os
import re
import shutil
import ssl
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import urlsplit

import pytest

from pages.initial_content.files import read_table
from tests.binaries import free_port, missing_line
from tests.browser.draft_paths import WORKING_KEY, get_path
from tests.browser.server import production_server
from tests.browser.sites import CREATE_MEDIA_PAGES
from tests.site_snapshot import manage

from .nginx import nginx
from .waiting import wait_until

if not shutil.which("nginx"):
    print(missing_line("the site behind nginx", "nginx"))
    pytest.skip("no nginx here", allow_module_level=True)

SHARE = f"""
from django.contrib.auth.models import User
from pages.models import AboutPage, DraftLink
user, page = User.objects.get(username="editor"), AboutPage.objects.get()
page.heading = "Words of the draft"
DraftLink.objects.create(key="{WORKING_KEY}", revision=page.save_revision(user=user), created_by=user)
"""
REVOKE = """
from pages.models import DraftLink
link = DraftLink.objects.get()
link.revoke(link.created_by)
"""
STYLESHEET = r"/static/css/base\.[0-9a-f]{12}\.css"
IMAGE = r"/media/images/garden\.width-800\.format-jpeg\.[0-9a-f]{10}\.jpg"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("nginx")


@pytest.fixture(scope="module")
def site():
    """Return an ExitStack that stops the site when it is closed."""
    with ExitStack() as running:
        yield running


@pytest.fixture(scope="module")
def ports(site, folder):
    """Return the ports for HTTP and HTTPS of nginx in front of the site."""
    https = free_port()
    own = {"HTTPS": "1", "SITE_URL": f"https://localhost:{https}", "ALLOWED_HOSTS": "localhost,127.0.0.1"}
    own["DATA_DIR"] = str(folder / "data")
    url = site.enter_context(production_server(CREATE_MEDIA_PAGES + SHARE, **own))
    with nginx(folder, [urlsplit(url).port], https) as http:
        yield http, https


@pytest.fixture
def read(ports, folder):
    """Return a function that requests a path from nginx and returns (status, headers as pairs, body)."""
    trusted = ssl.create_default_context(cafile=folder / "fullchain.pem")

    def send(path, **headers):
        connection = HTTPSConnection("localhost", ports[1], context=trusted, timeout=60)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        body = response.read()
        return response.status, [(name.lower(), value) for name, value in response.getheaders()], body

    return send


@pytest.fixture
def get(read):
    """Return the same function without the body."""
    return lambda path, **headers: read(path, **headers)[:2]


@pytest.mark.parametrize("path", ["/", "/about/", "/contact/", "/static/css/none.css", "/no-such-page/", "/admin/"])
def test_headers_are_unique_and_hide_the_server_version(get, path):
    _, headers = get(path)
    names = [name for name, _ in headers if name not in {"set-cookie", "vary"}]
    assert sorted(names) == sorted(set(names))
    assert {"content-security-policy", "strict-transport-security", "x-content-type-options"} <= set(names)
    assert dict(headers).get("server") == "nginx"


def test_http_redirects_to_https(ports):
    connection = HTTPConnection("localhost", ports[0], timeout=60)
    connection.request("GET", "/about/")
    response = connection.getresponse()
    assert (response.status, response.getheader("Location")) == (301, "https://localhost/about/")


def test_pages_are_compressed_by_accept_encoding(get):
    for accepted, encoding in [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", None)]:
        assert dict(get("/", **{"Accept-Encoding": accepted})[1]).get("content-encoding") == encoding


def linked(read, page, pattern):
    """Return the path of a link on the page that matches the pattern."""
    return re.search(rf'"({pattern})"', read(page)[2].decode())[1]


def assert_immutable(headers):
    cache_control = dict(headers)["cache-control"]
    assert "immutable" in cache_control
    assert int(re.search(r"max-age=(\d+)", cache_control)[1]) >= 365 * 24 * 3600


@pytest.mark.parametrize(("accepted", "encoding"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", None)])
def test_static_files_are_compressed_and_immutable(read, accepted, encoding):
    path = linked(read, "/pictures/", STYLESHEET)
    status, headers, _ = read(path, **{"Accept-Encoding": accepted})
    assert (status, dict(headers).get("content-encoding")) == (200, encoding)
    assert_immutable(headers)


def test_images_are_immutable_and_cached_by_nginx(read, folder):
    path = linked(read, "/pictures/", IMAGE)
    status, headers, body = read(path)
    assert (status, dict(headers)["content-type"]) == (200, "image/jpeg")
    assert_immutable(headers)
    assert [file for file in (folder / "cache").rglob("?" * 32) if body in file.read_bytes()]


def test_videos_support_range_requests(read):
    path = linked(read, "/film/", r"/documents/\d+/film\.webm")
    status, headers, body = read(path, Range="bytes=10-19")
    assert (status, len(body)) == (206, 10)
    assert read(path, **{"If-Range": dict(headers)["last-modified"], "Range": "bytes=10-19"})[0] == 206


def test_feedback_form_is_not_shared_between_visitors(get):
    tokens = {dict(get("/contact/")[1])["set-cookie"] for _ in range(3)}
    assert len(tokens) == 3


CANARY = "canary"
LOGGED = [  # path, status, Cache-Status of the page cache, path in the log
    ("/focus-areas/", 200, "carecity; fwd=miss", "/focus-areas/"),
    ("/focus-areas/?canary=canary", 200, "", "/focus-areas/"),
    ("/search/?q=canary", 200, "carecity; fwd=miss", "/search/"),
    ("/canary/", 404, "carecity; fwd=miss", ""),
    ("/sign-in/reset/canary/", 404, "", "/sign-in/"),
    ("/documents/1/canary.pdf", 404, "", "/documents/"),
    ("/contact/sent/canary/", 404, "carecity; fwd=miss", "/contact/sent/"),
    ("/contact/reply/canary/", 404, "carecity; fwd=miss", "/contact/reply/"),
    ("/draft/canary/", 404, "", "/draft/"),
    ("/media/canary.jpg", 404, "", ""),
]


def test_access_log_has_no_personal_data(get, folder):
    log, expected = folder / "access.log", {}
    claims = {"User-Agent": CANARY, "Referer": f"https://{CANARY}.example/", "X-Request-ID": CANARY}
    for path, status, cache_status, logged_path in LOGGED:
        actual, headers = get(path, **claims)
        assert actual == status
        expected[dict(headers)["x-request-id"]] = logged_path, status, cache_status, "GET"
    wait_until(lambda: all(name in log.read_text() for name in expected), "nginx to write its log")
    assert CANARY not in log.read_text()
    assert "127.0.0.1" not in log.read_text()
    lines = {line["request_id"]: line for line in map(json.loads, log.read_text().splitlines())}
    names = ("path", "status", "page_cache", "method")
    assert {key: tuple(lines[key][name] for name in names) for key in expected} == expected
    assert {lines[key]["nginx_cache"] for key in expected} == {"MISS", ""}  # empty: documents are not cached


def test_draft_is_not_cached_not_logged_and_gone_once_its_link_is_revoked(read, folder):
    path, log = get_path(WORKING_KEY), folder / "access.log"
    for _ in range(2):
        status, headers, body = read(path)
        assert (status, b"Words of the draft" in body) == (200, True)
        assert not {"set-cookie", "etag", "x-accel-expires", "cache-status"} & dict(headers).keys()
    assert not [file for file in (folder / "cache").rglob("?" * 32) if b"Words of the draft" in file.read_bytes()]
    manage(os.environ | {"DATA_DIR": str(folder / "data")}, "shell", "--verbosity=0", "--command", REVOKE)
    status, headers, body = read(path)
    assert (status, b"Words of the draft" in body) == (410, False)
    wait_until(lambda: dict(headers)["x-request-id"] in log.read_text(), "nginx to write its log")
    lines = [line for line in map(json.loads, log.read_text().splitlines()) if line["path"].startswith("/draft/")]
    assert {line["path"] for line in lines} == {"/draft/"}
    assert WORKING_KEY not in log.read_text()


def test_cached_pages_stay_up_without_django_and_the_form_shows_the_telephone_number(read, site):
    assert read("/success/", **{"Accept-Encoding": "br"})[0] == 200
    _, own, _ = read("/contact/")
    session = {"Cookie": "csrftoken=x"}
    files = [linked(read, "/pictures/", pattern) for pattern in (STYLESHEET, IMAGE)]
    assert [read(path, **session)[0] for path in files] == [200, 200]
    site.close()
    assert [read(path, **session)[0] for path in files] == [200, 200], "the same for everybody"
    assert read("/success/", **{"Accept-Encoding": "br"})[0] == 200
    status, headers, body = read("/contact/")
    assert status == 503
    assert read_table("settings")["telephone"] in body.decode()
    assert "strict-transport-security" not in dict(headers)  # it would replace what the site has sent
    security_headers = {"referrer-policy", "x-content-type-options", "x-frame-options"}
    assert {name: dict(headers)[name] for name in security_headers} == {
        name: dict(own)[name] for name in security_headers
    }
    assert dict(headers)["content-security-policy"].startswith("default-src 'none';")
    assert dict(headers)["cache-control"] == "no-store"
