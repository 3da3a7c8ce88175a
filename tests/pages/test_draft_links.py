"""Draft links: people without an account see one revision of one page, until the link is over or revoked."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, PageViewRestriction, Revision

from pages.models import ContactPage, ContentVersion, DraftLink, NotFoundPath, StandardPage
from pages.models.drafts import CREATE_ACTION, RETENTION_PERIOD, REVOKE_ACTION
from pages.page_cache.wsgi import get_cache_key
from pages.selectors import is_contact_path
from tests.conftest import make_client, make_staff
from tests.factories import make_news, make_opportunity, make_page, video_block

from .examples import EXAMPLES

pytestmark = pytest.mark.django_db

DRAFT = "Words of the draft"
NO_CLAIMS = ("canonical", "og:", "ld+json", "atom+xml", ".ics", "/feed/", "csrfmiddlewaretoken", "<w-userbar")


@pytest.fixture
def editor(site):
    return make_staff("writer", "Editors")


@pytest.fixture
def page(site):
    """Return a published page."""
    return make_page([], title="A page", slug="a-page")


@pytest.fixture
def link(page, editor):
    """Return a link to a draft of the page."""
    return share(page, editor)


def share(page, user, heading=DRAFT):
    """Save a draft and return a link to it."""
    page.heading = heading
    page.save_revision(user=user)
    page.refresh_from_db()
    return DraftLink.objects.create_for_latest_revision(page, user)


def path(link):
    return f"/draft/{link.token}/"


def assert_secret(response):
    """Check the headers that keep a response out of caches, search engines and the logs of other hosts."""
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.model.__name__)
def test_link_shows_the_draft_of_every_page_type_and_the_published_page_stays(example, client, editor):
    page = example.get_page()
    link = share(page, editor)
    response = client.get(path(link))
    assert response.status_code == 200
    assert DRAFT in response.text
    assert "<title>Draft: " in response.text
    assert f"The link works until {link.works_until}." in response.text
    assert '<meta name="robots" content="noindex, nofollow">' in response.text
    assert [claim for claim in NO_CLAIMS if claim in response.text] == []
    assert link.token not in response.text  # nothing on the page may carry it further
    assert_secret(response)
    assert client.head(path(link)).status_code == 200
    assert DRAFT not in client.get(page.url).text


def test_link_shows_a_page_that_was_never_published(site, client, editor):
    page = StandardPage(title="A plan", slug="a-plan", live=False)
    site.root_page.add_child(instance=page)
    link = share(page, editor)
    assert client.get("/a-plan/").status_code == 404
    text = client.get(path(link)).text
    assert DRAFT in text
    assert "See the published page" not in text


def test_link_shows_its_revision_after_later_changes_and_links_to_the_published_page(page, link, client):
    page.heading = "Published since"
    page.save_revision().publish()
    text = client.get(path(link)).text
    assert DRAFT in text
    assert "Published since" not in text
    assert f'<a href="{page.url}">See the published page</a>' in text


def test_link_shows_an_item_and_its_list_without_calendar_and_feed(client, editor):
    for item in (make_opportunity(), make_news()):
        for page in (item, item.get_parent().specific):
            link = share(page, editor)
            text = client.get(path(link)).text
            assert [word for word in (".ics", "feed/", link.token) if word in text] == []


def test_contact_form_cannot_be_sent_from_a_draft(client, editor):
    link = share(ContactPage.objects.get(), editor)
    text = client.get(path(link)).text
    assert not is_contact_path(path(link))  # or visitors would read the token while the database is down
    assert "It cannot be sent from a draft." in text
    assert 'method="post"' not in text


def forge(link, other):
    """Return tokens that this site has not signed for a link."""
    key, _, signature = link.token.partition(":")
    return [
        f"{other.key.hex}:{signature}",
        f"{key}:{signature[:-1]}{'A' if signature[-1] != 'A' else 'B'}",
        f"{key}:{signature.upper()}",
        key,
        str(link.pk),
        signing.Signer(salt="contact.follow_up").sign(key),
        signing.Signer(salt="pages.draft_link").sign("not-a-key"),
        signing.Signer(salt="pages.draft_link", key="another key").sign(key),
        "x" * 300,
        "%00",
    ]


def test_forged_link_is_not_found_and_not_listed_as_broken(page, link, client, editor):
    for token in forge(link, share(page, editor, heading="Another draft")):
        response = client.get(f"/draft/{token}/")
        assert response.status_code == 404, token
        assert DRAFT not in response.text
        assert_secret(response)
    assert not NotFoundPath.objects.exists()


@pytest.mark.parametrize("below", ["calendar.ics", "feed/", "sent/K7M4-9QXX/", "../a-page/", "jobs/", "%2e%2e/about/"])
def test_nothing_is_served_below_a_link(below, client, editor):
    item = make_opportunity()
    for page in (item, item.get_parent().specific, ContactPage.objects.get()):
        assert client.get(path(share(page, editor)) + below).status_code == 404
    assert not NotFoundPath.objects.exists()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_other_methods_are_refused(method, link, client):
    response = getattr(client, method)(path(link), {"title": "x"})
    assert response.status_code == 405
    assert_secret(response)


def end_by_time(link):
    DraftLink.objects.update(expires_at=timezone.now())


def revoke(link):
    link.revoke(link.created_by)


def delete_page(link):
    link.page.delete()


def delete_section(link):
    link.page.get_parent().delete()


def delete_row(link):
    DraftLink.objects.all().delete()


def deactivate_editor(link):
    link.created_by.is_active = False
    link.created_by.save()


def remove_rights(link):
    link.created_by.groups.clear()


def delete_editor(link):
    link.created_by.delete()


def purge_revisions(link):
    link.page.save_revision()
    call_command("purge_revisions")


ENDS = [
    end_by_time,
    revoke,
    delete_page,
    delete_section,
    delete_row,
    deactivate_editor,
    remove_rights,
    delete_editor,
    purge_revisions,
]


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_link_that_is_over_says_so(end, link, client):
    assert client.get(path(link)).status_code == 200
    end(link)
    response = client.get(path(link))
    assert response.status_code == 410
    assert "ask the person who sent you the link for a new one" in response.text
    assert DRAFT not in response.text
    assert_secret(response)


def test_page_cache_lets_every_request_for_a_link_through(link):
    environ = {"REQUEST_METHOD": "GET", "HTTP_HOST": "localhost"}
    assert get_cache_key(environ | {"PATH_INFO": "/about/"})
    for each in (path(link), path(link).rstrip("/")):
        assert get_cache_key(environ | {"PATH_INFO": each}) is None


def test_link_ends_at_the_same_minute_of_the_clock_in_london(page, editor):
    start = datetime(2026, 10, 20, 9, 31, 45, tzinfo=UTC)  # in summer time
    link = DraftLink.objects.create(revision=page.latest_revision, created_by=editor, created_at=start)
    assert link.expires_at == datetime(2026, 11, 3, 10, 31, tzinfo=UTC)
    assert link.works_until == "3 November 2026, 10:31am"


def test_link_to_a_private_page_shows_that_page_only(page, client, editor):
    child = StandardPage(title="Below the secret", slug="below", summary="A page.")
    page.add_child(instance=child)
    sibling = StandardPage(title="Beside it", slug="beside", summary="A page.")
    page.add_child(instance=sibling)
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="open sesame")
    page.title = "Secret section"
    page.save_revision().publish()
    link = share(child, editor)
    text = client.get(path(link)).text
    assert DRAFT in text
    assert [title for title in ("Secret section", "Beside it", "See the published page") if title in text] == []
    assert "Password" in client.get(child.url).text
    assert "Below the secret" not in client.get(path(share(page, editor))).text


def test_signed_in_editor_sees_what_the_visitor_sees(link, client, editor):
    assert make_client(editor).get(path(link)).text == client.get(path(link)).text


def test_making_a_link_does_not_expire_cached_pages(page, editor):
    page.save_revision(user=editor)
    page.refresh_from_db()
    before = ContentVersion.objects.get().number
    DraftLink.objects.create_for_latest_revision(page, editor).revoke(editor)
    assert ContentVersion.objects.get().number == before


def screen(page):
    return reverse("draft_links", args=[page.pk])


def test_editor_makes_and_revokes_a_link_and_the_history_says_so(page, client, editor):
    page.heading = DRAFT
    page.save_revision(user=editor)
    editor_client = make_client(editor)
    assert screen(page) in editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert editor_client.post(screen(page)).status_code == 302
    link = DraftLink.objects.get()
    text = editor_client.get(screen(page)).text
    assert f'value="{link.url}"' in text
    assert f"Works until {link.works_until}." in text
    assert DRAFT in client.get(path(link)).text
    moderator_client = make_client(make_staff("publisher", "Moderators"))
    assert moderator_client.post(reverse("revoke_draft", args=[page.pk, link.pk])).status_code == 302
    assert client.get(path(link)).status_code == 410
    text = moderator_client.get(screen(page)).text
    assert "Revoked " in text
    assert link.token not in text
    history = editor_client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).text
    assert f"It works until {link.works_until}" in history
    assert f"Draft link revoked. It showed the draft of {link.saved_on}" in history
    assert link.token not in history
    entries = PageLogEntry.objects.filter(page=page.pk, revision=link.revision, action__contains="draft_link")
    assert set(entries.values_list("action", "user")) == {
        (CREATE_ACTION, editor.pk),
        (REVOKE_ACTION, User.objects.get(username="publisher").pk),
    }


def test_revoking_twice_is_logged_once(page, link, editor):
    for _ in range(2):
        DraftLink.objects.get().revoke(editor)
    history = make_client(editor).get(reverse("wagtailadmin_pages:history", args=[page.pk])).text
    assert history.count("Draft link revoked.") == 1


def test_page_without_a_draft_gets_no_link(page, editor):
    client = make_client(editor)
    assert "There is no draft" in client.get(screen(page)).text
    client.post(screen(page))
    assert not DraftLink.objects.exists()


def test_link_is_revoked_at_its_own_page_only(link, editor):
    other = make_page([], title="Another", slug="another")
    assert make_client(editor).post(reverse("revoke_draft", args=[other.pk, link.pk])).status_code == 404
    assert link.works


def test_alias_has_no_button(page, editor):
    alias = page.create_alias(update_slug="alias")
    assert screen(alias) not in make_client(editor).get(reverse("wagtailadmin_explore", args=[alias.pk])).text


def test_autosave_leaves_a_shared_revision_as_it_was(page, editor, client):
    """An editor types on in a form that is open, whose autosave would write over the newest revision."""
    own = make_client(editor)
    example = next(example for example in EXAMPLES if example.model is StandardPage)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])

    def save(heading, **form):
        data = example.editing_form(title=page.title, slug=page.slug, heading=heading) | form
        return own.post(edit, data, headers={"Accept": "application/json"}).json()

    first = save(DRAFT)["revision_id"]
    page.refresh_from_db()
    link = DraftLink.objects.create_for_latest_revision(page, editor)
    second = save("Typed later", overwrite_revision_id=first)
    assert second["success"], second
    assert second["revision_id"] != first
    assert Revision.objects.get(pk=second["revision_id"]).content["heading"] == "Typed later"
    text = client.get(path(link)).text
    assert DRAFT in text
    assert "Typed later" not in text
    third = save("Typed last", overwrite_revision_id=second["revision_id"])
    assert third["revision_id"] == second["revision_id"]


def test_worker_deletes_links_a_month_after_their_end(page, link, editor):
    DraftLink.objects.update(expires_at=timezone.now() - RETENTION_PERIOD - timedelta(minutes=1))
    recent = share(page, editor)
    DraftLink.objects.filter(pk=recent.pk).update(expires_at=timezone.now() - RETENTION_PERIOD + timedelta(hours=1))
    call_command("publish_scheduled")
    assert list(DraftLink.objects.all()) == [recent]


def test_page_with_a_video_frames_its_player(page, client, editor):
    page = make_page([video_block()], title="Film", slug="film")
    response = client.get(path(share(page, editor)))
    assert re.search(r"frame-src https://\S*youtube", response["Content-Security-Policy"])
