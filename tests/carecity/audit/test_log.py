"""Audit log: each event is logged in its stable form, wherever the change is made."""

import json
import logging

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.auth.signals import user_login_failed
from django.test import RequestFactory
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from carecity.monitoring.log_formatters import JSONFormatter
from contact.services.erase import erase
from tests.conftest import make_client
from tests.factories import make_feedback

pytestmark = pytest.mark.django_db


@pytest.fixture
def events(caplog, db):
    """Return a function that returns the events since its last call: name and fields, as in production."""
    caplog.set_level(logging.INFO, logger="security")

    def get_new_events():
        lines = [json.loads(JSONFormatter().format(record)) for record in caplog.records if record.name == "security"]
        caplog.clear()
        assert all(line["level"] == "INFO" for line in lines)
        names = {"level", "logger", "message", "time", "request_id"}
        return [(line["message"], {name: line[name] for name in line.keys() - names}) for line in lines]

    return get_new_events


@pytest.fixture
def admin(db):
    """Return a superuser."""
    return User.objects.create_superuser("admin", "admin@example.org")


def split_hashes(events):
    """Remove the hash of the IP address from the events; return the hashes and the events."""
    hashes = {fields.pop("connection") for _, fields in events}
    return hashes, events


def test_signing_in_and_out_logs_the_user_id_and_a_hash_of_the_ip_address(events, client, admin):
    events()
    client.force_login(admin)
    client.logout()
    hashes, logged = split_hashes(events())
    assert logged == [(name, {"actor": admin.pk, "user": admin.pk}) for name in ("signed_in", "signed_out")]
    assert all(len(value) == 16 for value in hashes)


@pytest.mark.parametrize(
    ("credentials", "known"), [({"username": "Admin"}, True), ({"email": "admin@example.org"}, True), ({}, False)]
)
def test_failed_sign_in_never_logs_what_was_typed(credentials, known, events, admin, caplog):
    events()
    typed = credentials or {"username": "my password in the wrong field"}
    request = RequestFactory().post("/", REMOTE_ADDR="203.0.113.7")
    user_login_failed.send("test", credentials=typed | {"password": "****"}, request=request)
    assert "203.0.113.7" not in caplog.text
    _, logged = split_hashes(events())
    assert logged == [("sign_in_failed", {"actor": None, "user": admin.pk if known else None, "step": "password"})]


def test_created_changed_and_deleted_accounts_are_logged(events, admin):
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


def test_upgraded_hash_is_not_logged_as_a_changed_password(events, admin, settings):
    admin.set_password("correct horse")
    admin.save()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher", *settings.PASSWORD_HASHERS]
    events()
    assert admin.check_password("correct horse")
    assert admin.password.startswith("scrypt")
    assert events() == []


def test_groups_and_permissions_are_logged_from_either_side(events, admin):
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


def test_group_saved_in_the_cms_is_logged_with_all_its_permissions(events, admin, site, template_contexts):
    group = Group.objects.create(name="Friends")
    GroupPagePermission.objects.create(group=group, page=site.root_page, permission_type="publish")
    GroupCollectionPermission.objects.create(
        group=group,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(codename="add_image"),
    )
    client = make_client(admin)
    form = client.get(f"/admin/groups/edit/{group.pk}/").context["permission_panels"]
    empty = {f"{panel.prefix}-{name}": 0 for panel in form for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    page = f"{form[0].prefix}-0-"
    events()
    data = empty | {"name": "Friends", f"{form[0].prefix}-TOTAL_FORMS": 1, f"{page}page": site.root_page.pk}
    response = client.post(f"/admin/groups/edit/{group.pk}/", data | {f"{page}permissions": ["change_page"]})
    assert response.status_code == 302, response.context["form"].errors
    state = {"pages": [f"{site.root_page.pk}: change_page"], "collections": [], "sites": []}
    assert events() == [("permissions_changed", {"actor": admin.pk, "group": group.pk} | state)]


def test_bulk_deactivation_in_the_cms_is_logged_for_each_user(events, admin):
    user = User.objects.create_user("jo")
    client = make_client(admin)
    events()
    url = f"/admin/bulk/auth/user/set_active_state/?id={user.pk}&next=/admin/users/"
    assert client.post(url, {"mark_as_active": "False"}).status_code == 302
    user.refresh_from_db()
    assert not user.is_active
    assert events() == [("permissions_changed", {"actor": admin.pk, "user": user.pk, "is_active": False})]


def test_export_is_logged_with_its_count(events, manager_client, manager):
    make_feedback(message="One")
    make_feedback(message="Two")
    events()
    data = {"format": "0", "feedbackresource_reference": "on", "resource": "0"}
    response = manager_client.post("/django-admin/contact/feedback/export/", data)
    assert response.status_code == 200
    assert events() == [("exported", {"actor": manager.pk, "count": 2})]


def test_erasure_is_logged_after_the_commit(events, manager, django_capture_on_commit_callbacks):
    feedback = make_feedback()
    events()
    with django_capture_on_commit_callbacks() as callbacks:
        erase(feedback, actor=manager)
    assert events() == []
    for callback in callbacks:
        callback()
    assert events() == [("erased", {"actor": manager.pk, "feedback": feedback.pk})]
