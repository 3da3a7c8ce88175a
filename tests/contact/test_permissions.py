"""Permissions on feedback: every role with every view, action and method, as a table."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contact.admin import FeedbackAdmin
from contact.models import Feedback, FeedbackSettings, Mail, Reply, RetentionRule, SavedReply, Signature, Theme
from tests.factories import make_feedback, make_post

pytestmark = pytest.mark.django_db

ROLES = {  # group, is_staff, is_superuser
    "anonymous": None,
    "editor": ("Moderators", False, False),
    "administrator": ("Administrators", False, False),
    "staff without a group": (None, True, False),
    "reviewer": ("Feedback reviewers", False, False),
    "manager": ("Feedback managers", False, False),
    "superuser": (None, True, True),
}
ALL, MANAGERS, REVIEWERS = ["superuser"], ["manager", "superuser"], ["reviewer", "manager", "superuser"]

# (model, view, method): the roles that may
VIEWS = {
    ("feedback", "changelist", "get"): REVIEWERS,
    ("feedback", "change", "get"): REVIEWERS,
    ("feedback", "change", "post"): REVIEWERS,
    ("feedback", "history", "get"): REVIEWERS,
    ("feedback", "erase", "get"): MANAGERS,
    ("feedback", "erase", "post"): MANAGERS,
    ("feedback", "export", "get"): MANAGERS,
    ("feedback", "export", "post"): MANAGERS,
    ("feedback", "record", "get"): REVIEWERS,
    ("feedback", "record", "post"): REVIEWERS,
    ("feedback", "report", "get"): REVIEWERS,
    ("feedback", "add", "get"): [],
    ("feedback", "add", "post"): [],
    ("feedback", "delete", "get"): [],
    ("feedback", "delete", "post"): [],
    ("mail", "changelist", "get"): REVIEWERS,
    ("mail", "change", "get"): REVIEWERS,
    ("mail", "add", "get"): [],
    ("mail", "delete", "post"): [],
    ("feedbacksettings", "changelist", "get"): MANAGERS,
    ("feedbacksettings", "change", "get"): MANAGERS,
    ("feedbacksettings", "change", "post"): MANAGERS,
    ("feedbacksettings", "add", "get"): [],  # the only row exists
    ("feedbacksettings", "delete", "post"): [],
    ("retentionrule", "changelist", "get"): MANAGERS,
    ("retentionrule", "change", "get"): MANAGERS,
    ("retentionrule", "add", "get"): MANAGERS,
    ("retentionrule", "delete", "post"): MANAGERS,
    ("theme", "changelist", "get"): REVIEWERS,
    ("theme", "change", "post"): MANAGERS,
    ("theme", "add", "get"): MANAGERS,
    ("theme", "delete", "post"): MANAGERS,
    ("savedreply", "changelist", "get"): REVIEWERS,
    ("savedreply", "change", "post"): MANAGERS,
    ("savedreply", "add", "get"): MANAGERS,
    ("savedreply", "delete", "post"): MANAGERS,
    ("signature", "changelist", "get"): REVIEWERS,
    ("signature", "add", "get"): REVIEWERS,
    ("signature", "change", "get"): [],  # another reviewer's
    ("signature", "delete", "post"): [],
}
DATA = {
    ("feedback", "change"): {"action": "handling", "state": "waiting", "kind": "question"},
    ("feedback", "record"): make_post(channel="telephone", received_on="2026-11-27"),
    ("theme", "change"): {"name": "Another name"},
    ("savedreply", "change"): {"title": "Another title", "text": "Another text"},
    ("feedback", "export"): {"format": "0", "resource": ""},
    ("feedbacksettings", "change"): {"answer_within_days": 5, "quarantine_score": 5, "messages_an_hour": 9},
}
CELLS = [(role, *view, role in allowed) for view, allowed in VIEWS.items() for role in ROLES]


@pytest.fixture
def objects(site):
    """Return one object of each model."""
    feedback = make_feedback(name="Jo Bloggs", email="jo@example.org", message="Secret words")
    return {
        "feedback": feedback,
        "mail": Mail.objects.create(purpose="notification", feedback=feedback, failed_at=timezone.now()),
        "feedbacksettings": FeedbackSettings.objects.create(),
        "retentionrule": RetentionRule.objects.first(),
        "theme": Theme.objects.create(name="Building and access"),
        "savedreply": SavedReply.objects.create(title="Opening hours", text="We open at nine."),
        "signature": Signature.objects.create(user=User.objects.create_user("colleague"), name="Sam Green"),
    }


def client_of(role):
    client = Client(raise_request_exception=False)
    if ROLES[role]:
        group, staff, superuser = ROLES[role]
        user = User.objects.create_user(role, is_staff=staff, is_superuser=superuser)
        if group:
            user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
    return client


def stored_rows():
    models = (Feedback, FeedbackSettings, RetentionRule, Mail, Reply, Theme, SavedReply, Signature)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize(("role", "model", "view", "method", "allowed"), CELLS)
def test_view_is_limited_to_the_permitted_roles(role, model, view, method, allowed, objects):
    arguments = [objects[model].pk] if view in {"change", "history", "delete", "erase"} else []
    client, before = client_of(role), stored_rows()
    url = reverse(f"admin:contact_{model}_{view}", args=arguments)
    response = getattr(client, method)(url, DATA.get((model, view), {"post": "yes"}) if method == "post" else {})
    elsewhere = response.status_code == 302 and ("/login/" in response.url or response.url == reverse("admin:index"))
    assert (response.status_code in (401, 403) or elsewhere) != allowed
    assert response.status_code < 404
    if not allowed:
        assert stored_rows() == before
        assert "Secret words" not in response.text
    elif method == "post" and view in {"change", "erase", "delete"}:
        assert stored_rows() != before


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", [name for name in FeedbackAdmin.actions if name != "draft_public_answer"])
def test_bulk_action_is_limited_to_reviewers(role, action, objects):
    Feedback.objects.update(quarantined=action == "release", first_answered_on=timezone.localdate())
    before = stored_rows()
    data = {"action": action, "_selected_action": [objects["feedback"].pk]}
    client_of(role).post(reverse("admin:contact_feedback_changelist") + "?scope=all", data)
    assert (stored_rows() != before) == (role in REVIEWERS)


@pytest.mark.parametrize("role", ROLES)
def test_drafting_public_answers_is_limited_to_managers(role, objects):
    data = {"action": "draft_public_answer", "_selected_action": [objects["feedback"].pk]}
    response = client_of(role).post(reverse("admin:contact_feedback_changelist") + "?scope=all", data)
    is_sent_there = response.status_code == 302 and response.url.startswith(reverse("admin:pages_publicanswer_add"))
    assert is_sent_there == (role in MANAGERS)


@pytest.mark.parametrize("role", ROLES)
def test_mail_retry_is_limited_to_managers(role, objects):
    data = {"action": "retry", "_selected_action": [objects["mail"].pk]}
    client_of(role).post(reverse("admin:contact_mail_changelist"), data)
    assert Mail.objects.failed().exists() == (role not in MANAGERS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "head"])
def test_other_methods_change_nothing(role, method, objects):
    client, before = client_of(role), stored_rows()
    for view in ("change", "erase", "delete"):
        url = reverse(f"admin:contact_feedback_{view}", args=[objects["feedback"].pk])
        assert getattr(client, method)(url).status_code < 500
    assert stored_rows() == before


def test_reviewers_have_no_access_to_the_wagtail_admin(reviewer_client, site):
    assert reviewer_client.get("/admin/").status_code == 302
