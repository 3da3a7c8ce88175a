"""The screens for accounts and posts, who may do what there, and the panel that tells of broken accounts."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from pages.models import SocialAccount, SocialPost
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db
GOOD = [
    ("x", " @Care_City1 ", "Care_City1"),
    ("mastodon", "@Name@Social.Example", "name@social.example"),
    ("bluesky", "@name.bsky.social", "name.bsky.social"),
    ("feed", "https://www.example.org/feed.xml?a=b", "https://www.example.org/feed.xml?a=b"),
]
BAD = [
    ("x", "a-b"),
    ("x", "x" * 16),
    ("x", "https://x.com/name"),
    ("mastodon", "name"),
    ("mastodon", "name@localhost"),
    ("mastodon", "name@social.example/path"),
    ("mastodon", "name@10.0.0.1"),
    ("bluesky", "name"),
    ("bluesky", "name.example/../x"),
    ("feed", "www.example.org/feed.xml"),
    ("feed", "file:///etc/passwd"),
    ("feed", "ftp://example.org/feed"),
    ("feed", "https://user:secret@example.org/feed"),
    ("nowhere", "name"),
]


def url(model, view, *arguments):
    return reverse(f"wagtailsnippets_pages_social{model}:{view}", args=arguments)


@pytest.fixture
def post(site):
    """Return a post of an account."""
    account = SocialAccount.objects.create(kind="x", handle="name")
    fields = {"text": "A post", "url": "https://x.com/name/status/1", "published_at": timezone.now()}
    return SocialPost.objects.create(account=account, source_id="1", **fields)


@pytest.fixture
def writer_client(site):
    """Sign in somebody who may write pages but not publish them."""
    writer = User.objects.create_user("writer")
    writer.groups.add(Group.objects.get(name="Editors"))
    return signed_in(writer)


@pytest.fixture
def admin_client(site):
    """Sign in somebody who may do everything that can be done."""
    return signed_in(User.objects.create_superuser("super"))


@pytest.mark.parametrize(("kind", "typed", "stored"), GOOD)
def test_accounts_are_stored_in_one_spelling_and_once(kind, typed, stored, editor_client):
    data = {"kind": kind, "handle": typed, "shown": "on"}
    assert editor_client.post(url("account", "add"), data).status_code == 302
    assert SocialAccount.objects.get().handle == stored
    assert "already here" in editor_client.post(url("account", "add"), data).text


@pytest.mark.parametrize(("kind", "handle"), BAD)
def test_what_cannot_be_an_account_is_refused(kind, handle):
    with pytest.raises(ValidationError):
        SocialAccount(kind=kind, handle=handle).full_clean()


def test_a_mistake_is_told_at_the_field(editor_client):
    text = editor_client.post(url("account", "add"), {"kind": "bluesky", "handle": "name"}).text
    assert "A name on Bluesky has a dot in it" in text


def test_a_record_that_becomes_another_account_forgets_the_old_one(post, editor_client):
    account = post.account
    state = {"source_id": "42", "etag": "e", "error": "Gone.", "good_at": timezone.now(), "retry_at": timezone.now()}
    SocialAccount.objects.update(**state)
    edit = url("account", "edit", account.pk)
    editor_client.post(edit, {"kind": "x", "handle": "name"})
    account.refresh_from_db()
    assert (account.shown, account.source_id, account.posts.count()) == (False, "42", 1)
    editor_client.post(edit, {"kind": "x", "handle": "another", "shown": "on"})
    account.refresh_from_db()
    assert (account.source_id, account.etag, account.error, account.good_at, account.retry_at) == (
        "",
        "",
        "",
        None,
        None,
    )
    assert account.posts.count() == 0
    editor_client.post(url("account", "delete", account.pk))
    assert not SocialAccount.objects.exists()


def test_editors_hide_posts_and_show_them_again(post, writer_client):
    listed = writer_client.get(url("post", "list")).text
    assert "A post" in listed
    edit = url("post", "edit", post.pk)
    assert "A post" in writer_client.get(edit).text
    for hidden in (True, False):
        writer_client.post(edit, {"hidden": "on", "text": "Changed"} if hidden else {})
        post.refresh_from_db()
        assert (post.hidden, post.text) == (hidden, "A post")


def test_of_a_hidden_post_that_is_gone_nothing_is_listed(post, writer_client):
    SocialPost.objects.update(text="", hidden=True)
    assert url("post", "edit", post.pk) not in writer_client.get(url("post", "list")).text


def test_nobody_makes_or_deletes_posts(post, admin_client, editor_client):
    for client in (admin_client, editor_client):
        assert url("post", "add") not in client.get(url("post", "list")).text
        assert url("post", "delete", post.pk) not in client.get(url("post", "edit", post.pk)).text
        assert client.post(url("post", "add"), {"hidden": "on"}).status_code == 302
        assert client.post(url("post", "delete", post.pk)).status_code == 302
        many = reverse("wagtail_bulk_action", args=["pages", "socialpost", "delete"])
        assert client.post(f"{many}?id={post.pk}&next=/admin/").status_code in {200, 302}
    assert SocialPost.objects.get() == post


def test_writers_see_posts_but_not_accounts(post, writer_client):
    menu = writer_client.get("/admin/").text
    assert "Social media" in menu
    answer = writer_client.get(url("account", "list"))
    assert answer.status_code == 302
    assert answer.url == "/admin/"


def test_every_screen_of_accounts_opens(post, editor_client):
    for view, arguments in [("list", []), ("add", []), ("edit", [post.account.pk]), ("delete", [post.account.pk])]:
        assert editor_client.get(url("account", view, *arguments)).status_code == 200, view


def test_broken_accounts_are_told_on_the_first_page_to_those_who_may_change_them(post, editor_client, writer_client):
    def panel(client):
        return BeautifulSoup(client.get("/admin/").content, "html.parser").find(id="social-media-section")

    assert panel(editor_client) is None
    SocialAccount.objects.update(error="The server has a fault. (500)", good_at=timezone.now())
    found = panel(editor_client)
    assert "The server has a fault. (500)" in found.text
    assert found.find("a", href=url("account", "edit", post.account.pk))
    assert panel(writer_client) is None
    SocialAccount.objects.update(shown=False)
    assert panel(editor_client) is None
