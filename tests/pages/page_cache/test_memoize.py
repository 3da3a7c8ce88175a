"""Tests of cached_per_version: values are computed once per content version, and never cached in a transaction."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from pages.middleware import SiteCacheMiddleware
from pages.models import AboutPage, ContentVersion
from pages.page_cache import version
from pages.page_cache.version import cached_per_version, version_reader

pytestmark = pytest.mark.django_db


def change(**fields):
    """Publish a change of the about page, and let this process notice."""
    page = AboutPage.objects.get()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    version_reader.expire()  # as the commit of a transaction does


def test_uncached_home_page_makes_at_most_8_queries(site, client, committed):
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/").status_code == 200
    assert len(queries) <= 8, [query["sql"][:80] for query in queries]


def test_new_title_is_in_the_menu_of_other_pages_at_once(site, client, committed):
    assert "Who we are" not in client.get("/success/").text
    change(title="Who we are")
    assert "Who we are" in client.get("/success/").text


def test_page_that_becomes_private_is_private_at_once(site, client, committed):
    assert client.get("/about/").status_code == 200
    AboutPage.objects.get().view_restrictions.create(restriction_type="login")
    version_reader.expire()
    assert client.get("/about/").status_code == 302
    menu = BeautifulSoup(client.get("/").content, "html.parser").find("nav")
    assert "/success/" in str(menu)
    assert "/about/" not in str(menu)


def test_value_is_computed_once_per_version_and_again_after_ten_minutes(committed, monkeypatch):
    computed = []
    for _ in range(3):
        cached_per_version("name", lambda: computed.append(1))
    assert len(computed) == 1
    ContentVersion.bump()
    version_reader.expire()
    cached_per_version("name", lambda: computed.append(1))
    assert len(computed) == 2
    now = version.monotonic()
    monkeypatch.setattr(version, "monotonic", lambda: now + version.MAX_AGE + 1)
    cached_per_version("name", lambda: computed.append(1))
    assert len(computed) == 3


def test_nothing_is_cached_within_a_transaction():
    computed = []
    for _ in range(3):
        cached_per_version("name", lambda: computed.append(1))
    assert len(computed) == 3


def test_number_of_values_is_bounded_when_clients_make_up_ports(site, client, committed, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    for port in range(1, version.MAX_VALUES + 20):
        client.get("/favicon.ico", headers={"Host": f"testserver:{port}"})
    assert len(version._values) <= version.MAX_VALUES


def test_site_of_a_request_needs_no_query(site, rf, committed):
    """Fails if Wagtail stops using `request._wagtail_site`, which SiteCacheMiddleware sets."""
    middleware = SiteCacheMiddleware(Site.find_for_request)
    middleware(rf.get("/"))
    with CaptureQueriesContext(connection) as queries:
        assert middleware(rf.get("/")) == site
    assert [query for query in queries if "pages_generation" not in query["sql"]] == []
