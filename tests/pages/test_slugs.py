"""An editor cannot give a page a slug with which nobody could open it: when creating, editing, copying or moving it."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from pages.models import HomePage, NewsIndexPage, NewsPage, StandardPage
from pages.slugs import MAX_URL_PATH_LENGTH, get_reserved_slugs
from tests.factories import make_news, make_page

from .examples import EXAMPLES

pytestmark = pytest.mark.django_db

RESERVED = sorted(get_reserved_slugs())
LONG = "a" * 200


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def example_form(**changes):
    return next(example for example in EXAMPLES if example.model is StandardPage).editing_form(**changes)


def test_reserved_are_the_first_folders_of_routes_and_files():
    expected = {"admin", "django-admin", "documents", "media", "search", "sign-in", "static", "csp-reports", "_util"}
    assert expected <= set(RESERVED)
    free = {"contact", "favicon", "llms", "robots", "site", "sitemap", "about"}
    assert free.isdisjoint(RESERVED)


@pytest.mark.parametrize("slug", RESERVED)
def test_page_below_the_home_page_cannot_have_the_url_of_something_else(slug, site, editor_client):
    add = reverse("wagtailadmin_pages:add", args=["pages", "standardpage", site.root_page.pk])
    response = editor_client.post(add, example_form(slug=slug))
    assert f"The site itself uses the URL /{slug}/. Choose another slug." in response.text
    assert not StandardPage.objects.filter(slug=slug).exists()
    with pytest.raises(ValidationError, match="Choose another slug"):
        HomePage.objects.get().add_child(instance=StandardPage(title="Shadowed", slug=slug))


def test_page_further_down_may_have_any_of_these_slugs(site, client):
    parent = make_page([], slug="parent")
    parent.add_child(instance=StandardPage(title="Search", slug="search"))
    assert client.get("/parent/search/").status_code == 200


def test_edited_page_keeps_a_slug_that_was_accepted_before(site, editor_client):
    page = make_page([], slug="documents-of-ours")
    StandardPage.objects.filter(pk=page.pk).update(slug="documents", url_path="/home/documents/")
    editor_client.post(edit(page), example_form(slug="documents", title="Changed") | {"action-publish": "1"})
    assert StandardPage.objects.get(pk=page.pk).title == "Changed"
    response = editor_client.post(edit(page), example_form(slug="search") | {"action-publish": "1"})
    assert "The site itself uses the URL /search/" in response.text


def test_copy_and_move_to_where_the_slug_is_taken_are_refused_in_words(site, admin_client):
    parent = make_page([], slug="parent")
    child = parent.add_child(instance=StandardPage(title="Search", slug="search"))
    home = site.root_page
    copy = {"new_title": "Search", "new_slug": "search", "new_parent_page": home.pk}
    response = admin_client.post(reverse("wagtailadmin_pages:copy", args=[child.pk]), copy, follow=True)
    assert "Not copied. The site itself uses the URL /search/." in response.text
    move = reverse("wagtailadmin_pages:move_confirm", args=[child.pk, home.pk])
    assert "“Search” was not moved. The site itself uses the URL /search/." in admin_client.post(move, follow=True).text
    child.refresh_from_db()
    assert child.get_parent().specific == parent
    assert not StandardPage.objects.child_of(home).filter(slug="search").exists()


def test_bulk_move_to_where_the_slug_is_taken_is_refused_in_words(site, admin_client):
    parent = make_page([], slug="parent")
    child = parent.add_child(instance=StandardPage(title="Search", slug="search"))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    query = f"?id={child.pk}&next=/admin/"
    response = admin_client.post(url + query, {"chooser": site.root_page.pk, "move_applicable": "on"}, follow=True)
    assert "“Search” was not moved. The site itself uses the URL /search/." in response.text
    child.refresh_from_db()
    assert child.get_parent().specific == parent


def test_url_has_at_most_as_many_characters_as_a_redirect_can_hold(site, admin_client):
    parent = make_page([], slug=LONG)
    add = reverse("wagtailadmin_pages:add", args=["pages", "standardpage", parent.pk])
    assert f"more than {MAX_URL_PATH_LENGTH} characters" in admin_client.post(add, example_form(slug="b" * 60)).text
    child = parent.add_child(instance=StandardPage(title="Child", slug="b" * 40))
    branch = make_page([], slug="c" * 60)
    move = reverse("wagtailadmin_pages:move_confirm", args=[parent.pk, branch.pk])
    assert "was not moved. The URL would have more than" in admin_client.post(move, follow=True).text
    copy = {"new_title": "Copy", "new_slug": "c" * 230, "new_parent_page": site.root_page.pk, "copy_subpages": "on"}
    response = admin_client.post(reverse("wagtailadmin_pages:copy", args=[parent.pk]), copy, follow=True)
    assert "Not copied. The URL would have more than" in response.text
    longer = admin_client.post(edit(parent), example_form(slug="d" * 230) | {"action-publish": "1"})
    assert "The URL would have more than" in longer.text
    child.refresh_from_db()
    assert child.url_path.startswith(f"/home/{LONG}/")


def test_news_cannot_have_the_url_of_the_feed(site, editor_client):
    with pytest.raises(ValidationError, match="The list itself uses the URL"):
        NewsIndexPage.objects.get().add_child(instance=NewsPage(title="Feed", slug="feed"))
    news = make_news()
    form = next(example for example in EXAMPLES if example.model is NewsPage).editing_form(slug="feed")
    assert "The list itself uses the URL of the slug “feed”." in editor_client.post(edit(news), form).text


def test_alias_names_its_source_as_canonical(site, client, admin_client):
    page = make_page([], slug="source")
    alias = page.create_alias(update_slug="alias")
    link = f'<link rel="canonical" href="{page.get_canonical_url()}">'
    assert link in client.get(alias.url).text
    sitemap = client.get("/sitemap.xml").text
    assert sitemap.count("/source/") == 1
    assert "/alias/" not in sitemap
    page.view_restrictions.create(restriction_type="login")
    assert link not in client.get(alias.url).text


@pytest.mark.parametrize("method", ["options", "put", "patch", "delete", "post"])
def test_pages_answer_405_to_methods_that_they_do_not_know(method, site, client):
    for example in EXAMPLES:
        page = example.get_page()
        is_allowed = method == "post" and page.url == "/contact/"  # the form of the release before
        assert (getattr(client, method)(page.url).status_code != 405) == is_allowed, page.url


def test_page_with_hundreds_of_blocks_is_saved(site, editor_client):
    page = make_page([])
    body = streamfield([("heading", f"Heading {number}") for number in range(600)])
    editor_client.post(edit(page), example_form() | nested_form_data({"body": body}))
    assert len(StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object().body) == 600
