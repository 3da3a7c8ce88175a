"""Guesses that arrive at the same moment, at two processes of the real server with four threads each."""

import re
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from tests.browser.server import production_server


def guess(address, name, password, sender):
    """Try to sign in from an address of one's own, and return what the page says."""
    browser = build_opener(HTTPCookieProcessor())
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', browser.open(f"{address}/sign-in/").read().decode())[1]
    form = urlencode({"login": name, "password": password, "csrfmiddlewaretoken": token}).encode()
    post = Request(f"{address}/sign-in/", form, {"X-Forwarded-For": sender})  # noqa: S310 - loopback
    try:
        return browser.open(post).read().decode()
    except HTTPError as refused:
        return f"{refused.code} {refused.read().decode()}"


def guess_together(address, guesses):
    """Return how many guesses came to a password check."""
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda each: guess(address, *each), guesses))
    assert not [answer for answer in answers if answer.startswith("500")]
    return sum("username or the password is wrong" in answer for answer in answers)


def test_guesses_at_the_same_moment_are_counted_one_by_one():
    with production_server(processes=2) as address:
        made = guess_together(address, [("admin", f"wrong {number}", f"192.0.2.{number}") for number in range(40)])
        assert 1 <= made <= 5
        guess_together(address, [("admin", "wrong", f"192.0.2.{100 + number}") for number in range(5)])
        assert "Too many attempts" in guess(address, "admin", "admin", "192.0.2.200")

        made = guess_together(address, [(f"name{number}", "wrong", "198.51.100.1") for number in range(60)])
        assert 1 <= made <= 20
        for number in range(20):
            guess(address, f"other{number}", "wrong", "198.51.100.1")
        assert guess(address, "editor", "editor", "198.51.100.1").startswith("429")
