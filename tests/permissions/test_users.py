"""User management: what administrators may do, and what only superusers may do."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from tests.conftest import make_client

pytestmark = pytest.mark.django_db
FORM = {"username": "jo", "email": "jo@example.org", "first_name": "Jo", "last_name": "Bloggs", "is_active": "on"}
PASSWORD = {"password1": "a-long-enough-password", "password2": "a-long-enough-password"}


@pytest.fixture
def administrator(site):
    user = User.objects.create_user("administrator")
    user.groups.add(Group.objects.get(name="Administrators"))
    return make_client(user)


@pytest.fixture
def superuser(site):
    return User.objects.create_superuser("superuser", "superuser@example.org", "known-only-to-them")


def test_administrator_creates_users_and_sets_their_groups(administrator):
    reviewers = Group.objects.get(name="Feedback reviewers")
    administrator.post(reverse("wagtailusers_users:add"), FORM | PASSWORD | {"groups": reviewers.pk})
    jo = User.objects.get(username="jo")
    assert make_client(jo).get("/django-admin/contact/feedback/").status_code == 200
    assert not jo.is_staff


def test_administrator_cannot_create_a_superuser(administrator):
    administrator.post(reverse("wagtailusers_users:add"), FORM | PASSWORD | {"is_superuser": "on"})
    jo = User.objects.get(username="jo")
    assert not jo.is_superuser
    administrator.post(reverse("wagtailusers_users:edit", args=[jo.pk]), FORM | {"is_superuser": "on"})
    assert not User.objects.get(username="jo").is_superuser


def test_superuser_creates_superusers(superuser):
    make_client(superuser).post(reverse("wagtailusers_users:add"), FORM | PASSWORD | {"is_superuser": "on"})
    assert User.objects.get(username="jo").is_superuser


@pytest.mark.parametrize("view", ["edit", "delete"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_administrator_cannot_edit_or_delete_a_superuser(administrator, superuser, view, method):
    url = reverse(f"wagtailusers_users:{view}", args=[superuser.pk])
    response = getattr(administrator, method)(url, FORM | PASSWORD)
    assert (response.status_code, response.url) == (302, "/admin/")
    superuser.refresh_from_db()
    assert superuser.check_password("known-only-to-them")
    assert superuser.email == "superuser@example.org"


@pytest.mark.parametrize("action", ["set_active_state", "assign_role", "delete"])
def test_administrator_cannot_change_a_superuser_in_a_bulk_action(administrator, superuser, action):
    jo = User.objects.create_user("jo")
    url = reverse("wagtail_bulk_action", args=["auth", "user", action]) + f"?id={jo.pk}&id={superuser.pk}"
    administrator.post(url, {"mark_as_active": "", "role": Group.objects.get(name="Editors").pk})
    superuser.refresh_from_db()
    assert superuser.is_active
    assert not superuser.groups.exists()


def test_users_cannot_be_copied(superuser):
    assert make_client(superuser).get(f"/admin/users/copy/{superuser.pk}/").status_code == 404
