"""Reports of the CMS: key figures without evidence, pages to review, pages not found."""

import re
from datetime import timedelta
from importlib import import_module

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from pages.models import AboutPage, KeyFigure, NotFoundPath, StandardPage
from pages.models.not_found import MAX_NOT_FOUND_PATHS

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
EVIDENCE = {"source_name": "Office for National Statistics", "dated": TODAY - timedelta(days=400)}


def test_figures_report_lists_every_initial_figure_because_none_has_a_source(editor_client):
    assert KeyFigure.objects.to_check().count() == KeyFigure.objects.count() == 4
    text = editor_client.get(reverse("figures_to_check")).text
    assert text.count("no source, no date") == 4
    assert "Key figures to check <strong>4</strong>" in editor_client.get("/admin/").text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        (EVIDENCE, ""),
        (EVIDENCE | {"source_name": ""}, "no source"),
        (EVIDENCE | {"dated": None}, "no date"),
        (EVIDENCE | {"review_on": TODAY}, "review is due"),
        (EVIDENCE | {"review_on": TODAY + timedelta(days=1)}, ""),
    ],
)
def test_why_to_check_names_each_missing_or_due_field(fields, why, site):
    figure = KeyFigure.objects.create(value="1", label="test", **fields)
    assert figure.problems == why
    assert (figure in KeyFigure.objects.to_check()) == bool(why)


def test_key_figure_with_source_shows_source_and_year(site, client):
    before = client.get("/focus-areas/social-regeneration/").text
    assert "key-figures__source" not in before
    KeyFigure.objects.filter(place="Barking and Dagenham").update(**EVIDENCE, source_url="https://example.org/x")
    text = client.get("/focus-areas/social-regeneration/").text
    assert '<a href="https://example.org/x">Office for National Statistics</a>' in text
    assert str(EVIDENCE["dated"].year) in text


def test_pages_to_review_shows_due_pages_and_the_panel_those_of_the_user(editor_client):
    editor = User.objects.get(username="editor")
    AboutPage.objects.update(review_on=TODAY, reviewer=editor)
    StandardPage.objects.filter(slug="accessibility").update(review_on=TODAY + timedelta(days=1))
    report = editor_client.get(reverse("pages_to_review_results")).text
    assert "About" in report
    assert "Accessibility" not in report
    panel = editor_client.get("/admin/").text
    assert "Pages to review <strong>1</strong>" in panel
    assert "your review was due on" in panel


def test_path_not_found_is_counted_without_query_and_leaves_the_report_once_redirected(site, client, editor_client):
    for query in ("", "?name=Jo"):
        client.get(f"/old-page/{query}")
    not_found = NotFoundPath.objects.get()
    assert (not_found.path, not_found.count) == ("/old-page/", 2)
    report = BeautifulSoup(editor_client.get(reverse("not_found_paths")).content, "html.parser")
    assert "/old-page/" in report.main.text
    form = report.main.find("a", string=re.compile("Create redirect"))["href"]
    assert form == reverse("create_redirect") + "?old_path=%2Fold-page%2F"
    assert 'value="/old-page/"' in editor_client.get(form).text
    about = AboutPage.objects.get()
    posted = {"old_path": "/old-page/", "site": site.pk, "redirect_page": about.pk, "is_permanent": "on"}
    assert editor_client.post(form, posted | {"redirect_link": ""}).status_code == 302
    assert Redirect.objects.filter(old_path="/old-page").exists()
    assert client.get("/old-page/").url == "/about/"
    assert "/old-page/" not in editor_client.get(reverse("not_found_paths")).text


@pytest.mark.parametrize(
    "path", ["/wp-login.php", "/.env", "/x/%00", "/caf%C3%A9/", "/" + "x" * 300, "/contact/sent/AAAA-AAAA/"]
)
def test_path_that_no_page_can_have_is_not_counted(path, site, client):
    assert client.get(path).status_code in {404, 301}
    assert not NotFoundPath.objects.exists()


def test_paths_not_found_never_exceed_their_maximum(site, client):
    NotFoundPath.objects.bulk_create(NotFoundPath(path=f"/{number}/", count=2) for number in range(MAX_NOT_FOUND_PATHS))
    client.get("/new/")
    assert NotFoundPath.objects.count() == MAX_NOT_FOUND_PATHS
    assert NotFoundPath.objects.filter(path="/new/").exists()


def test_paths_not_found_ignore_those_that_exist_or_redirect(site, client):
    client.get("/about/")
    client.get("/about-care-city")
    assert not NotFoundPath.objects.exists()


@pytest.mark.parametrize(("old", "new"), [("startingitem", "seedrecord")])
def test_migration_grants_renamed_permission_and_keeps_the_old_one(old, new, db):
    migration = import_module("pages.migrations.0015_broken_link_and_seed_record")
    group, user = Group.objects.create(name="Old"), User.objects.create_user("old")
    permission = Permission.objects.get(codename=f"view_{old}")
    group.permissions.add(permission)
    user.user_permissions.add(permission)
    migration.copy_permissions(apps, None)
    assert {each.codename for each in group.permissions.all()} == {f"view_{old}", f"view_{new}"}
    assert User.objects.get(username="old").has_perms([f"pages.view_{old}", f"pages.view_{new}"])
