"""What every page asks for is asked once for each generation of the site, and never from within a transaction."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.models import AboutPage, ContentVersion
from pages.page_cache import memoize
from pages.page_cache.memoize import cached_per_version
from pages.page_cache.version import version_reader

pytestmark = pytest.mark.django_db


def change(**fields):
    """Change the page About as an editor would, and have it noticed at once."""
    page = AboutPage.objects.get()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    version_reader.expire()  # which happens when a transaction is committed


def test_an_uncached_home_page_costs_at_most_8_queries(site, client, committed):
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/").status_code == 200
    assert len(queries) <= 8, [query["sql"][:80] for query in queries]


def test_a_new_title_stands_in_the_menu_of_other_pages_at_once(site, client, committed):
    assert "Who we are" not in client.get("/success/").text
    change(title="Who we are")
    assert "Who we are" in client.get("/success/").text


def test_a_page_that_becomes_private_is_private_at_once(site, client, committed):
    assert client.get("/about/").status_code == 200
    AboutPage.objects.get().view_restrictions.create(restriction_type="login")
    version_reader.expire()
    assert client.get("/about/").status_code == 302
    menu = BeautifulSoup(client.get("/").content, "html.parser").find("nav")
    assert "/success/" in str(menu)
    assert "/about/" not in str(menu)


def test_a_value_is_made_once_a_generation_and_again_after_ten_minutes(committed, monkeypatch):
    made = []
    for _ in range(3):
        cached_per_version("name", lambda: made.append(1))
    assert len(made) == 1
    ContentVersion.bump()
    version_reader.expire()
    cached_per_version("name", lambda: made.append(1))
    assert len(made) == 2
    now = memoize.monotonic()
    monkeypatch.setattr(memoize, "monotonic", lambda: now + memoize.MAX_AGE + 1)
    cached_per_version("name", lambda: made.append(1))
    assert len(made) == 3


def test_nothing_is_kept_from_within_a_transaction():
    made = []
    for _ in range(3):
        cached_per_version("name", lambda: made.append(1))
    assert len(made) == 3


def test_no_more_is_kept_than_fits_however_many_ports_are_made_up(site, client, committed, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    for port in range(1, memoize.MAX_VALUES + 20):
        client.get("/favicon.ico", headers={"Host": f"testserver:{port}"})
    assert len(memoize._values) <= memoize.MAX_VALUES
