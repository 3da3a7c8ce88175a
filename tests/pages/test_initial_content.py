"""The starting content: loaded once, whole, and never against an editor's will."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.serializers import serialize
from wagtail.models import Page

from pages import models

pytestmark = pytest.mark.django_db

MODELS = [Page, *models.BasePage.__subclasses__(), models.KeyFigure, models.SiteSettings, models.FooterLink]


def load(**options):
    """Run the command and return what it said."""
    said = StringIO()
    call_command("load_content", stdout=said, **options)
    return said.getvalue()


def everything():
    """Return all content as text, to compare before and after."""
    return [serialize("json", model.objects.order_by("pk")) for model in MODELS]


def test_loading_again_changes_nothing(site):
    before = everything()
    assert load() == "Starting content: 18 already there.\n"
    assert everything() == before


def test_what_an_editor_changed_moved_or_renamed_stays(site):
    about = models.AboutPage.objects.get()
    about.title, about.slug = "Who we are", "who-we-are"
    about.save_revision().publish()
    models.KeyFigure.objects.filter(value="77").update(value="78")
    before = everything()
    load()
    assert everything() == before


def test_what_an_editor_deleted_stays_deleted_until_asked_for(site):
    models.AboutPage.objects.get().delete()
    assert "page /about/: deleted since, left so" in load()
    assert not models.AboutPage.objects.exists()

    assert "page /about/: made" in load(restore=True)
    assert models.AboutPage.objects.get().url == "/about/"


def test_a_page_that_was_there_before_is_left_as_it_is(site):
    models.SeedRecord.objects.all().delete()
    before = everything()
    load()
    assert everything()[: len(MODELS) - 3] == before[: len(MODELS) - 3]


def test_every_page_is_published_with_a_revision_to_go_back_to(site):
    pages = Page.objects.descendant_of(site.root_page, inclusive=True)
    assert pages.count() == 10
    assert all(page.live and page.latest_revision_id and not page.has_unpublished_changes for page in pages)


def test_links_between_pages_are_kept_as_links_to_pages(site, client):
    accessibility = models.StandardPage.objects.get(slug="accessibility")
    contact = models.ContactPage.objects.get()
    assert f'linktype="page" id="{contact.pk}"' in str(accessibility.body.raw_data)
    assert 'href="/contact/"' in client.get("/accessibility/").text
