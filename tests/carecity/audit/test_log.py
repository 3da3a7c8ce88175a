"""Security events: each is written in its stable form, whoever changes things and wherever."""

import json
import logging

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.auth.signals import user_login_failed
from django.test import RequestFactory
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from carecity.monitoring.log_formatters import JSONFormatter
from contact.services.erase import erase
from tests.conftest import signed_in
from tests.factories import make_feedback

pytestmark = pytest.mark.django_db


@pytest.fixture
def events(caplog, db):
    """Return a function that gives the events since it was last called: name and fields, as production writes them."""
    caplog.set_level(logging.INFO, logger="security")

    def since():
        lines = [json.loads(JSONFormatter().format(record)) for record in caplog.records if record.name == "security"]
        caplog.clear()
        assert all(line["level"] == "INFO" for line in lines)
        names = {"level", "logger", "message", "time", "request_id"}
        return [(line["message"], {name: line[name] for name in line.keys() - names}) for line in lines]

    return since


@pytest.fixture
def chief(db):
    """Return an administrator."""
    return User.objects.create_superuser("chief", "chief@example.org")


def connection(events):
    """Take the keyed hash of the sender's address out of the events and return it with what remains."""
    hashes = {fields.pop("connection") for _, fields in events}
    return hashes, events


def test_signing_in_and_out_name_the_account_by_its_id_and_the_sender_by_a_hash(events, client, chief):
    events()
    client.force_login(chief)
    client.logout()
    hashes, told = connection(events())
    assert told == [(name, {"actor": chief.pk, "user": chief.pk}) for name in ("signed_in", "signed_out")]
    assert all(len(value) == 16 for value in hashes)


@pytest.mark.parametrize(
    ("credentials", "known"), [({"username": "Chief"}, True), ({"email": "chief@example.org"}, True), ({}, False)]
)
def test_a_failed_sign_in_never_repeats_what_was_typed(credentials, known, events, chief, caplog):
    events()
    typed = credentials or {"username": "my password in the wrong field"}
    request = RequestFactory().post("/", REMOTE_ADDR="203.0.113.7")
    user_login_failed.send("test", credentials=typed | {"password": "****"}, request=request)
    assert "203.0.113.7" not in caplog.text
    _, told = connection(events())
    assert told == [("sign_in_failed", {"actor": None, "user": chief.pk if known else None, "step": "password"})]


def test_accounts_come_change_and_go(events, chief):
    events()
    user = User.objects.create_user("jo", is_staff=True)
    assert events() == [
        ("user_created", {"actor": None, "user": user.pk}),
        ("permissions_changed", {"actor": None, "user": user.pk, "is_staff": True}),
    ]
    user.set_password("a new one for a test")
    user.is_active, user.is_superuser = False, True
    user.save()
    assert events() == [
        ("password_changed", {"actor": None, "user": user.pk}),
        ("permissions_changed", {"actor": None, "user": user.pk, "is_active": False, "is_superuser": True}),
    ]
    user.first_name = "Jo"
    user.save()
    user.save(update_fields=["last_login"])
    assert events() == []
    pk = user.pk
    user.delete()
    assert events() == [("user_deleted", {"actor": None, "user": pk})]


def test_a_stronger_hash_of_the_same_password_is_no_change(events, chief, settings):
    chief.set_password("correct horse")
    chief.save()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher", *settings.PASSWORD_HASHERS]
    events()
    assert chief.check_password("correct horse")
    assert chief.password.startswith("scrypt")
    assert events() == []


def test_groups_and_permissions_are_told_from_either_side(events, chief):
    user, group = User.objects.create_user("jo"), Group.objects.create(name="Friends")
    permission = Permission.objects.get(codename="export_feedback")
    changes = [
        (lambda: user.groups.add(group), {"user": user.pk, "groups": [f"+{group.pk}"]}),
        (lambda: group.user_set.remove(user), {"user": user.pk, "groups": [f"-{group.pk}"]}),
        (lambda: user.user_permissions.add(permission), {"user": user.pk, "permissions": ["+contact.export_feedback"]}),
        (lambda: group.permissions.add(permission), {"group": group.pk, "permissions": ["+contact.export_feedback"]}),
        (lambda: permission.group_set.remove(group), {"group": group.pk, "permissions": ["-contact.export_feedback"]}),
        (user.user_permissions.clear, {"user": user.pk, "permissions": ["-contact.export_feedback"]}),
    ]
    events()
    for change, fields in changes:
        change()
        assert events() == [("permissions_changed", {"actor": None} | fields)]
    user.user_permissions.clear()
    assert events() == []


def test_the_cms_tells_what_it_writes_past_all_signals(events, chief, site):
    group = Group.objects.create(name="Friends")
    GroupPagePermission.objects.create(group=group, page=site.root_page, permission_type="publish")
    GroupCollectionPermission.objects.create(
        group=group,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(codename="add_image"),
    )
    client = signed_in(chief)
    form = client.get(f"/admin/groups/edit/{group.pk}/").context["permission_panels"]
    empty = {f"{panel.prefix}-{name}": 0 for panel in form for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    page = f"{form[0].prefix}-0-"
    events()
    data = empty | {"name": "Friends", f"{form[0].prefix}-TOTAL_FORMS": 1, f"{page}page": site.root_page.pk}
    answer = client.post(f"/admin/groups/edit/{group.pk}/", data | {f"{page}permissions": ["change_page"]})
    assert answer.status_code == 302, answer.context["form"].errors
    state = {"pages": [f"{site.root_page.pk}: change_page"], "collections": [], "sites": []}
    assert events() == [("permissions_changed", {"actor": chief.pk, "group": group.pk} | state)]


def test_the_cms_tells_of_accounts_that_it_switches_off_at_once(events, chief):
    user = User.objects.create_user("jo")
    client = signed_in(chief)
    events()
    address = f"/admin/bulk/auth/user/set_active_state/?id={user.pk}&next=/admin/users/"
    assert client.post(address, {"mark_as_active": "False"}).status_code == 302
    user.refresh_from_db()
    assert not user.is_active
    assert events() == [("permissions_changed", {"actor": chief.pk, "user": user.pk, "is_active": False})]


def test_an_export_is_told_with_its_number(events, manager_client, manager):
    make_feedback(message="One")
    make_feedback(message="Two")
    events()
    data = {"format": "0", "feedbackresource_reference": "on", "resource": "0"}
    answer = manager_client.post("/django-admin/contact/feedback/export/", data)
    assert answer.status_code == 200
    assert events() == [("exported", {"actor": manager.pk, "count": 2})]


def test_an_erasure_is_told_once_it_is_done(events, manager, django_capture_on_commit_callbacks):
    feedback = make_feedback()
    events()
    with django_capture_on_commit_callbacks() as callbacks:
        erase(feedback, actor=manager)
    assert events() == []
    for callback in callbacks:
        callback()
    assert events() == [("erased", {"actor": manager.pk, "feedback": feedback.pk})]
