"""Before a page is unpublished or deleted, editors read what links to it, and can lead its visitors elsewhere."""

import inspect
from hashlib import sha256

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Workflow

from pages import patches
from pages.models import AboutPage, FocusAreaPage, StandardPage
from tests.factories import make_news, make_opportunity, make_page, make_project

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
    assert "Visitors of the old URL now get “About”." in response.text
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


@pytest.mark.parametrize("target", ["itself", "child", "draft", "private", "nothing"])
def test_page_that_visitors_cannot_see_is_refused_as_target_and_nothing_is_removed(target, url, page, admin_client):
    targets = {"itself": page, "child": page.add_child(instance=StandardPage(title="Child", slug="child"))}
    targets["draft"] = make_page([], title="Draft", slug="a-draft")
    targets["draft"].unpublish()
    targets["private"] = make_page([], title="Private", slug="private")
    targets["private"].view_restrictions.create(restriction_type="login")
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


def test_items_that_list_a_project_or_focus_area_link_to_it(site, admin_client):
    project, area = make_project(), FocusAreaPage.objects.first()
    make_news("About the project", projects=[project])
    make_opportunity("About the area", focus_areas=[area])
    for page, title in ((project, "About the project"), (area, "About the area")):
        for view in VIEWS.values():
            text = admin_client.get(reverse(view, args=[page.pk])).text
            assert f">{title}</a>" in text


def test_rows_that_wagtail_keeps_for_itself_are_no_links(url, page, editor_client):
    page.view_restrictions.create(restriction_type="login")
    Redirect.objects.create(old_path="/older", redirect_page=page, automatically_created=True)
    Workflow.objects.first().workflow_pages.create(page=page)
    assert "No page links to it." in editor_client.get(url).text


def test_many_links_cost_no_more_queries_than_few(page, admin_client):
    url, counts = reverse(VIEWS["unpublish"], args=[page.pk]), []
    for number in range(30):
        child = page.add_child(instance=StandardPage(title=f"Child {number}", slug=f"child-{number}"))
        make_page([link_to(child)], title=f"Link {number:02}", slug=f"link-{number}")
        if number in {24, 29}:
            with CaptureQueriesContext(connection) as queries:
                text = admin_client.get(url).text
            counts.append(len(queries))
    assert "and 10 more" in text
    assert counts[1] <= counts[0]


def test_earlier_urls_of_a_deleted_page_follow_it(page, client, admin_client):
    Redirect.objects.create(old_path="/earlier", redirect_page=page, automatically_created=True)
    admin_client.post(reverse(VIEWS["delete"], args=[page.pk]), {"redirect_to": AboutPage.objects.get().pk})
    for path in ("/old/", "/earlier/"):
        assert client.get(path)["Location"] == "/about/"


def test_draft_above_a_published_page_can_be_redirected_too(page, client, admin_client):
    child = page.add_child(instance=StandardPage(title="Child", slug="child"))
    page.unpublish()
    url = reverse(VIEWS["delete"], args=[page.pk])
    assert "Redirect visitors to" in admin_client.get(url).text
    admin_client.post(url, {"redirect_to": AboutPage.objects.get().pk})
    assert client.get(child.url)["Location"] == "/about/"


def test_redirect_with_a_space_leads_on_and_cannot_be_entered_twice(site, client, admin_client):
    form = {"site": "", "is_permanent": "on", "redirect_page": AboutPage.objects.get().pk, "redirect_link": ""}
    admin_client.post(reverse("wagtailredirects:add"), form | {"old_path": "/old page"})
    for path in ("/old%20page", "/old%20page/", "/old page"):
        assert client.get(path)["Location"] == "/about/"
    for spelling in ("/old page", "/old%20page", "/old page/"):
        response = admin_client.post(reverse("wagtailredirects:add"), form | {"old_path": spelling})
        assert "already exists" in response.text or "already in use" in response.text, response.text
    assert Redirect.objects.filter(old_path__startswith="/old").count() == 1


def test_wagtail_normalises_paths_as_when_it_was_patched():
    source = inspect.getsource(patches.normalise_path)
    assert sha256(source.encode()).hexdigest()[:16] == "d2ff286504699875"
