"""Editors submit and moderators publish; the worker sends the notifications by mail."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Task

from pages.models import KeyFigure, SiteImage, StandardPage
from tests.factories import make_image
from tests.worker import run_queue

from .examples import EXAMPLES

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(site):
    """Return a draft."""
    page = StandardPage(title="A draft", slug="a-draft", live=False)
    site.root_page.add_child(instance=page)
    return page


@pytest.fixture
def clients(site):
    """Return clients of an editor and a moderator, each with an email address."""
    clients = {}
    for name, group in [("writer", "Editors"), ("publisher", "Moderators")]:
        user = User.objects.create_user(name, email=f"{name}@example.org")
        user.groups.add(Group.objects.get(name=group))
        clients[name] = Client()
        clients[name].force_login(user)
    return clients


def edit(page, client, **form):
    example = next(example for example in EXAMPLES if example.model is StandardPage)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(edit, example.editing_form(title=page.title, slug=page.slug) | form)


def decide(page, client, action):
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(url, {"comment": "Please say when."})


def test_editor_submits_and_moderator_publishes(page, clients, mailbox, client):
    edit(page, clients["writer"], **{"action-publish": "1"})
    assert client.get("/a-draft/").status_code == 404
    edit(page, clients["writer"], **{"action-submit": "1"})
    assert not mailbox.messages
    run_queue()
    assert [message["To"] for message in mailbox.messages] == ["publisher@example.org"]
    decide(page, clients["publisher"], "approve")
    assert client.get("/a-draft/").status_code == 200


def test_rejection_comment_is_mailed_to_the_editor(page, clients, mailbox, client):
    edit(page, clients["writer"], **{"action-submit": "1"})
    decide(page, clients["publisher"], "reject")
    run_queue()
    rejection = mailbox.messages[-1]
    assert rejection["To"] == "writer@example.org"
    assert "Please say when." in rejection.get_body().get_content()
    assert client.get("/a-draft/").status_code == 404


def test_submission_succeeds_while_the_mail_server_is_down(page, clients, mailbox, settings):
    settings.EMAIL_PORT = 1
    assert edit(page, clients["writer"], **{"action-submit": "1"}).status_code == 302
    assert Task.objects.exists()
    page.refresh_from_db()
    assert page.workflow_in_progress


ACTIONS = {
    "approve": {"action-workflow-action": "1", "workflow-action-name": "approve"},
    "reject": {"action-workflow-action": "1", "workflow-action-name": "reject"},
    "an unknown action": {"action-workflow-action": "1", "workflow-action-name": "nonsense"},
    "no action": {"action-workflow-action": "1"},
    "submit": {"action-submit": "1"},
    "publish": {"action-publish": "1"},
    "cancel": {"action-cancel-workflow": "1"},
    "restart": {"action-restart-workflow": "1"},
}
FIGURE = dict.fromkeys(["unit", "place", "basis", "source", "source_url", "date", "review_on"], "")
FIGURE |= {"value": "9", "label": "a figure"}


def post_figure(figure, client, **form):
    url = reverse(KeyFigure.snippet_viewset.get_url_name("edit"), args=[figure.pk])
    return client.post(url, FIGURE | form)


@pytest.mark.parametrize("state", ["submitted", "not submitted"])
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_in_any_state_gets_a_response_and_what_was_typed_is_kept(action, accept, state, page, clients):
    figure, moderator = KeyFigure.objects.first(), clients["publisher"]
    if state == "submitted":
        edit(page, clients["writer"], **ACTIONS["submit"])
        post_figure(figure, clients["writer"], **ACTIONS["submit"])
    moderator.defaults["HTTP_ACCEPT"] = accept
    responses = [
        edit(page, moderator, summary="Typed by the moderator", **ACTIONS[action]),
        post_figure(figure, moderator, label="typed by the moderator", **ACTIONS[action]),
    ]
    assert [response.status_code in (200, 302) for response in responses] == [True, True]
    page.refresh_from_db()
    figure.refresh_from_db()
    assert page.get_latest_revision().content["summary"] == "Typed by the moderator"
    assert figure.get_latest_revision().content["label"] == "typed by the moderator"


def test_second_moderator_who_approves_is_told_that_it_is_decided_and_keeps_the_text_as_draft(page, clients):
    edit(page, clients["writer"], **ACTIONS["submit"])
    second = Client()
    user = User.objects.create_user("second")
    user.groups.add(Group.objects.get(name="Moderators"))
    second.force_login(user)
    edit(page, clients["publisher"], summary="First", **ACTIONS["approve"])
    response = edit(page, second, summary="Second", **ACTIONS["approve"])
    text = second.get(response["Location"]).text
    assert "is not waiting for your review any more. What you changed is saved as a draft." in text
    page.refresh_from_db()
    assert page.live
    assert (page.summary, page.get_latest_revision_as_object().summary) == ("First", "Second")


def test_autosave_after_a_colleague_has_published_stores_a_new_draft_and_leaves_the_published_revision(page, clients):
    client = clients["publisher"]
    edit(page, client, summary="First")
    opened = StandardPage.objects.get(pk=page.pk).latest_revision
    client.defaults["HTTP_ACCEPT"] = "application/json"
    loaded = {"loaded_revision_id": opened.pk, "loaded_revision_created_at": opened.created_at.isoformat()}
    own = edit(page, client, summary="Published", **loaded).json()["revision_id"]
    published = StandardPage.objects.get(pk=page.pk).latest_revision
    assert published.pk == own
    published.publish()  # as a colleague does
    response = edit(page, client, summary="Typed later", overwrite_revision_id=own, **loaded)
    assert response.json()["success"], response.json()
    published.refresh_from_db()
    assert published.content["summary"] == "Published"
    page.refresh_from_db()
    assert (page.summary, page.get_latest_revision_as_object().summary) == ("Published", "Typed later")


def test_moderator_who_approves_an_incomplete_page_reads_what_is_missing(page, clients):
    image = make_image(title="A portrait")
    page.share_image = image
    page.save_revision().publish()
    edit(page, clients["writer"], share_image=image.pk, **ACTIONS["submit"])
    yesterday = timezone.localdate() - timedelta(days=1)
    SiteImage.objects.update(people="consent", consent_given_by="Forms", consent_until=yesterday)
    page.refresh_from_db()
    decide(page, clients["publisher"], "approve")
    text = clients["publisher"].get("/admin/").text
    assert "was not published. The consent for the image “A portrait” has ended" in text


def test_figure_that_is_submitted_twice_is_saved_and_said_to_be_waiting_already(site, clients):
    figure = KeyFigure.objects.first()
    for name in ("writer", "publisher"):
        response = post_figure(figure, clients[name], label=f"by the {name}", **ACTIONS["submit"])
    text = clients["publisher"].get(response["Location"]).text
    assert "is waiting for a review already." in text
    assert "submitted for moderation" not in text.partition("waiting for a review already")[0][-2000:]


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_decision_that_is_sent_twice_gets_a_response(action, page, clients):
    edit(page, clients["writer"], **ACTIONS["submit"])
    page.refresh_from_db()
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    for _ in range(2):
        response = clients["publisher"].post(url, {"comment": "Please say when."})
        assert response.status_code in (200, 302)


def test_form_that_is_sent_while_autosave_stores_it_makes_one_page(site, clients):
    example = next(example for example in EXAMPLES if example.model is StandardPage)
    form = example.editing_form(title="New", slug="new", summary="Complete", csrfmiddlewaretoken="of this form")
    add = reverse("wagtailadmin_pages:add", args=["pages", "standardpage", site.root_page.pk])
    writer = clients["writer"]
    saved = writer.post(add, form | {"summary": "Half"}, headers={"accept": "application/json"})
    assert saved.json()["success"]
    assert writer.post(add, form | ACTIONS["submit"]).status_code == 302
    page = StandardPage.objects.get(slug="new")
    assert (page.get_latest_revision_as_object().summary, page.workflow_in_progress) == ("Complete", True)


def test_another_form_with_the_slug_of_an_autosaved_page_is_refused_and_leaves_the_page(site, clients):
    example = next(example for example in EXAMPLES if example.model is StandardPage)
    form = example.editing_form(title="New", slug="new", csrfmiddlewaretoken="of this form")
    add = reverse("wagtailadmin_pages:add", args=["pages", "standardpage", site.root_page.pk])
    writer = clients["writer"]
    pk = writer.post(add, form, headers={"accept": "application/json"}).json()["pk"]
    for other in ({"csrfmiddlewaretoken": "of another form"}, {"csrfmiddlewaretoken": ""}):
        assert "already in use" in writer.post(add, form | other).text
    assert StandardPage.objects.get(slug="new").pk == pk


def test_invalid_form_and_a_draft_saved_since_leave_the_autosaved_draft(site, clients):
    example = next(example for example in EXAMPLES if example.model is StandardPage)
    form = example.editing_form(title="New", slug="new", csrfmiddlewaretoken="of this form")
    add = reverse("wagtailadmin_pages:add", args=["pages", "standardpage", site.root_page.pk])
    writer = clients["writer"]
    pk = writer.post(add, form, headers={"accept": "application/json"}).json()["pk"]
    assert "at most 300 characters" in writer.post(add, form | {"summary": "x" * 301}).text
    draft = StandardPage.objects.get(pk=pk)
    draft.save_revision()
    draft.slug = "new"
    draft.save()
    assert "already in use" in writer.post(add, form).text
    assert StandardPage.objects.get(title="New").pk == pk


def test_moderator_who_approves_in_the_form_reads_whether_visitors_see_it(page, clients):
    edit(page, clients["writer"], **{"action-submit": "1"})
    explorer = reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    edit(page, clients["publisher"], **ACTIONS["approve"])
    assert "is published: visitors see this version now." in clients["publisher"].get(explorer).text
    later = timezone.localtime() + timedelta(days=3)
    edit(page, clients["writer"], **{"action-submit": "1"}, go_live_at=f"{later:%Y-%m-%d %H:%M}")
    edit(page, clients["publisher"], **ACTIONS["approve"], go_live_at=f"{later:%Y-%m-%d %H:%M}")
    assert "is approved and will be published as scheduled." in clients["publisher"].get(explorer).text


def test_moderator_who_requests_changes_does_not_read_that_something_was_published(page, clients):
    page.save_revision().publish()
    page.get_workflow().start(page.get_latest_revision_as_object(), User.objects.get(username="writer"))
    figure = KeyFigure.objects.first()
    post_figure(figure, clients["writer"], label=figure.label, value=figure.value, **ACTIONS["submit"])
    edit(page, clients["publisher"], **ACTIONS["reject"])
    response = post_figure(figure, clients["publisher"], label=figure.label, value=figure.value, **ACTIONS["reject"])
    assert "visitors see" not in clients["publisher"].get(response["Location"]).text


def test_moderator_who_approves_a_figure_reads_that_visitors_see_it(site, clients):
    figure = KeyFigure.objects.first()
    post_figure(figure, clients["writer"], label="by the writer", **ACTIONS["submit"])
    response = post_figure(figure, clients["publisher"], label="by the writer", **ACTIONS["approve"])
    figure.refresh_from_db()
    assert (figure.live, figure.label) == (True, "by the writer")
    assert "is published: visitors see it now." in clients["publisher"].get(response["Location"]).text
