"""What administrators may do about people, and what only superusers may."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from tests.conftest import signed_in

pytestmark = pytest.mark.django_db
SOMEBODY = {"username": "jo", "email": "jo@example.org", "first_name": "Jo", "last_name": "Bloggs", "is_active": "on"}
PASSWORD = {"password1": "a-long-enough-password", "password2": "a-long-enough-password"}


@pytest.fixture
def administrator(site):
    user = User.objects.create_user("administrator")
    user.groups.add(Group.objects.get(name="Administrators"))
    return signed_in(user)


@pytest.fixture
def superuser(site):
    return User.objects.create_superuser("superuser", "superuser@example.org", "known-only-to-them")


def test_administrators_make_people_and_give_them_their_groups(administrator):
    reviewers = Group.objects.get(name="Feedback reviewers")
    administrator.post(reverse("wagtailusers_users:add"), SOMEBODY | PASSWORD | {"groups": reviewers.pk})
    jo = User.objects.get(username="jo")
    assert signed_in(jo).get("/django-admin/contact/feedback/").status_code == 200
    assert not jo.is_staff


def test_no_administrator_makes_a_superuser(administrator):
    administrator.post(reverse("wagtailusers_users:add"), SOMEBODY | PASSWORD | {"is_superuser": "on"})
    jo = User.objects.get(username="jo")
    assert not jo.is_superuser
    administrator.post(reverse("wagtailusers_users:edit", args=[jo.pk]), SOMEBODY | {"is_superuser": "on"})
    assert not User.objects.get(username="jo").is_superuser


def test_superusers_make_superusers(superuser):
    signed_in(superuser).post(reverse("wagtailusers_users:add"), SOMEBODY | PASSWORD | {"is_superuser": "on"})
    assert User.objects.get(username="jo").is_superuser


@pytest.mark.parametrize("view", ["edit", "delete"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_administrator_opens_the_account_of_a_superuser(administrator, superuser, view, method):
    place = reverse(f"wagtailusers_users:{view}", args=[superuser.pk])
    answer = getattr(administrator, method)(place, SOMEBODY | PASSWORD)
    assert (answer.status_code, answer.url) == (302, "/admin/")
    superuser.refresh_from_db()
    assert superuser.check_password("known-only-to-them")
    assert superuser.email == "superuser@example.org"


@pytest.mark.parametrize("action", ["set_active_state", "assign_role", "delete"])
def test_no_administrator_changes_a_superuser_among_many(administrator, superuser, action):
    jo = User.objects.create_user("jo")
    place = reverse("wagtail_bulk_action", args=["auth", "user", action]) + f"?id={jo.pk}&id={superuser.pk}"
    administrator.post(place, {"mark_as_active": "", "role": Group.objects.get(name="Editors").pk})
    superuser.refresh_from_db()
    assert superuser.is_active
    assert not superuser.groups.exists()


def test_nobody_is_copied(superuser):
    assert signed_in(superuser).get(f"/admin/users/copy/{superuser.pk}/").status_code == 404
