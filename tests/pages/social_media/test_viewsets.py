"""The CMS's screens for accounts and posts, their permissions, and the panel with errors."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from pages.models import SocialAccount, SocialPost
from tests.conftest import make_client

pytestmark = pytest.mark.django_db
GOOD = [
    ("x", " @Care_City1 ", "Care_City1"),
    ("feed", "@Name@Social.Example", "https://social.example/@name.rss"),
    ("feed", "name_1@social.example", "https://social.example/@name_1.rss"),
    ("feed", "@name.bsky.social", "https://bsky.app/profile/name.bsky.social/rss"),
    ("feed", "Name.Example", "https://bsky.app/profile/name.example/rss"),
    ("feed", "https://www.example.org/feed.xml?a=b", "https://www.example.org/feed.xml?a=b"),
]
BAD = [
    ("x", "a-b"),
    ("x", "x" * 16),
    ("x", "https://x.com/name"),
    ("feed", "name"),
    ("feed", "name@localhost"),
    ("feed", "name@social.example/path"),
    ("feed", "name@10.0.0.1"),
    ("feed", "@name@social.example@social.example"),
    ("feed", "name.example/../x"),
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
    """Sign in an editor, who may not publish."""
    writer = User.objects.create_user("writer")
    writer.groups.add(Group.objects.get(name="Editors"))
    return make_client(writer)


@pytest.fixture
def admin_client(site):
    """Sign in a superuser."""
    return make_client(User.objects.create_superuser("super"))


@pytest.mark.parametrize(("kind", "typed", "stored"), GOOD)
def test_account_is_stored_in_one_spelling_and_once(kind, typed, stored, editor_client):
    data = {"kind": kind, "handle": typed, "shown": "on"}
    assert editor_client.post(url("account", "add"), data).status_code == 302
    assert SocialAccount.objects.get().handle == stored
    assert "already here" in editor_client.post(url("account", "add"), data).text


@pytest.mark.parametrize(("kind", "handle"), BAD)
def test_account_invalid_handle_is_refused(kind, handle):
    with pytest.raises(ValidationError):
        SocialAccount(kind=kind, handle=handle).full_clean()


def test_account_form_shows_error_at_field(editor_client):
    text = editor_client.post(url("account", "add"), {"kind": "feed", "handle": "name"}).text
    assert "name.bsky.social for Bluesky" in text


def test_account_changed_to_another_deletes_posts_and_status(post, editor_client):
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


def test_editor_hides_post_and_shows_it_again(post, writer_client):
    listed = writer_client.get(url("post", "list")).text
    assert "A post" in listed
    edit = url("post", "edit", post.pk)
    assert "A post" in writer_client.get(edit).text
    for hidden in (True, False):
        writer_client.post(edit, {"hidden": "on", "text": "Changed"} if hidden else {})
        post.refresh_from_db()
        assert (post.hidden, post.text) == (hidden, "A post")


def test_post_list_omits_hidden_post_without_text(post, writer_client):
    SocialPost.objects.update(text="", hidden=True)
    assert url("post", "edit", post.pk) not in writer_client.get(url("post", "list")).text


def test_posts_cannot_be_added_or_deleted(post, admin_client, editor_client):
    for client in (admin_client, editor_client):
        assert url("post", "add") not in client.get(url("post", "list")).text
        assert url("post", "delete", post.pk) not in client.get(url("post", "edit", post.pk)).text
        assert client.post(url("post", "add"), {"hidden": "on"}).status_code == 302
        assert client.post(url("post", "delete", post.pk)).status_code == 302
        many = reverse("wagtail_bulk_action", args=["pages", "socialpost", "delete"])
        assert client.post(f"{many}?id={post.pk}&next=/admin/").status_code in {200, 302}
    assert SocialPost.objects.get() == post


def test_writer_sees_posts_but_not_accounts(post, writer_client):
    menu = writer_client.get("/admin/").text
    assert "Social media" in menu
    response = writer_client.get(url("account", "list"))
    assert response.status_code == 302
    assert response.url == "/admin/"


def test_account_screens_open(post, editor_client):
    for view, arguments in [("list", []), ("add", []), ("edit", [post.account.pk]), ("delete", [post.account.pk])]:
        assert editor_client.get(url("account", view, *arguments)).status_code == 200, view


def test_panel_shows_accounts_with_errors_to_users_who_may_change_them(post, editor_client, writer_client):
    def panel(client):
        return BeautifulSoup(client.get("/admin/").content, "html.parser").find(id="needs-attention-section")

    assert "The server" not in panel(editor_client).text
    SocialAccount.objects.update(error="The server reports an error. (500)", good_at=timezone.now())
    found = panel(editor_client)
    assert "The server reports an error. (500)" in found.text
    assert found.find("a", href=url("account", "edit", post.account.pk))
    assert "The server" not in panel(writer_client).text
    SocialAccount.objects.update(shown=False)
    assert "The server" not in panel(editor_client).text


def test_accounts_and_posts_name_the_social_network(site, editor_client):
    names = {
        "https://social.example/@name.rss": "name@social.example (Mastodon)",
        "https://bsky.app/profile/name.example/rss": "name.example (Bluesky)",
        "https://news.example/feed.xml": "https://news.example/feed.xml (feed)",
    }
    for handle, name in names.items():
        assert str(SocialAccount.objects.create(kind="feed", handle=handle)) == name
    assert str(SocialAccount.objects.create(kind="x", handle="name")) == "name (X)"
    text = editor_client.get(url("account", "list")).text
    assert all(name in text for name in names.values())


def test_account_name_whose_feed_url_is_too_long_is_refused():
    with pytest.raises(ValidationError, match="too long"):
        SocialAccount(kind="feed", handle=f"{'a' * 280}@social.example").full_clean()
