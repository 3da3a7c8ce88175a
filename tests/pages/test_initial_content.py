"""The initial content: loaded completely, once, and without undoing what an editor did."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.serializers import serialize
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from wagtail.models import Page, get_page_models

from pages import models
from tests.factories import make_page

pytestmark = pytest.mark.django_db

TYPES = [model for model in get_page_models() if issubclass(model, models.BasePage)]
MODELS = [Page, *TYPES, models.Borough, models.KeyFigure, models.SiteSettings, models.FooterLink]


def load(command="load_initial_content", **options):
    """Run the command and return its output."""
    output = StringIO()
    call_command(command, stdout=output, **options)
    return output.getvalue()


def serialize_content():
    """Return all content as text, to compare before and after."""
    return [serialize("json", model.objects.order_by("pk")) for model in MODELS]


def test_load_twice_changes_nothing(site):
    before = serialize_content()
    assert load() == "Initial content: 44 unchanged.\n"
    assert serialize_content() == before


def test_load_content_is_an_alias_with_a_deprecation_note(site):
    note = StringIO()
    assert load("load_content", stderr=note) == "Initial content: 44 unchanged.\n"
    assert "deprecated" in note.getvalue()


def test_load_keeps_what_an_editor_changed_or_renamed(site):
    about = models.AboutPage.objects.get()
    about.title, about.slug = "Who we are", "who-we-are"
    about.save_revision().publish()
    models.KeyFigure.objects.filter(value="77").update(value="78")
    before = serialize_content()
    load()
    assert serialize_content() == before


def test_load_leaves_deleted_items_deleted_unless_restoring(site):
    models.AboutPage.objects.get().delete()
    assert "page /about/: deleted since, not restored" in load()
    assert not models.AboutPage.objects.exists()

    assert "page /about/: created" in load(restore=True)
    assert models.AboutPage.objects.get().url == "/about/"


def test_load_without_records_keeps_existing_pages(site):
    models.SeedRecord.objects.all().delete()
    before = serialize_content()
    load()
    assert serialize_content()[: len(TYPES) + 2] == before[: len(TYPES) + 2]


def test_pages_of_a_new_type_wait_while_the_release_before_may_serve(site, admin_client):
    for index_type in (models.ProjectIndexPage, models.NewsIndexPage, models.OpportunityIndexPage):
        index_type.objects.get().delete()
    models.SeedRecord.objects.filter(key__in=["page /projects/", "page /news/", "page /get-involved/"]).delete()
    applied = MigrationRecorder.Migration.objects.filter(app="pages", name="0023_listings")
    applied.update(applied=timezone.now())
    assert "page /projects/: created an hour after the upgrade" in load()
    assert not models.ProjectIndexPage.objects.exists()
    add = f"/admin/pages/add/pages/projectindexpage/{site.root_page_id}/"
    refused = admin_client.get(add, follow=True)
    assert "The list of projects appears by itself an hour after the upgrade." in refused.text

    applied.update(applied=timezone.now() - timedelta(hours=1))
    assert admin_client.get(add).status_code == 200
    call_command("finish_upgrade", stdout=StringIO())
    following = models.ProjectIndexPage.objects.get().get_next_siblings()
    assert [page.slug for page in following[:3]] == ["news", "get-involved", "success"]


def test_load_publishes_every_page_with_a_revision(site):
    pages = Page.objects.descendant_of(site.root_page, inclusive=True)
    assert pages.count() == 13
    assert all(page.live and page.latest_revision_id and not page.has_unpublished_changes for page in pages)
    assert all(page.live_revision_id == page.latest_revision_id for page in pages)


def test_upgrade_gives_a_page_without_revision_one_of_what_visitors_see(site):
    about, success = models.AboutPage.objects.get(), models.SuccessPage.objects.get()
    for page in (about, success):
        Page.objects.filter(pk=page.pk).update(live_revision=None, latest_revision=None)
        page.revisions.all().delete()
    about.refresh_from_db()
    about.heading = "A draft that autosave stored"
    draft = about.save_revision()
    heading = models.AboutPage.objects.get().heading
    for _ in range(2):
        call_command("finish_upgrade", stdout=StringIO())
    about, success = models.AboutPage.objects.get(), models.SuccessPage.objects.get()
    assert (about.latest_revision, about.heading) == (draft, heading)
    assert [revision.as_object().heading for revision in about.revisions.order_by("created_at")] == [
        heading,
        "A draft that autosave stored",
    ]
    assert about.live_revision == about.revisions.earliest("created_at")
    assert success.live_revision == success.latest_revision == success.revisions.get()
    about.live_revision.as_object().save_revision().publish()
    assert models.AboutPage.objects.get().heading == heading


def test_upgrade_leaves_aliases_without_revisions(site):
    source = make_page([], title="Source", slug="source")
    alias = source.create_alias(update_slug="alias")
    call_command("finish_upgrade", stdout=StringIO())
    source.title = "Changed"
    source.save_revision().publish()
    alias.refresh_from_db()
    assert (alias.title, alias.latest_revision, alias.live_revision) == ("Changed", None, None)
    assert alias.copy(update_attrs={"slug": "copy"}).title == "Changed"


def test_load_stores_links_between_pages_as_page_links(site, client):
    accessibility = models.StandardPage.objects.get(slug="accessibility")
    contact = models.ContactPage.objects.get()
    assert f'linktype="page" id="{contact.pk}"' in str(accessibility.body.raw_data)
    assert 'href="/contact/"' in client.get("/accessibility/").text
