"""Who may do what with feedback: each role, each view, each action, each method, as one table."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contact.admin import FeedbackAdmin
from contact.models import Feedback, FeedbackSettings, Mail, Reply, RetentionRule
from tests.factories import make_feedback

pytestmark = pytest.mark.django_db

ROLES = {  # who they are: group, staff, superuser
    "anonymous": None,
    "editor": ("Moderators", False, False),
    "administrator": ("Administrators", False, False),
    "nobody's staff": (None, True, False),
    "reviewer": ("Feedback reviewers", False, False),
    "manager": ("Feedback managers", False, False),
    "superuser": (None, True, True),
}
ALL, MANAGERS, REVIEWERS = ["superuser"], ["manager", "superuser"], ["reviewer", "manager", "superuser"]

# model, view, method: who may. "one" stands for the message, mail, rule or settings that are there.
VIEWS = {
    ("feedback", "changelist", "get"): REVIEWERS,
    ("feedback", "change", "get"): REVIEWERS,
    ("feedback", "change", "post"): REVIEWERS,
    ("feedback", "history", "get"): REVIEWERS,
    ("feedback", "erase", "get"): MANAGERS,
    ("feedback", "erase", "post"): MANAGERS,
    ("feedback", "export", "get"): MANAGERS,
    ("feedback", "export", "post"): MANAGERS,
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
    ("feedbacksettings", "add", "get"): [],  # there is one
    ("feedbacksettings", "delete", "post"): [],
    ("retentionrule", "changelist", "get"): MANAGERS,
    ("retentionrule", "change", "get"): MANAGERS,
    ("retentionrule", "add", "get"): MANAGERS,
    ("retentionrule", "delete", "post"): MANAGERS,
}
DATA = {
    ("feedback", "change"): {
        "state": "waiting",
        **{f"{part}-{form}_FORMS": "0" for part in ("notes", "replies") for form in ("TOTAL", "INITIAL")},
    },
    ("feedback", "export"): {"format": "0", "resource": ""},
    ("feedbacksettings", "change"): {"answer_within_days": 5, "quarantine_score": 5, "messages_an_hour": 9},
}
CELLS = [(role, *view, role in allowed) for view, allowed in VIEWS.items() for role in ROLES]


@pytest.fixture
def things(site):
    """Return one of each."""
    feedback = make_feedback(name="Jo Bloggs", email="jo@example.org", message="Secret words")
    return {
        "feedback": feedback,
        "mail": Mail.objects.create(purpose="notification", feedback=feedback, failed_at=timezone.now()),
        "feedbacksettings": FeedbackSettings.objects.create(),
        "retentionrule": RetentionRule.objects.first(),
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


def state_of_things():
    models = (Feedback, FeedbackSettings, RetentionRule, Mail, Reply)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize(("role", "model", "view", "method", "allowed"), CELLS)
def test_each_view(role, model, view, method, allowed, things):
    arguments = [things[model].pk] if view in {"change", "history", "delete", "erase"} else []
    client, before = client_of(role), state_of_things()
    address = reverse(f"admin:contact_{model}_{view}", args=arguments)
    answer = getattr(client, method)(address, DATA.get((model, view), {"post": "yes"}) if method == "post" else {})
    refused = answer.status_code == 403 or (answer.status_code == 302 and "/login/" in answer.url)
    assert refused != allowed
    assert answer.status_code < 404
    if not allowed:
        assert state_of_things() == before
        assert "Secret words" not in answer.text
    elif method == "post" and view in {"change", "erase", "delete"}:
        assert state_of_things() != before


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", FeedbackAdmin.actions)
def test_each_bulk_action(role, action, things):
    Feedback.objects.update(quarantined=action == "release")
    before = state_of_things()
    posted = {"action": action, "_selected_action": [things["feedback"].pk]}
    client_of(role).post(reverse("admin:contact_feedback_changelist") + "?quarantine=all", posted)
    assert (state_of_things() != before) == (role in REVIEWERS)


@pytest.mark.parametrize("role", ROLES)
def test_trying_mail_again(role, things):
    posted = {"action": "retry", "_selected_action": [things["mail"].pk]}
    client_of(role).post(reverse("admin:contact_mail_changelist"), posted)
    assert Mail.objects.failed().exists() == (role not in MANAGERS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "head"])
def test_other_methods_change_nothing(role, method, things):
    client, before = client_of(role), state_of_things()
    for view in ("change", "erase", "delete"):
        address = reverse(f"admin:contact_feedback_{view}", args=[things["feedback"].pk])
        assert getattr(client, method)(address).status_code < 500
    assert state_of_things() == before


def test_reviewers_need_no_rights_in_the_cms_and_have_none(reviewer_client, site):
    assert reviewer_client.get("/admin/").status_code == 302
