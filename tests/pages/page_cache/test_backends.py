"""The default cache: its entries are valid for one content version, whichever process made the change."""

import pytest
from django.core.cache import cache, caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from pages.models import ContentVersion, HomePage, SuccessPage
from pages.page_cache import version
from pages.page_cache.backends import MAX_LOOKUPS, VersionedCache
from pages.page_cache.version import version_reader
from pages.selectors import last_known_telephone, remember_contact_details
from tests.factories import make_image

pytestmark = pytest.mark.django_db


def bump():
    """Change the content version, as another process would, and let this process notice."""
    ContentVersion.bump()
    version_reader.expire()


def store(key, value):
    """Store a value as Wagtail does: after a lookup that found nothing."""
    assert cache.get(key) is None
    cache.set(key, value)


def test_default_cache_stores_entries_of_this_process_per_version():
    assert isinstance(caches["default"]._local, VersionedCache)


def test_urls_of_pages_follow_a_new_slug_of_the_home_page_that_another_process_saved(site, committed, monkeypatch):
    assert SuccessPage.objects.get().url == "/success/"
    monkeypatch.setattr(Site, "clear_site_root_paths_cache", lambda: None)  # that process clears only its own
    home = HomePage.objects.get()
    home.slug = "renamed"
    home.save()
    version_reader.expire()
    assert SuccessPage.objects.get().url == "/success/"


def test_rendition_deleted_by_another_process_is_not_served_from_the_cache(site, committed, monkeypatch):
    image = make_image()
    old = image.get_rendition("width-400")
    assert type(image).objects.get().get_rendition("width-400") == old
    monkeypatch.setattr(type(old), "purge_from_cache", lambda _: None)
    old.delete()
    version_reader.expire()
    assert type(image).objects.get().get_rendition("width-400") != old


def test_entry_is_valid_until_the_version_changes(committed):
    store("key", 1)
    assert cache.get("key") == 1
    assert "key" in cache
    bump()
    assert cache.get("key") is None
    assert "key" not in cache


def test_hit_makes_no_query(committed):
    store("key", 1)
    with CaptureQueriesContext(connection) as queries:
        assert cache.get("key") == 1
    assert [query for query in queries if "pages_generation" not in query["sql"]] == []
    Site.get_site_root_paths()
    with CaptureQueriesContext(connection) as queries:
        Site.get_site_root_paths()
    assert [query for query in queries if "pages_generation" not in query["sql"]] == []


def test_value_that_was_computed_while_the_version_changed_is_not_valid_afterwards(committed):
    assert cache.get("key") is None
    bump()
    cache.set("key", "computed from data of before")
    assert cache.get("key") is None
    cache.get("other")
    bump()
    assert cache.get_or_set("key", lambda: bump() or "old", None) == "old"
    assert cache.get("key") is None


def test_value_whose_key_was_not_looked_up_is_not_stored(committed):
    cache.set("never-looked-up", 1)
    assert cache.get("never-looked-up") is None


def test_add_and_touch_apply_to_valid_entries_only(committed):
    assert cache.get("key") is None
    assert cache.add("key", 1)
    assert not cache.add("key", 2)
    assert cache.touch("key", 60)
    bump()
    assert not cache.touch("key", 60)
    assert cache.add("key", 3)
    assert cache.get("key") == 3
    assert cache.get_or_set("another", lambda: 4) == 4
    assert cache.get("another") == 4


def test_delete_removes_an_entry(committed):
    store("key", 1)
    assert cache.delete("key")
    assert cache.get("key") is None


def test_counter_is_refused(committed):
    with pytest.raises(NotImplementedError, match="shared"):
        cache.incr("key")


def test_transaction_neither_finds_nor_stores_anything(committed, monkeypatch):
    store("key", "committed")
    monkeypatch.setattr(version, "in_transaction", lambda: True)
    assert cache.get("key") is None
    cache.set("key", "not committed")
    monkeypatch.setattr(version, "in_transaction", lambda: False)
    assert cache.get("key") == "committed"


def test_number_of_remembered_lookups_is_bounded(committed):
    for number in range(3 * MAX_LOOKUPS):
        cache.get(f"key-{number}")
    assert len(caches["default"]._local._lookups.versions) <= MAX_LOOKUPS
    store("key", 1)
    assert cache.get("key") == 1


def test_contact_details_for_error_pages_survive_a_change_of_content(committed):
    remember_contact_details("020 7946 0000", "/contact/")
    bump()
    assert last_known_telephone() == "020 7946 0000"
