"""Key figures are drafts first: editors propose, moderators publish, visitors see what is published."""

import re
from datetime import date, timedelta
from importlib import import_module
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from wagtail.models import DraftStateMixin, Revision, WorkflowContentType, WorkflowMixin
from wagtail.snippets.models import get_snippet_models

from pages.blocks.listings import KeyFiguresBlock
from pages.models import ContentVersion, FocusAreaFigure, FocusAreaPage, GuideChapter, KeyFigure, ProjectFigure
from tests.conftest import make_client, make_staff
from tests.factories import make_page, make_project

pytestmark = pytest.mark.django_db

# Only administrators change the guide, and no visitor sees it.
MODERATED = [model for model in get_snippet_models() if issubclass(model, DraftStateMixin) and model != GuideChapter]
FOCUS_AREA = "/focus-areas/social-regeneration/"
PAGES_WITH_FIGURES = {FOCUS_AREA, "/focus-areas/", "/projects/a-project/", "/blocks/"}
PAGES = PAGES_WITH_FIGURES | {"/", "/about/", "/projects/", "/llms.txt"}


def get_url(name, *arguments):
    return reverse(KeyFigure.snippet_viewset.get_url_name(name), args=arguments)


def edit(client, figure, **changes):
    """Post the figure's edit form as a browser does: with a value for every field."""
    names = ["value", "unit", "label", "place", "basis", "source_name", "source_url", "dated", "review_on"]
    form = {name: getattr(figure, name) or "" for name in names} | {"go_live_at": "", "expire_at": ""}
    return client.post(get_url("edit", figure.pk), form | changes)


def show_everywhere(figure):
    """Choose a figure in every place where a page shows figures."""
    area = FocusAreaPage.objects.get(slug="social-regeneration")
    area.figures.add(FocusAreaFigure(figure=figure))
    area.save_revision().publish()
    make_project(slug="a-project", figures=[ProjectFigure(figure=figure)])
    make_page([{"type": "key_figures", "value": [figure.pk]}])


def pages_with(client, text):
    """Return the paths of the pages that contain a text."""
    responses = {path: client.get(path) for path in PAGES}
    assert {path: response.status_code for path, response in responses.items()} == dict.fromkeys(PAGES, 200)
    return {path for path, response in responses.items() if text in response.text}


@pytest.fixture
def figure(site):
    figure = KeyFigure.objects.create(value="1234", label="people taught")
    figure.save_revision().publish()
    figure.refresh_from_db()
    return figure


@pytest.fixture
def editor(site):
    return make_client(make_staff("writer", "Editors", "writer@example.org"))


@pytest.fixture
def moderator(site):
    return make_client(make_staff("publisher", "Moderators", "publisher@example.org"))


def test_editor_cannot_change_a_live_figure_and_moderator_approves_it(figure, editor, moderator, client):
    show_everywhere(figure)
    before = pages_with(client, "1234")
    assert before >= PAGES_WITH_FIGURES
    for action in ({}, {"action-publish": "1"}, {"action-submit": "1"}):
        edit(editor, figure, value="4321", **action)
        figure.refresh_from_db()
        assert (figure.value, figure.live, figure.has_unpublished_changes) == ("1234", True, True)
        assert pages_with(client, "4321") == set()
    edit(editor, figure, value="9999")  # after submitting it
    assert figure.get_latest_revision().content["value"] == "4321"
    state = figure.current_workflow_task_state
    moderator.post(get_url("workflow_action", figure.pk, "approve", state.pk), {"comment": ""})
    figure.refresh_from_db()
    assert (figure.value, figure.has_unpublished_changes) == ("4321", False)
    assert pages_with(client, "1234") == set()
    assert pages_with(client, "4321") == before


def test_editor_cannot_approve_unpublish_or_revert_a_live_figure(figure, editor):
    edit(editor, figure, value="4321", **{"action-submit": "1"})
    state, first = figure.current_workflow_task_state, figure.live_revision_id
    editor.post(get_url("workflow_action", figure.pk, "approve", state.pk), {"comment": ""})
    editor.post(get_url("unpublish", figure.pk))
    form = {"value": "5", "label": "reverted", "action-publish": "1"}
    editor.post(get_url("revisions_revert", figure.pk, first), form)
    figure.refresh_from_db()
    assert (figure.value, figure.live, figure.live_revision_id) == ("1234", True, first)


def test_new_figure_of_an_editor_is_a_draft_that_no_visitor_sees(editor, client):
    form = {"value": "4321", "label": "a new figure", "action-publish": "1"}
    editor.post(get_url("add"), form)
    figure = KeyFigure.objects.get(label="a new figure")
    assert not figure.live
    show_everywhere(figure)
    assert pages_with(client, "4321") == set()
    assert "key-figures" not in client.get("/blocks/").text
    assert "Nothing found" in client.get("/search/?q=4321").text
    chooser = editor.get(reverse("wagtailsnippetchoosers_pages_keyfigure:choose_results")).text
    row = BeautifulSoup(chooser, "html.parser").find("a", string=re.compile("a new figure")).find_parent("tr")
    assert "draft" in row.text.lower()
    figure.get_latest_revision().publish()
    assert pages_with(client, "4321") >= PAGES_WITH_FIGURES


def test_unpublished_figure_leaves_its_pages_without_it(figure, moderator, client):
    show_everywhere(figure)
    moderator.post(get_url("unpublish", figure.pk))
    assert pages_with(client, "1234") == set()
    others = BeautifulSoup(client.get(FOCUS_AREA).content, "html.parser").select(".key-figures__value")
    assert {"10%", "77", "82"} <= {value.text for value in others}


