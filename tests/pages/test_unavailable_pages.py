"""Whichever page an editor unpublishes, makes private or deletes: every other URL of the site still responds."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import URLPattern, get_resolver, reverse
from django.urls.resolvers import RoutePattern
from wagtail.models import Page, Site

from pages.models import AboutPage, HomePage, SiteSettings, StandardPage

from .examples import EXAMPLES

pytestmark = pytest.mark.django_db

every_type = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.model.__name__)
BY_DESIGN = {"/healthz"}  # responds 503 while no worker runs, as in tests


def unpublish(page):
    page.unpublish()


def require_login(page):
    page.view_restrictions.create(restriction_type="login")


def require_password(page):
    page.view_restrictions.create(restriction_type="password", password="open sesame")


def delete(page):
    page.delete()


@pytest.fixture
def child_page(site):
    """Return a page on the third level, which has an ancestor besides the home page."""
    page = StandardPage(title="Our history", slug="history", summary="How it began.")
    AboutPage.objects.get().add_child(instance=page)
    return page


def resolver_paths():
    """Return the path of every URL pattern of the project that has no parameter and no include."""
    patterns = [pattern for pattern in get_resolver().url_patterns if isinstance(pattern, URLPattern)]
    paths = {
        f"/{each.pattern}"
        for each in patterns
        if isinstance(each.pattern, RoutePattern) and not each.pattern.converters
    }
    return sorted(paths - BY_DESIGN)


def page_paths(site):
    return [page.url for page in Page.objects.descendant_of(site.root_page, inclusive=True)]


def server_errors(client, paths):
    """Return the paths with a response of 500 or more."""
    client.raise_request_exception = False
    statuses = {path: client.get(path).status_code for path in [*paths, "/search/?q=ageing", "/no-such-page/"]}
    return {path: status for path, status in statuses.items() if status >= 500}


def test_no_url_fails_while_all_pages_are_available(site, child_page, client):
    paths = [*resolver_paths(), *page_paths(site)]
    assert len(paths) > 18
    assert server_errors(client, paths) == {}


@every_type
@pytest.mark.parametrize("action", [unpublish, require_login, require_password, delete])
def test_no_url_fails_when_a_page_is_unavailable(example, action, site, child_page, committed, client):
    paths = [*resolver_paths(), *page_paths(site)]
    action(example.get_page())
    assert server_errors(client, paths) == {}


def breadcrumbs(client, path):
    document = BeautifulSoup(client.get(path).content, "html.parser")
    return [crumb.text.strip() for crumb in document.select(".breadcrumb__item")]


def test_breadcrumbs_omit_an_unpublished_home_page(site, child_page, client):
    assert breadcrumbs(client, child_page.url) == ["Home", "About", "Our history"]
    site.root_page.unpublish()
    assert breadcrumbs(client, child_page.url) == ["About", "Our history"]
    assert breadcrumbs(client, "/about/") == []
    assert "BreadcrumbList" not in client.get("/about/").text


def test_private_site_opens_with_its_password(site, child_page, client):
    require_password(site.root_page)
    restriction = site.root_page.view_restrictions.get()
    assert "Password needed" in client.get("/about/").text
    form = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, site.root_page.pk])
    assert client.post(form, {"password": "open sesame", "return_url": "/"}).status_code == 302
    for path in page_paths(site):
        response = client.get(path)
        assert response.status_code == 200
        assert "Password needed" not in response.text


def test_site_with_a_new_home_page_responds(site, client):
    paths = page_paths(site)
    site.root_page.delete()  # and with it the site
    home = HomePage(title="Care City", slug="new-home", summary="A new start.")
    Page.objects.get(depth=1).add_child(instance=home)
    site = Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    assert server_errors(client, [*resolver_paths(), *paths]) == {}
    assert client.get("/").status_code == 200
    assert SiteSettings.for_site(site).organisation_name == "Care City"


@pytest.mark.parametrize("view", ["unpublish", "delete"])
def test_editor_cannot_remove_the_home_page(view, site, admin_client):
    response = admin_client.post(reverse(f"wagtailadmin_pages:{view}", args=[site.root_page.pk]), follow=True)
    assert "is the home page of the site" in response.text
    assert HomePage.objects.get().live


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_editor_cannot_remove_the_home_page_in_bulk(action, site, admin_client):
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    response = admin_client.post(f"{bulk}?id={site.root_page.pk}", follow=True)
    assert "is the home page of the site" in response.text
    assert HomePage.objects.get().live


def test_home_page_refuses_an_expiry_date(site, admin_client):
    example = next(example for example in EXAMPLES if example.model is HomePage)
    form = example.editing_form(title="Care City", slug="home", expire_at="2099-01-01 12:00")
    response = admin_client.post(reverse("wagtailadmin_pages:edit", args=[site.root_page.pk]), form)
    assert "The home page cannot expire" in response.text
    assert HomePage.objects.get().expire_at is None


def test_site_map_lists_the_child_of_an_unpublished_page(site, child_page, client):
    AboutPage.objects.get().unpublish()
    text = client.get("/site-map/").text
    document = BeautifulSoup(text, "html.parser")
    for element in ("ul", "li"):
        assert len(re.findall(rf"<{element}\b", text)) == text.count(f"</{element}>")
    home, *_ = document.find("nav", {"aria-label": "All pages"}).ul.find_all("li", recursive=False)
    assert child_page.url in [item.a["href"] for item in home.ul.find_all("li", recursive=False)]
