"""What raises the site's generation: one of everything that a visitor could see, and nothing that none could."""

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
    BrokenLink,
    ContentVersion,
    FocusAreaIndexPage,
    HomePage,
    KeyFigure,
    SiteSettings,
    SocialAccount,
)
from pages.page_cache.signal_handlers import is_visible
from pages.social_media.sync import FetchResult, store_result
from tests.factories import make_feedback, make_page, make_picture
from tests.permissions.objects import make_objects

pytestmark = pytest.mark.django_db
# Models that a visitor could see and of which the starting content and `make_objects` have none.
NONE_THERE = {
    "taggit.tag", "taggit.taggeditem", "wagtailcore.groupsitepermission", "wagtailcore.workflowcontenttype",
    "wagtailcore.workflowpage", "wagtailembeds.embed", "wagtailimages.rendition", "pages.focusareafigure",
    "pages.footerlink", "pages.knownproblem", "pages.sociallink",
}  # fmt: skip


def raised_by(act):
    """Do something and tell whether the generation has risen."""
    before = ContentVersion.current()
    act()
    return ContentVersion.current() > before


def test_saving_and_deleting_any_row_that_visitors_could_see_raises_it(site):
    make_objects(User.objects.create_superuser("superuser"))
    rows = {model._meta.label_lower: model._default_manager.first() for model in apps.get_models() if is_visible(model)}
    there = {label: row for label, row in rows.items() if row is not None}
    assert rows.keys() - there.keys() <= NONE_THERE
    assert [label for label, row in there.items() if not raised_by(row.save)] == []
    for label, row in there.items() - {("wagtailcore.locale", there["wagtailcore.locale"])}:  # pages hang on it
        savepoint = transaction.savepoint()
        assert raised_by(row.delete), label
        transaction.savepoint_rollback(savepoint)


ACTS = {
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
    "a picture": make_picture,
    "the content command": lambda: call_command("load_initial_content", restore=True, verbosity=0),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_an_act_of_an_editor_raises_it(act, site):
    if act is ACTS["the content command"]:
        AboutPage.objects.get().delete()
    assert raised_by(act)


def test_a_new_slug_raises_it(site):
    page = make_page([])
    page.slug = "another"
    assert raised_by(lambda: page.save_revision().publish())


def test_a_new_focal_point_raises_it(site):
    make_picture()
    picture = get_image_model().objects.get()
    picture.focal_point_x = picture.focal_point_y = picture.focal_point_width = picture.focal_point_height = 10
    assert raised_by(picture.save)


def test_settings_raise_it(site):
    assert raised_by(SiteSettings.for_site(site).save)


@pytest.mark.parametrize("field", ["go_live_at", "expire_at"])
def test_what_happens_at_its_time_raises_it_then(site, field):
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
    assert raised_by(lambda: call_command("publish_scheduled", verbosity=0))


def test_new_posts_raise_it(site):
    account = SocialAccount.objects.create(kind="feed", handle="https://a.example/")
    same = SocialAccount.objects.filter(pk=account.pk)
    assert raised_by(lambda: store_result(same, FetchResult({}, "1", "", "", None)))
    assert not raised_by(lambda: store_result(same, FetchResult(None, "1", "", "", None)))


def test_migrations_raise_it(db):
    assert raised_by(lambda: call_command("migrate", verbosity=0))


def test_what_no_visitor_sees_does_not(site, client):
    user = User.objects.create_superuser("superuser", password="superuser")
    assert not raised_by(make_feedback)
    assert not raised_by(lambda: client.login(username="superuser", password="superuser"))
    assert not raised_by(user.save)
    assert not raised_by(lambda: BrokenLink.record("/nothing/"))
    assert not raised_by(lambda: AboutPage.objects.get().save_revision())


def test_what_is_rolled_back_changes_nothing(site):
    def change_and_fail():
        with transaction.atomic():
            KeyFigure.objects.first().save()
            raise ZeroDivisionError

    before = ContentVersion.current()
    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    assert ContentVersion.current() == before