def test_draft_without_value_or_label_is_refused(figure, editor):
    """Wagtail's view that restores a revision saves it with full validation."""
    for name in ("value", "label"):
        assert edit(editor, figure, **{name: ""}).status_code == 200
    assert figure.revisions.count() == 1


def test_publishing_bumps_the_content_version_and_a_draft_does_not(figure):
    def bumps(act):
        before = ContentVersion.current()
        act()
        return ContentVersion.current() > before

    figure.value = "4321"
    assert not bumps(figure.save_revision)
    assert bumps(figure.latest_revision.publish)
    assert bumps(KeyFigure.objects.get(pk=figure.pk).unpublish)


def test_worker_publishes_and_unpublishes_at_the_scheduled_time(figure, moderator, client):
    show_everywhere(figure)
    soon = timezone.localtime() + timedelta(minutes=5)
    schedule = {"go_live_at": f"{soon:%Y-%m-%d %H:%M}", "action-publish": "1"}
    edit(moderator, figure, value="4321", **schedule)
    figure.refresh_from_db()
    assert (figure.value, figure.live) == ("1234", True)
    revision = figure.scheduled_revision
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert pages_with(client, "4321") >= PAGES_WITH_FIGURES
    KeyFigure.objects.filter(pk=figure.pk).update(expire_at=timezone.now())
    call_command("publish_scheduled", verbosity=0)
    assert pages_with(client, "4321") == set()


def test_history_comparison_and_preview_show_old_and_new_value(figure, editor):
    edit(editor, figure, value="4321")
    latest = figure.revisions.latest("created_at")
    history = editor.get(get_url("history", figure.pk)).text
    assert get_url("revisions_compare", figure.pk, figure.live_revision_id, latest.pk) in history
    comparison = editor.get(get_url("revisions_compare", figure.pk, "earliest", "latest")).text
    assert "1234" in comparison
    assert "4321" in comparison
    assert "1234" in editor.get(get_url("revisions_view", figure.pk, figure.live_revision_id)).text
    assert "4321" in editor.get(get_url("revisions_view", figure.pk, latest.pk)).text


@pytest.mark.parametrize("model", MODERATED, ids=lambda model: model.__name__)
def test_only_moderators_publish_and_drafts_go_through_the_moderation_of_pages(model, site):
    codename = f"publish_{model._meta.model_name}"
    assert [group.name for group in Group.objects.filter(permissions__codename=codename)] == ["Moderators"]
    assert issubclass(model, WorkflowMixin)
    assert model.get_default_workflow() == site.root_page.get_workflow() is not None


def test_key_figures_are_moderated():
    assert KeyFigure in MODERATED


def test_every_figure_of_the_initial_content_has_a_published_revision(site):
    figures = KeyFigure.objects.all()
    assert len(figures) == 4
    assert all(figure.live and figure.live_revision == figure.latest_revision is not None for figure in figures)


def insert_as_the_release_before(value):
    """Insert a row as a release does that does not know the columns of drafts; return the figure."""
    names = ["value", "unit", "label", "place", "basis", "source_name", "source_url"]
    columns, marks = ", ".join(names), ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO pages_keyfigure ({columns}) VALUES ({marks})",  # noqa: S608 - no values
            [value, "", "made in between", "", "", "", ""],
        )
    return KeyFigure.objects.get(label="made in between")


def test_figure_of_the_release_before_is_live_and_gets_a_revision_after_the_upgrade(site):
    figure = insert_as_the_release_before("4321")
    assert (figure.live, figure.locked, figure.expired, figure.has_unpublished_changes) == (True, False, False, False)
    call_command("finish_upgrade", stdout=StringIO())
    figure.refresh_from_db()
    assert figure.live_revision.content["value"] == "4321"


def test_migration_gives_figures_that_exist_a_revision_once(site):
    migration = import_module("pages.migrations.0030_draft_figure_data")
    figure = insert_as_the_release_before("4321")
    KeyFigure.objects.filter(pk=figure.pk).update(dated=date(2026, 1, 31))
    for _ in range(2):
        migration.add_published_revisions(apps, None)
    figure.refresh_from_db()
    assert figure.revisions.count() == 1
    assert (figure.live_revision, figure.has_unpublished_changes) == (figure.latest_revision, False)
    revision = figure.latest_revision.as_object()
    assert (revision.value, revision.dated, revision.live) == ("4321", date(2026, 1, 31), True)
    figure.value = "5"
    figure.save_revision().publish()
    said = Revision.objects.for_instance(figure).order_by("created_at").values_list("content", flat=True)
    assert [content["value"] for content in said] == ["4321", "5"]


def test_migration_assigns_no_workflow_on_a_site_without_workflows(site):
    migration = import_module("pages.migrations.0030_draft_figure_data")
    WorkflowContentType.objects.all().delete()
    site.root_page.get_workflow().deactivate()
    migration.assign_workflow(apps, None)
    assert not WorkflowContentType.objects.exists()


def test_draft_is_on_the_report_of_figures_to_check(figure, editor):
    KeyFigure.objects.update(source_name="A source", dated=date(2026, 1, 31))
    assert list(KeyFigure.objects.to_check()) == []
    edit(editor, figure, value="4321")
    figure.refresh_from_db()
    assert (list(KeyFigure.objects.to_check()), figure.problems) == ([figure], "unpublished changes")
    figure.unpublish()
    assert (list(KeyFigure.objects.to_check()), figure.problems) == ([figure], "not published")


def test_preview_of_the_block_shows_published_figures_only(figure):
    KeyFigure.objects.exclude(pk=figure.pk).update(live=False)
    assert list(KeyFiguresBlock().get_preview_value()) == [figure]
