"""Editors submit, moderators publish; who is concerned hears of it by mail, which never makes anybody wait."""

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
def colleagues(site):
    """Sign in an editor and a moderator, each with an address."""
    clients = {}
    for name, group in [("writer", "Editors"), ("publisher", "Moderators")]:
        user = User.objects.create_user(name, email=f"{name}@example.org")
        user.groups.add(Group.objects.get(name=group))
        clients[name] = Client()
        clients[name].force_login(user)
    return clients


def act(page, client, **form):
    example = next(example for example in EXAMPLES if example.model is StandardPage)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(edit, example.editing_form(title=page.title, slug=page.slug) | form)


def decide(page, client, action):
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(address, {"comment": "Please say when."})


def test_an_editor_cannot_publish_but_submit_and_a_moderator_publishes(page, colleagues, mailbox, client):
    act(page, colleagues["writer"], **{"action-publish": "1"})
    assert client.get("/a-draft/").status_code == 404
    act(page, colleagues["writer"], **{"action-submit": "1"})
    assert not mailbox.messages
    run_queue()
    assert [message["To"] for message in mailbox.messages] == ["publisher@example.org"]
    decide(page, colleagues["publisher"], "approve")
    assert client.get("/a-draft/").status_code == 200


def test_a_comment_on_what_is_sent_back_reaches_the_editor_by_mail(page, colleagues, mailbox, client):
    act(page, colleagues["writer"], **{"action-submit": "1"})
    decide(page, colleagues["publisher"], "reject")
    run_queue()
    sent_back = mailbox.messages[-1]
    assert sent_back["To"] == "writer@example.org"
    assert "Please say when." in sent_back.get_body().get_content()
    assert client.get("/a-draft/").status_code == 404


def test_a_mail_server_that_is_down_stops_nobody(page, colleagues, mailbox, settings):
    settings.EMAIL_PORT = 1
    assert act(page, colleagues["writer"], **{"action-submit": "1"}).status_code == 302
    assert Task.objects.exists()
    page.refresh_from_db()
    assert page.workflow_in_progress
