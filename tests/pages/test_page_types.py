"""Every page type in the views that editors use: create, edit, preview, publish, schedule, unpublish."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision, get_page_models

from pages.models import BasePage
from pages.models.base import find_full_types

from .examples import EXAMPLES

pytestmark = pytest.mark.django_db

every_type = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.model.__name__)
every_type_below_home = pytest.mark.parametrize(
    "example", [example for example in EXAMPLES if example.parent], ids=lambda example: example.model.__name__
)


def page_types():
    """Return every page type of the project."""
    return [model for model in get_page_models() if issubclass(model, BasePage)]


def make_room(example):
    """Return the parent for a new page of this type, after deleting the existing page if only one is allowed."""
    if example.model.max_count == 1:
        example.model.objects.get().delete()
    return example.parent.objects.first()


def test_every_page_type_has_an_example():
    assert {example.model for example in EXAMPLES} == set(page_types())


@every_type_below_home
def test_type_of_one_page_can_be_created_again_once_its_page_is_deleted(example, site):
    if example.model.max_count != 1:
        assert example.model not in find_full_types()
        return
    parent = example.model.objects.get().get_parent().specific
    assert example.model in find_full_types()
    assert not example.model.can_create_at(parent)
    example.model.objects.get().delete()
    parent.refresh_from_db()
    assert example.model not in find_full_types()
    assert example.model.can_create_at(parent)


@every_type_below_home
def test_editor_creates_publishes_and_unpublishes_a_page(example, site, admin_client, client):
    parent = make_room(example)
    add = reverse("wagtailadmin_pages:add", args=["pages", example.model._meta.model_name, parent.pk])
    assert admin_client.get(add).status_code == 200
    admin_client.post(add, example.editing_form() | {"action-publish": "1"})

    page = example.model.objects.get(slug="an-example")
    assert page.live
    assert "An example" in client.get(page.url).text

    admin_client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert client.get(page.url).status_code == 404


@every_type
def test_published_change_is_visible_at_once(example, site, admin_client, client):
    page = example.get_page()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert admin_client.get(edit).status_code == 200
    form = example.editing_form(title=page.title, slug=page.slug, heading="A changed heading")
    admin_client.post(edit, form | {"action-publish": "1"})
    assert "A changed heading" in client.get(page.url).text


@every_type
def test_preview_shows_the_draft_only_to_editors(example, site, admin_client, client):
    page = example.get_page()
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    form = example.editing_form(title=page.title, slug=page.slug, heading="A heading of a draft")
    assert admin_client.post(preview, form).json()["is_valid"]
    assert "A heading of a draft" in admin_client.get(preview).text
    assert "A heading of a draft" not in client.get(page.url).text


@every_type_below_home
def test_scheduled_page_is_published_and_expires(example, site, admin_client, client):
    parent = make_room(example)
    now = timezone.localtime()
    add = reverse("wagtailadmin_pages:add", args=["pages", example.model._meta.model_name, parent.pk])
    later = {"go_live_at": f"{now + timedelta(hours=1):%Y-%m-%d %H:%M}"}
    admin_client.post(add, example.editing_form(**later) | {"action-publish": "1"})
    page = example.model.objects.get(slug="an-example")
    call_command("publish_scheduled")
    assert client.get(page.url).status_code == 404

    Revision.objects.filter(pk=page.latest_revision_id).update(approved_go_live_at=now - timedelta(minutes=1))
    revision = page.get_latest_revision()
    revision.content["go_live_at"] = None
    revision.save()
    call_command("publish_scheduled")
    assert client.get(page.url).status_code == 200

    passed = now - timedelta(minutes=1)
    example.model.objects.filter(pk=page.pk).update(expire_at=passed)
    revision = example.model.objects.get(pk=page.pk).get_latest_revision()
    revision.content["expire_at"] = passed.isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert client.get(page.url).status_code == 404
    expired = example.model.objects.get(pk=page.pk)
    assert (expired.expire_at, expired.get_latest_revision_as_object().expire_at) == (None, None)


@every_type_below_home
def test_schedule_that_has_run_does_not_clear_a_later_date_of_the_draft(example, site, admin_client):
    page = example.get_page()
    now = timezone.localtime().replace(microsecond=0)
    later = now + timedelta(days=1)
    page.expire_at = later
    page.save_revision()
    example.model.objects.filter(pk=page.pk).update(go_live_at=now, expire_at=now)
    call_command("publish_scheduled")
    expired = example.model.objects.get(pk=page.pk)
    assert (expired.live, expired.go_live_at, expired.expire_at) == (False, None, None)
    assert expired.get_latest_revision_as_object().expire_at == later


@every_type_below_home
def test_date_of_publishing_is_cleared_once_it_has_passed(example, site):
    page = example.get_page()
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    page.save_revision().publish()
    call_command("publish_scheduled")
    page = example.model.objects.get(pk=page.pk)
    assert (page.go_live_at, page.get_latest_revision_as_object().go_live_at) == (None, None)


@every_type
def test_admin_search_finds_a_page_by_title(example, site, admin_client):
    page = example.get_page()
    found = admin_client.get(reverse("wagtailadmin_pages:search"), {"q": page.title}).text
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in found


@every_type
def test_page_type_declares_its_parents(example):
    assert example.model.allowed_parent_page_models() or example.model.max_count == 1
    expected = {example.parent} if example.parent else {Page}
    assert expected <= set(example.model.allowed_parent_page_models())
    assert example.model not in Page.allowed_subpage_models() or example.parent is None


@every_type
def test_every_editable_field_has_help_text(example):
    own = {field for field in example.model._meta.local_fields if field.editable} - set(Page._meta.get_fields())
    own = [field for field in own if not field.is_relation]
    assert [field.name for field in own if not field.help_text] == []


@every_type
def test_page_type_has_a_description_and_a_name(example):
    assert example.model.page_description
    assert example.model._meta.verbose_name != example.model.__name__.lower()
