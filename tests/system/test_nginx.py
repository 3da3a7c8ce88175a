"""The site behind nginx, as a machine of one's own has it."""

import json
import re
import shutil
import ssl
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import urlsplit

import pytest

from pages.initial_content.files import read_table
from tests.binaries import free_port, missing_line
from tests.browser.media import FILL
from tests.browser.server import production_server

from .nginx import nginx
from .waiting import wait_until

if not shutil.which("nginx"):
    print(missing_line("the site behind nginx", "nginx"))
    pytest.skip("no nginx here", allow_module_level=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder for nginx."""
    return tmp_path_factory.mktemp("nginx")


@pytest.fixture(scope="module")
def site():
    """Return what ends the site when it is closed."""
    with ExitStack() as running:
        yield running


@pytest.fixture(scope="module")
def ports(site, folder):
    """Return the ports for HTTP and HTTPS of nginx in front of the site."""
    https = free_port()
    own = {"HTTPS": "1", "SITE_URL": f"https://localhost:{https}", "ALLOWED_HOSTS": "localhost,127.0.0.1"}
    address = site.enter_context(production_server(FILL, **own))
    with nginx(folder, [urlsplit(address).port], https) as http:
        yield http, https


@pytest.fixture
def read(ports, folder):
    """Return a function that asks nginx for a path, and gives status, headers as pairs, and content."""
    trusted = ssl.create_default_context(cafile=folder / "fullchain.pem")

    def ask(path, **headers):
        connection = HTTPSConnection("localhost", ports[1], context=trusted, timeout=20)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        content = answer.read()
        return answer.status, [(name.lower(), value) for name, value in answer.getheaders()], content

    return ask


@pytest.fixture
def get(read):
    """Return a function that does the same without the content."""
    return lambda path, **headers: read(path, **headers)[:2]


@pytest.mark.parametrize("path", ["/", "/about/", "/contact/", "/static/css/none.css", "/no-such-page/", "/admin/"])
def test_each_header_stands_there_once_and_the_server_is_not_described(get, path):
    _, headers = get(path)
    names = [name for name, _ in headers if name not in {"set-cookie", "vary"}]
    assert sorted(names) == sorted(set(names))
    assert {"content-security-policy", "strict-transport-security", "x-content-type-options"} <= set(names)
    assert dict(headers).get("server") == "nginx"


def test_http_is_led_to_https(ports):
    connection = HTTPConnection("localhost", ports[0], timeout=20)
    connection.request("GET", "/about/")
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("Location")) == (301, "https://localhost/about/")


def test_pages_come_compressed_and_are_stored_so(get):
    for accepted, given in [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", None)]:
        assert dict(get("/", **{"Accept-Encoding": accepted})[1]).get("content-encoding") == given


def linked(read, page, pattern):
    """Return the address on a page that looks like this."""
    return re.search(rf'"({pattern})"', read(page)[2].decode())[1]


def assert_kept_for_ever(headers):
    kept = dict(headers)["cache-control"]
    assert "immutable" in kept
    assert int(re.search(r"max-age=(\d+)", kept)[1]) >= 365 * 24 * 3600


@pytest.mark.parametrize(("accepted", "given"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", None)])
def test_static_files_come_compressed_and_may_be_kept_for_ever(read, accepted, given):
    address = linked(read, "/pictures/", r"/static/css/base\.[0-9a-f]{12}\.css")
    status, headers, _ = read(address, **{"Accept-Encoding": accepted})
    assert (status, dict(headers).get("content-encoding")) == (200, given)
    assert_kept_for_ever(headers)


def test_pictures_may_be_kept_for_ever_and_nginx_does(read, folder):
    address = linked(read, "/pictures/", r"/media/images/garden\.width-800\.format-jpeg\.[0-9a-f]{10}\.jpg")
    status, headers, content = read(address)
    assert (status, dict(headers)["content-type"]) == (200, "image/jpeg")
    assert_kept_for_ever(headers)
    assert [file for file in (folder / "cache").rglob("?" * 32) if content in file.read_bytes()]


def test_films_come_in_parts(read):
    address = linked(read, "/film/", r"/documents/\d+/film\.webm")
    status, headers, content = read(address, Range="bytes=10-19")
    assert (status, len(content)) == (206, 10)
    assert read(address, **{"If-Range": dict(headers)["last-modified"], "Range": "bytes=10-19"})[0] == 206


def test_everybody_gets_a_form_of_their_own(get):
    tokens = {dict(get("/contact/")[1])["set-cookie"] for _ in range(3)}
    assert len(tokens) == 3


CANARY = "canary"
ASKED = [  # path, status, what our own cache says, how the path reads in the log
    ("/focus-areas/", 200, "carecity; fwd=miss", "/focus-areas/"),
    ("/focus-areas/?canary=canary", 200, "", "/focus-areas/"),
    ("/search/?q=canary", 200, "carecity; fwd=miss", "/search/"),
    ("/canary/", 404, "carecity; fwd=miss", ""),
    ("/sign-in/reset/canary/", 404, "", "/sign-in/"),
    ("/documents/1/canary.pdf", 404, "", "/documents/"),
    ("/contact/sent/canary/", 404, "carecity; fwd=miss", "/contact/sent/"),
    ("/media/canary.jpg", 404, "", ""),
]


def test_the_log_tells_what_was_answered_and_nothing_of_who_asked(get, folder):
    log, expected = folder / "access.log", {}
    claims = {"User-Agent": CANARY, "Referer": f"https://{CANARY}.example/", "X-Request-ID": CANARY}
    for path, status, word, told in ASKED:
        answered, headers = get(path, **claims)
        assert answered == status
        expected[dict(headers)["x-request-id"]] = told, status, word, "GET"
    wait_until(lambda: all(name in log.read_text() for name in expected), "nginx to write its log")
    assert CANARY not in log.read_text()
    assert "127.0.0.1" not in log.read_text()
    lines = {line["request_id"]: line for line in map(json.loads, log.read_text().splitlines())}
    names = ("path", "status", "page_cache", "method")
    assert {key: tuple(lines[key][name] for name in names) for key in expected} == expected
    assert {lines[key]["nginx_cache"] for key in expected} == {"MISS", ""}  # nothing: documents are not kept


def test_what_was_read_can_still_be_read_while_all_of_django_is_away_and_the_form_says_whom_to_telephone(read, site):
    assert read("/success/", **{"Accept-Encoding": "br"})[0] == 200
    _, own, _ = read("/contact/")
    site.close()
    assert read("/success/", **{"Accept-Encoding": "br"})[0] == 200
    status, headers, body = read("/contact/")
    assert status == 503
    assert read_table("settings")["telephone"] in body.decode()
    protecting = {"referrer-policy", "strict-transport-security", "x-content-type-options", "x-frame-options"}
    assert {name: dict(headers)[name] for name in protecting} == {name: dict(own)[name] for name in protecting}
    assert dict(headers)["content-security-policy"].startswith("default-src 'none';")
    assert dict(headers)["cache-control"] == "no-store"
