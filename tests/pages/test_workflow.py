"""Editors submit and moderators publish; the worker sends the notifications by mail."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from wagtail.models import Task

from pages.models import StandardPage
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
