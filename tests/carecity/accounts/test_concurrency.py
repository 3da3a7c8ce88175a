"""Simultaneous sign-in attempts at two processes of the real server."""

import re
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from tests.browser.server import production_server


def attempt(url, name, password, sender):
    """Try to sign in from an IP address of its own, and return the page."""
    browser = build_opener(HTTPCookieProcessor())
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', browser.open(f"{url}/sign-in/").read().decode())[1]
    form = urlencode({"login": name, "password": password, "csrfmiddlewaretoken": token}).encode()
    post = Request(f"{url}/sign-in/", form, {"X-Forwarded-For": sender})  # noqa: S310 - loopback
    try:
        return browser.open(post).read().decode()
    except HTTPError as error:
        return f"{error.code} {error.read().decode()}"


def attempt_together(url, attempts):
    """Return how many attempts reached the password check."""
    with ThreadPoolExecutor(16) as pool:
        responses = list(pool.map(lambda each: attempt(url, *each), attempts))
    assert not [response for response in responses if response.startswith("500")]
    return sum("username or the password is wrong" in response for response in responses)


def test_simultaneous_attempts_in_several_processes_are_each_counted():
    with production_server(processes=2) as url:
        checked = attempt_together(url, [("admin", f"wrong {number}", f"192.0.2.{number}") for number in range(40)])
        assert 1 <= checked <= 5
        attempt_together(url, [("admin", "wrong", f"192.0.2.{100 + number}") for number in range(5)])
        assert "Too many attempts" in attempt(url, "admin", "admin", "192.0.2.200")

        checked = attempt_together(url, [(f"name{number}", "wrong", "198.51.100.1") for number in range(60)])
        assert 1 <= checked <= 20
        for number in range(20):
            attempt(url, f"other{number}", "wrong", "198.51.100.1")
        assert attempt(url, "editor", "editor", "198.51.100.1").startswith("429")
