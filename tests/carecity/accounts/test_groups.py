"""Groups: the list of users names them, and the form explains what their members may do."""

import re

import pytest
from django.contrib.auth.models import Group, User

from carecity.accounts.groups import GROUP_DESCRIPTIONS, OWN_GROUP

pytestmark = pytest.mark.django_db


def test_every_group_of_the_site_is_explained_in_one_sentence(site):
    assert {group.name for group in Group.objects.all()} == set(GROUP_DESCRIPTIONS)
    for description in GROUP_DESCRIPTIONS.values():
        assert re.fullmatch(r"[^.]+\.", description)


@pytest.mark.parametrize("path", ["/admin/users/new/", "/admin/users/edit/{pk}/"])
def test_form_explains_each_group(path, admin_client, django_user_model):
    Group.objects.create(name="Friends <b>")
    page = admin_client.get(path.format(pk=django_user_model.objects.get().pk)).text
    for name, description in GROUP_DESCRIPTIONS.items():
        assert f"<strong>{name}</strong> {description}" in page
    assert f"<strong>Friends &lt;b&gt;</strong> {OWN_GROUP}" in page


def get_row(page, name):
    """Return the text of the row of a user in the list."""
    row = next(row for row in page.split("<tr")[1:] if f">{name}<" in re.sub(r"\s", "", row))
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", row))


def test_list_names_groups_and_says_who_can_sign_in(admin_client):
    member = User.objects.create_user("member", password="four words nobody says")
    member.groups.set(Group.objects.filter(name__in=["Moderators", "Feedback managers"]))
    User.objects.create_user("invited")
    User.objects.create_user("gone", is_active=False)
    page = admin_client.get("/admin/users/").text
    assert "Feedback managers, Moderators Active" in get_row(page, "member")
    assert "No password yet" in get_row(page, "invited")
    assert "Disabled" in get_row(page, "gone")
    assert "Superuser Active" in get_row(page, "admin")


def test_list_reads_the_groups_of_all_users_at_once(admin_client, django_assert_max_num_queries):
    for number in range(15):
        User.objects.create_user(f"user{number}").groups.set(Group.objects.all())
    admin_client.get("/admin/users/")
    with django_assert_max_num_queries(25):
        assert "user14" in admin_client.get("/admin/users/").text
