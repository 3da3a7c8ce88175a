"""The production set-up behind TLS: what MDN's own scanner says, what its cookies are like, what a browser reports."""

import json
import os
import re
import ssl
import subprocess
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from tests.binaries import OBSERVATORY, find_chromium, find_node, free_port, missing_line
from tests.browser.chromium import chromium
from tests.browser.server import production_server
from tests.browser.states import sign_in

from .front import front, make_certificate

SCANNER = OBSERVATORY / "src/scan.js"
READY = SCANNER.exists() and find_node()
if not READY:
    print(missing_line("the headers, by MDN's scanner", "npm"))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Return the file of a certificate for `localhost`."""
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    make_certificate(path)
    return path


@pytest.fixture(scope="module")
def host(certificate):
    """Return host and port of the production set-up with HTTPS on, behind TLS."""
    port = free_port()
    variables = {"HTTPS": "1", "SITE_URL": f"https://localhost:{port}", "ALLOWED_HOSTS": "localhost,127.0.0.1"}
    with production_server(**variables) as address, front(port, urlsplit(address).port, certificate):
        yield f"localhost:{port}"


@pytest.mark.skipif(not READY, reason="no npm, or no scanner")
def test_mdn_gives_the_best_grade_and_130_points(host, certificate, record_property):
    preloaded = OBSERVATORY / "conf/hsts-preload.json"
    if not preloaded.exists():
        preloaded.write_text("{}")  # browsers' list of sites that are HTTPS only, which names no test site
    scanned = subprocess.run(
        ["node", SCANNER, host],
        env=os.environ | {"NODE_EXTRA_CA_CERTS": str(certificate)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found = json.loads(scanned.stdout)
    results = {name: f"{test['result']} {test['scoreModifier']:+}" for name, test in found["tests"].items()}
    record_property("figure", f"MDN's scanner: {found['scan']['grade']}, {found['scan']['score']} points")
    assert (found["scan"]["grade"], found["scan"]["score"] >= 130) == ("A+", True), results
    assert found["scan"]["testsFailed"] == 0, results


def cookies_of(host, path, certificate):
    """Return the cookies that an answer sets: name and everything after."""
    context = ssl.create_default_context(cafile=certificate)
    with urlopen(Request(f"https://{host}{path}"), context=context) as answer:
        headers = answer.headers.get_all("Set-Cookie") or []
    return dict(header.partition("=")[::2] for header in headers)


def test_cookies_are_for_this_host_over_https_only_and_no_page_but_a_form_sets_one(host, certificate):
    assert cookies_of(host, "/", certificate) == {}
    for path in ("/contact/", "/admin/login/"):
        cookies = cookies_of(host, path, certificate)
        assert cookies
        for name, attributes in cookies.items():
            assert name.startswith("__Host-")
            assert re.search("; HttpOnly;.* Path=/; SameSite=(Lax|Strict); Secure$", attributes)
            assert "Domain" not in attributes


@pytest.mark.skipif(find_chromium() is None, reason="no Chromium")
def test_what_a_browser_stops_stands_before_administrators(host):
    plant = "document.body.append(Object.assign(document.createElement('script'), {text: 'planted()'}))"
    with chromium("--ignore-certificate-errors", "--short-reporting-delay") as browser:
        window = browser.new_page(base_url=f"https://{host}", ignore_https_errors=True)
        window.goto("/about/?name=Jo")
        window.evaluate(plant)
        window.goto("/admin/login/")
        sign_in(window, "admin")
        window.wait_for_url("**/admin/")
        row = window.get_by_role("row").filter(has_text="/about/")
        for _ in range(40):  # browsers send reports when they like
            window.goto("/admin/reports/policy_violations/")
            if row.count():
                break
        assert row.inner_text().split("\t")[:4] == ["/about/", "script-src-elem", "inline", "1"]
