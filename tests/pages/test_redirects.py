"""Before a page is unpublished or deleted, editors read what links to it, and can lead its visitors elsewhere."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from pages.models import AboutPage, StandardPage
from tests.factories import make_page

pytestmark = pytest.mark.django_db

VIEWS = {"unpublish": "wagtailadmin_pages:unpublish", "delete": "wagtailadmin_pages:delete"}


def link_to(page, text="there"):
    return {"type": "paragraph", "value": f'<p>Read it <a linktype="page" id="{page.pk}">{text}</a>.</p>'}


@pytest.fixture
def page(site):
    return make_page([], title="Old", slug="old")


@pytest.fixture(params=VIEWS)
def url(request, page):
    """The URL of each view that removes the page."""
    return reverse(VIEWS[request.param], args=[page.pk])


def test_view_names_every_page_that_links_to_it_or_below_it(url, page, site, admin_client):
    assert "No page links to it." in admin_client.get(url).text
    child = page.add_child(instance=StandardPage(title="Child", slug="child"))
    first = make_page([link_to(page)], title="First", slug="first")
    make_page([link_to(child)], title="Second", slug="second")
    child.body = [("paragraph", f'<a linktype="page" id="{page.pk}">up</a>')]
    child.save()
    shown = BeautifulSoup(admin_client.get(url).content, "html.parser").find(id="main")
    assert [item.get_text() for item in shown.select("li")] == ["First (standard page)", "Second (standard page)"]
    assert shown.find("a", string="First")["href"] == reverse("wagtailadmin_pages:edit", args=[first.pk])


def test_visitors_are_led_to_the_page_that_the_editor_chooses(url, page, client, admin_client):
    child = page.add_child(instance=StandardPage(title="Child", slug="child"))
    old_paths = [page.url, child.url]
    data = {"redirect_to": AboutPage.objects.get().pk, "include_descendants": "on"}
    response = admin_client.post(url, data, follow=True)
    assert "Visitors of the old URL are led to “About”." in response.text
    for path in old_paths:
        assert client.get(path)["Location"] == "/about/"
    assert {redirect.is_permanent for redirect in Redirect.objects.filter(old_path__startswith="/old")} == {
        "delete" in url
    }


def test_unpublished_page_that_returns_is_served_in_place_of_its_redirect(page, client, editor_client):
    editor_client.post(reverse(VIEWS["unpublish"], args=[page.pk]), {"redirect_to": AboutPage.objects.get().pk})
    assert client.get("/old/").status_code == 302
    page.refresh_from_db()
    page.save_revision().publish()
    assert client.get("/old/").status_code == 200


def test_without_a_choice_there_is_no_redirect(url, client, editor_client):
    before = Redirect.objects.count()
    editor_client.post(url)
    assert client.get("/old/").status_code == 404
    assert Redirect.objects.count() == before


@pytest.mark.parametrize("target", ["itself", "child", "draft", "nothing"])
def test_page_that_visitors_cannot_see_is_refused_as_target_and_nothing_is_removed(target, url, page, admin_client):
    targets = {"itself": page, "child": page.add_child(instance=StandardPage(title="Child", slug="child"))}
    targets["draft"] = make_page([], title="Draft", slug="draft")
    targets["draft"].unpublish()
    chosen = targets[target].pk if target in targets else 99999
    assert "Nothing was changed." in admin_client.post(url, {"redirect_to": chosen}, follow=True).text
    assert StandardPage.objects.get(pk=page.pk).live


def test_link_to_a_removed_page_leaves_words_and_no_empty_box(url, page, client, editor_client):
    link = {"text": "Read it", "page": page.pk, "address": ""}
    box = {"type": "call_to_action", "value": {"title": "A box", "text": "", "link": link}}
    linking = make_page([link_to(page, "these words"), box], title="Linking", slug="linking")
    assert "A box" in client.get(linking.url).text
    editor_client.post(url)
    main = BeautifulSoup(client.get(linking.url).content, "html.parser").main
    assert "these words" in main.get_text()
    assert "A box" not in main.get_text()
    assert all(each.get("href") for each in main.find_all("a"))
