"""Tests of what bumps the content version: every change that a visitor could see, and nothing else."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Site

from pages.models import (
    AboutPage,
    ContentVersion,
    FocusAreaIndexPage,
    HomePage,
    KeyFigure,
    NotFoundPath,
    Partner,
    SiteSettings,
    SocialAccount,
)
from pages.page_cache.signal_handlers import is_visible
from pages.social_media.sync import FetchResult, store_result
from tests.factories import make_feedback, make_image, make_page
from tests.permissions.objects import make_objects

pytestmark = pytest.mark.django_db
# Visible models without a row in the initial content and from `make_objects` have none.
WITHOUT_ROWS = {
    "taggit.tag", "taggit.taggeditem", "wagtailcore.groupsitepermission", "wagtailcore.workflowcontenttype",
    "wagtailcore.workflowpage", "wagtailembeds.embed", "wagtailimages.image", "wagtailimages.rendition",
    "pages.siterendition", "pages.focusareafigure", "pages.footerlink", "pages.knownproblem", "pages.sociallink",
}  # fmt: skip


def bumps(act):
    """Call `act` and return whether it bumped the version."""
    before = ContentVersion.current()
    act()
    return ContentVersion.current() > before


def test_saving_and_deleting_any_visible_row_bumps_the_version(site):
    make_objects(User.objects.create_superuser("superuser"))
    rows = {model._meta.label_lower: model._default_manager.first() for model in apps.get_models() if is_visible(model)}
    there = {label: row for label, row in rows.items() if row is not None}
    assert rows.keys() - there.keys() <= WITHOUT_ROWS
    assert [label for label, row in there.items() if not bumps(row.save)] == []
    for label, row in there.items() - {("wagtailcore.locale", there["wagtailcore.locale"])}:  # pages hang on it
        savepoint = transaction.savepoint()
        if label == "pages.partner":  # its roles in projects protect it
            row.delete = Partner.objects.create(name="Unused", kind="other").delete
        assert bumps(row.delete), label
        transaction.savepoint_rollback(savepoint)


ACTIONS = {
    "publish": lambda: AboutPage.objects.get().save_revision().publish(),
    "unpublish": lambda: AboutPage.objects.get().unpublish(),
    "move": lambda: AboutPage.objects.get().move(FocusAreaIndexPage.objects.get(), pos="last-child"),
    "put in another order": lambda: AboutPage.objects.get().move(HomePage.objects.get(), pos="first-child"),
    "delete": lambda: AboutPage.objects.get().delete(),
    "delete a branch": lambda: HomePage.objects.get().get_children().first().delete(),
    "copy": lambda: make_page([]).copy(update_attrs={"slug": "copy"}),
    "make private": lambda: AboutPage.objects.get().view_restrictions.create(restriction_type="login"),
    "a redirect": lambda: Redirect.add_redirect("/old/", "/about/"),
    "a key figure": lambda: KeyFigure.objects.first().save(),
    "the site's host": lambda: Site.objects.get().save(),
    "a picture": make_image,
    "the content command": lambda: call_command("load_initial_content", restore=True, verbosity=0),
}


@pytest.mark.parametrize("act", ACTIONS.values(), ids=ACTIONS)
def test_action_of_an_editor_bumps_the_version(act, site):
    if act is ACTIONS["the content command"]:
        AboutPage.objects.get().delete()
    assert bumps(act)


def test_new_slug_bumps_the_version(site):
    page = make_page([])
    page.slug = "another"
    assert bumps(lambda: page.save_revision().publish())


def test_new_focal_point_bumps_the_version(site):
    make_image()
    picture = get_image_model().objects.get()
    picture.focal_point_x = picture.focal_point_y = picture.focal_point_width = picture.focal_point_height = 10
    assert bumps(picture.save)


def test_settings_bump_the_version(site):
    assert bumps(SiteSettings.for_site(site).save)


@pytest.mark.parametrize("field", ["go_live_at", "expire_at"])
def test_scheduled_publishing_bumps_the_version(site, field):
    page = make_page([])
    if field == "go_live_at":
        page.unpublish()
    setattr(page, field, timezone.now() + timedelta(seconds=60))
    page.save_revision(approved_go_live_at=page.go_live_at).publish()
    past = {field: timezone.now() - timedelta(seconds=60)}
    type(page).objects.filter(pk=page.pk).update(**past)
    page.revisions.filter(approved_go_live_at__isnull=False).update(
        approved_go_live_at=timezone.now() - timedelta(seconds=60)
    )
    assert bumps(lambda: call_command("publish_scheduled", verbosity=0))


def test_new_social_media_posts_bump_the_version(site):
    account = SocialAccount.objects.create(kind="feed", handle="https://a.example/")
    same = SocialAccount.objects.filter(pk=account.pk)
    assert bumps(lambda: store_result(same, FetchResult({}, "1", "", "", None)))
    assert not bumps(lambda: store_result(same, FetchResult(None, "1", "", "", None)))


def test_migrations_bump_the_version(db):
    assert bumps(lambda: call_command("migrate", verbosity=0))


def test_invisible_changes_do_not_bump_the_version(site, client):
    user = User.objects.create_superuser("superuser", password="superuser")
    assert not bumps(make_feedback)
    assert not bumps(lambda: client.login(username="superuser", password="superuser"))
    assert not bumps(user.save)
    assert not bumps(lambda: NotFoundPath.record("/nothing/"))
    assert not bumps(lambda: AboutPage.objects.get().save_revision())


def test_rolled_back_change_does_not_bump_the_version(site):
    def change_and_fail():
        with transaction.atomic():
            KeyFigure.objects.first().save()
            raise ZeroDivisionError

    before = ContentVersion.current()
    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    assert ContentVersion.current() == before
