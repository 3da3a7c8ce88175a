"""How providers parse unusual responses, and which posts can be displayed."""

import json
from datetime import UTC, datetime

import pytest

from carecity.core.http import FetchError
from pages.models import SocialAccount
from pages.social_media.providers import feed, x
from pages.social_media.providers.base import Post, get_displayable_posts, is_web_url

from .responses import make_posts, render_bluesky, render_mastodon

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LINK = "https://example.org/report"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "http://", "https://[", "https://a b", "", "x"],
)
def test_post_without_web_url_is_not_displayable(url):
    assert not is_web_url(url)
    assert get_displayable_posts([Post("1", "text", url, NOW)]) == {}


@pytest.mark.parametrize("date", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)])
def test_post_with_extreme_date_is_not_displayable(date):
    assert get_displayable_posts([Post("1", "text", LINK, date)]) == {}


def test_get_displayable_posts_omits_empty_posts_and_shortens_ids():
    posts = [Post("", "no id", LINK, NOW), Post("1", " \n", LINK, NOW), Post("x" * 999, "long id", LINK, NOW)]
    ((short, post),) = get_displayable_posts(posts).items()
    assert len(short) == 64
    assert post.text == "long id"


def test_x_omits_link_to_own_image_and_reads_whole_long_post():
    urls = [{"start": 9, "end": 13, "url": "t.co", "expanded_url": LINK, "media_key": "3_1"}]
    note = {"text": "All of it t.co", "entities": {"urls": urls}}
    item = {"id": "1", "text": "All of", "note_tweet": note, "created_at": "2026-01-01T00:00:00.000Z"}
    (post,) = x.parse_posts(json.dumps({"data": [item]}), SocialAccount(handle="name"))
    assert post.text == "All of it "


def test_feed_mastodon_content_warning_replaces_the_post():
    body = render_mastodon(make_posts(1, 2), warnings={2: "Sad news"}).encode()
    posts = feed.parse_posts(body, SocialAccount(handle="https://social.example/@carecity.rss"))
    assert [post.text.strip() for post in posts] == ["Post 1", "Sad news"]


def test_feed_bluesky_description_is_plain_text():
    body = render_bluesky({1: "a < b &amp; <i>"}).encode()
    (post,) = feed.parse_posts(body, SocialAccount(handle="https://bsky.app/profile/carecity.example/rss"))
    assert post.text == "a < b &amp; <i>"


@pytest.mark.parametrize("render", [render_bluesky, render_mastodon])
def test_feed_image_without_text_is_not_displayable(render):
    posts = feed.parse_posts(render({1: ""}).encode(), SocialAccount(handle="https://a.example/"))
    assert get_displayable_posts(posts) == {}


RSS = """<rss version="2.0"><channel><title>t</title><item><title>{title}</title><link>{link}</link>
<pubDate>Thu, 01 Jan 2026 10:00:00 +0100</pubDate></item></channel></rss>"""


def test_feed_rss_is_parsed():
    account = SocialAccount(handle="https://example.org/feed.xml")
    (post,) = feed.parse_posts(RSS.format(title="Fish &amp;amp; chips", link="/a").encode(), account)
    assert (post.id, post.text, post.url) == ("https://example.org/a", "Fish & chips", "https://example.org/a")
    assert post.published_at == datetime(2026, 1, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize("body", [b"/etc/passwd", b"http://127.0.0.1/", b"<rss version='2.0'><channel>", b"{}", b""])
def test_feed_invalid_body_opens_no_file_or_url(body):
    with pytest.raises(FetchError, match="not a complete"):
        feed.parse_posts(body, SocialAccount(handle="https://example.org/"))


def test_feed_does_not_expand_entities():
    entities = '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    body = entities + RSS.format(title="x&f;&b;", link=LINK)
    try:
        posts = feed.parse_posts(body.encode(), SocialAccount(handle="https://example.org/"))
    except FetchError:
        posts = []
    assert not [post for post in posts if "root" in post.text or "haha" in post.text]
