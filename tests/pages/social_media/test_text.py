"""What becomes of texts, links and entries that are out of the ordinary."""

import json
from datetime import UTC, datetime

import pytest

from pages.models import SocialAccount
from pages.social_media.post import Post, ReadingError, is_web_address, presentable
from pages.social_media.providers import bluesky, feed, mastodon, x
from pages.social_media.text import LONGEST, plain, spell_out, tidy

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LINK = "https://example.org/report"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two<br>three</p>", "One\nTwo\nthree"),
        ("Fish &amp; chips &lt;b&gt;", "Fish & chips <b>"),
        ("a<style>p{}</style>b<svg><text>c</text></svg>d", "abd"),
        ("before<script>alert(1)", "before"),
        ("<a href='javascript:alert(1)'>words</a>", "words"),
        ("a < b and <3", "a < b and <3"),
    ],
)
def test_html_becomes_what_a_reader_reads(html, text):
    assert tidy(plain(html)) == text


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("  a \t b\r\n\r\n\r\n c ", "a b\nc"),
        ("turned \u202earound\u202c", "turned around"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("half \ud83d", "half ?"),
        ("\N{WOMAN}\u200d\N{ROCKET}", "\N{WOMAN}\u200d\N{ROCKET}"),
        ("\u200e \n ", "\u200e"),
    ],
)
def test_text_is_tidied(text, tidied):
    assert tidy(text) == tidied


def test_a_long_text_ends_at_a_word_and_keeps_its_links_whole():
    text = tidy("word " * 90 + LINK * 5)
    assert len(text) <= LONGEST + 1
    assert text.endswith("word\N{HORIZONTAL ELLIPSIS}")


@pytest.mark.parametrize(
    ("text", "links", "spelled"),
    [
        ("see example.org/rep… now", [(4, 20, LINK)], f"see {LINK} now"),
        ("see www.example.org now", [(4, 19, LINK)], f"see {LINK} now"),
        ("our report", [(4, 10, LINK)], f"our report ({LINK})"),
        ("https://good.example", [(0, 20, LINK)], LINK),
        ("a b", [(0, 1, LINK), (2, 3, LINK)], f"a ({LINK}) b ({LINK})"),
        ("words", [(0, 4, LINK), (2, 5, LINK)], f"words ({LINK})"),
        ("words", [(-3, 2, LINK), (4, 99, LINK), (3, 3, LINK)], "words"),
    ],
)
def test_links_are_spelled_out_where_they_stand(text, links, spelled):
    assert spell_out(text, links) == spelled


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "http://", "https://[", "https://a b", "", "x"],
)
def test_what_is_no_web_address_is_no_link(address):
    assert not is_web_address(address)
    assert presentable([Post("1", "text", address, NOW)]) == {}


@pytest.mark.parametrize("date", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)])
def test_dates_that_no_page_could_show_are_left_out(date):
    assert presentable([Post("1", "text", LINK, date)]) == {}


def test_what_cannot_be_shown_is_left_out_and_ids_are_made_to_fit():
    posts = [Post("", "no id", LINK, NOW), Post("1", " \n", LINK, NOW), Post("x" * 999, "long id", LINK, NOW)]
    ((short, post),) = presentable(posts).items()
    assert len(short) == 64
    assert post.text == "long id"


def test_x_leaves_out_the_link_to_the_posts_own_picture_and_takes_long_posts_whole():
    urls = [{"start": 9, "end": 13, "url": "t.co", "expanded_url": LINK, "media_key": "3_1"}]
    note = {"text": "All of it t.co", "entities": {"urls": urls}}
    item = {"id": "1", "text": "All of", "note_tweet": note, "created_at": "2026-01-01T00:00:00.000Z"}
    (post,) = x.posts(json.dumps({"data": [item]}), SocialAccount(handle="name"))
    assert post.text == "All of it "


def test_mastodon_shows_a_content_warning_in_the_place_of_what_it_warns_of():
    item = {"id": 1, "content": "<p>Sad</p>", "spoiler_text": "Sad news", "url": LINK, "created_at": NOW.isoformat()}
    assert mastodon.posts(json.dumps([item]), None)[0].text == "Sad news"


@pytest.mark.parametrize("index", [{"byteStart": 1, "byteEnd": 3}, {"byteStart": 0, "byteEnd": 400}])
def test_bluesky_survives_bytes_that_split_a_character(index):
    facet = {"index": index, "features": [{"$type": bluesky.LINK, "uri": LINK}]}
    record = {"text": "\N{GRINNING FACE} hello", "facets": [facet], "createdAt": NOW.isoformat()}
    body = json.dumps({"feed": [{"post": {"uri": "at://a/b/c", "record": record}}]})
    assert "hello" in bluesky.posts(body, SocialAccount(handle="a.example"))[0].text


RSS = """<rss version="2.0"><channel><title>t</title><item><title>{title}</title><link>{link}</link>
<pubDate>Thu, 01 Jan 2026 10:00:00 +0100</pubDate></item></channel></rss>"""


def test_rss_is_read_too():
    account = SocialAccount(handle="https://example.org/feed.xml")
    (post,) = feed.posts(RSS.format(title="Fish &amp;amp; chips", link="/a").encode(), account)
    assert (post.id, post.text, post.url) == ("https://example.org/a", "Fish & chips", "https://example.org/a")
    assert post.published_at == datetime(2026, 1, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize("body", [b"/etc/passwd", b"http://127.0.0.1/", b"<rss version='2.0'><channel>", b"{}", b""])
def test_a_feed_that_is_none_opens_nothing(body):
    with pytest.raises(ReadingError, match="not a whole"):
        feed.posts(body, SocialAccount(handle="https://example.org/"))


def test_a_feed_brings_in_no_file_and_does_not_swell():
    entities = '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    body = entities + RSS.format(title="x&f;&b;", link=LINK)
    try:
        posts = feed.posts(body.encode(), SocialAccount(handle="https://example.org/"))
    except ReadingError:
        posts = []
    assert not [post for post in posts if "root" in post.text or "haha" in post.text]
