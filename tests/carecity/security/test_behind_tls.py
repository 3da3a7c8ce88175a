"""The production settings behind TLS: MDN's HTTP Observatory, cookies, and the reports of a real browser."""

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
from tests.system.waiting import wait_until

from .tls_proxy import make_certificate, tls_proxy

SCANNER = OBSERVATORY / "src/scan.js"
READY = SCANNER.exists() and find_node()
if not READY:
    print(missing_line("the headers, by MDN's scanner", "npm"))
if find_chromium() is None:
    print(missing_line("the reports of a browser", "chromium"))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Return the path of a certificate for `localhost`."""
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    make_certificate(path)
    return path


@pytest.fixture(scope="module")
def host(certificate):
    """Return host and port of a production server with HTTPS behind the proxy."""
    port = free_port()
    variables = {"HTTPS": "1", "SITE_URL": f"https://localhost:{port}", "ALLOWED_HOSTS": "localhost,127.0.0.1"}
    with production_server(**variables) as base_url, tls_proxy(port, urlsplit(base_url).port, certificate):
        yield f"localhost:{port}"


@pytest.mark.skipif(not READY, reason="no npm, or no scanner")
def test_mdn_observatory_grades_the_site_a_plus_with_130_points(host, certificate, record_property):
    preloaded = OBSERVATORY / "conf/hsts-preload.json"
    if not preloaded.exists():
        preloaded.write_text("{}")  # browsers' list of HTTPS-only sites; localhost is not on it
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


def get_cookies(host, path, certificate):
    """Return the cookies that a response sets: {name: value and attributes}."""
    context = ssl.create_default_context(cafile=certificate)
    with urlopen(Request(f"https://{host}{path}"), context=context) as response:
        headers = response.headers.get_all("Set-Cookie") or []
    return dict(header.partition("=")[::2] for header in headers)


def test_cookies_are_host_only_and_secure_and_only_forms_set_them(host, certificate):
    assert get_cookies(host, "/", certificate) == {}
    for path in ("/contact/", "/admin/login/"):
        cookies = get_cookies(host, path, certificate)
        assert cookies
        for name, attributes in cookies.items():
            assert name.startswith("__Host-")
            assert re.search("; HttpOnly;.* Path=/; SameSite=(Lax|Strict); Secure$", attributes)
            assert "Domain" not in attributes


@pytest.mark.skipif(find_chromium() is None, reason="no Chromium")
def test_violation_in_a_browser_is_in_the_administrators_report(host):
    insert_script = "document.body.append(Object.assign(document.createElement('script'), {text: 'inserted()'}))"
    # The headless shell sends no reports.
    options = ("--ignore-certificate-errors", "--short-reporting-delay")
    with chromium(*options, executable=find_chromium()) as browser:
        window = browser.new_page(base_url=f"https://{host}", ignore_https_errors=True)
        window.goto("/about/?name=Jo")
        window.evaluate(insert_script)
        window.goto("/admin/login/")
        sign_in(window, "admin")
        window.wait_for_url("**/admin/")
        row = window.get_by_role("row").filter(has_text="/about/")

        def is_reported():
            window.goto("/admin/reports/csp_violations/")
            return row.count()

        wait_until(is_reported, "the browser to send its report")
        assert row.inner_text().split("\t")[:4] == ["/about/", "script-src-elem", "inline", "1"]
