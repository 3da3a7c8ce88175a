"""The CMS for editors: panels, the guide, reports and redirects."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_q.models import Success

from carecity.core.schedules import PUBLISHING_JOB, SCHEDULE_PREFIX
from pages.models import SocialAccount, SocialPost, StandardPage

from .examples import EXAMPLES

REPORTS = {
    "not_found_paths", "content_checks", "figures_to_check", "images_to_check", "broken_links", "pages_to_review",
    "versions_to_renew",
}  # fmt: skip
pytestmark = pytest.mark.django_db


def publishing_ran(minutes_ago):
    then = timezone.now() - timedelta(minutes=minutes_ago)
    Success.objects.create(
        id="x", name="x", func="x", group=SCHEDULE_PREFIX + PUBLISHING_JOB, started=then, stopped=then
    )


def panel(client, name):
    return BeautifulSoup(client.get("/admin/").content, "html.parser").find(id=f"{name}-section")


def test_health_panel_warns_ten_minutes_after_the_last_publishing(editor_client):
    assert panel(editor_client, "health").find(class_="alert-text")
    publishing_ran(11)
    assert "11\xa0minutes ago" in panel(editor_client, "health").find(class_="alert-text").text
    Success.objects.all().delete()
    publishing_ran(1)
    assert panel(editor_client, "health") is None


def test_only_the_first_sign_in_shows_the_welcome_panel(site):
    editor = User.objects.create_user("editor", password="editor")
    editor.groups.add(Group.objects.get(name="Editors"))
    for first in (True, False):
        client = Client()
        client.post("/sign-in/", {"login": "editor", "password": "editor"})
        welcome = panel(client, "welcome")
        assert bool(welcome) == first
        if first:
            assert client.get(welcome.find("a")["href"]).status_code == 200


def test_guide_is_only_for_editors(editor_client, client):
    guide = reverse("editors_guide")
    assert "Writing for our readers" in editor_client.get(guide).text
    assert client.get(guide).status_code == 302


@pytest.mark.parametrize(
    ("group", "reports"),
    [
        ("Editors", REPORTS - {"not_found_paths"}),
        ("Moderators", REPORTS),
    ],
)
def test_each_group_can_open_the_reports_that_it_can_act_on(group, reports, site):
    user = User.objects.create_user("user")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    for report in REPORTS:
        for name in (report, f"{report}_results"):
            assert (client.get(reverse(name)).status_code == 200) == (report in reports)


def test_changed_slug_redirects_from_the_old_url(site, client, editor_client, django_capture_on_commit_callbacks):
    page = StandardPage.objects.get(slug="accessibility")
    example = next(example for example in EXAMPLES if example.model is StandardPage)
    form = example.editing_form(title=page.title, slug="for-everybody") | {"action-publish": "1"}
    with django_capture_on_commit_callbacks(execute=True):
        editor_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert client.get("/for-everybody/").status_code == 200
    assert client.get("/accessibility/").url == "/for-everybody/"


def test_words_of_the_cms_say_what_they_mean(site, admin_client):
    account = SocialAccount.objects.create(kind="feed", handle="https://social.example/@name.rss")
    post = {"account": account, "text": "A post", "url": "https://a.example/", "published_at": timezone.now()}
    SocialPost.objects.create(source_id="1", **post)
    status = admin_client.get(reverse(SocialAccount.snippet_viewset.get_url_name("edit"), args=[account.pk])).text
    assert ">None<" not in "".join(status.split())
    posts = admin_client.get(reverse(SocialPost.snippet_viewset.get_url_name("list"))).text
    assert "icon-success" in posts
    assert "icon-error" not in posts
    edit = admin_client.get(reverse("wagtailadmin_pages:edit", args=[site.root_page.pk])).text
    assert "seen by the public" not in edit
    assert "The short name of the page in menus" in edit
    assert "aging-pages" not in admin_client.get("/admin/").text
