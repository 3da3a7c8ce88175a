"""What each source sends for the same posts: plain text, script, and emoji followed by a link.

The feeds have the form that Mastodon (app/views/accounts/show.rss.ruby) and Bluesky (bskyweb/cmd/bskyweb/rss.go)
publish.
"""

import json
from datetime import datetime
from email.utils import format_datetime
from html import escape

LONG_URL = "https://example.org/a/very/long/way/to/the/report"
SHORT_URL = "https://t.co/abcdefghij"
SCRIPT = "Safe<script>alert(1)</script><img src=x onerror=alert(2)>"
EMOJI = "\N{WAVING HAND SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-5} caf\N{LATIN SMALL LETTER E WITH ACUTE} & "
DATE = "2026-01-{:02}T09:30:00Z"
DID = "did:plc:abc"


def make_posts(*numbers):
    """Return posts by number: the number is ID, day of the month and part of the text."""
    return {number: f"Post {number}" for number in numbers}


def render_x(posts, *, linked=()):
    """Return the JSON of X, which escapes & and counts the characters of the escaped text."""
    items = []
    for number, text in posts.items():
        item = {"id": str(number), "text": escape(text, quote=False), "created_at": DATE.format(number)}
        if number in linked:
            start = len(item["text"])
            url = {"start": start, "end": start + len(SHORT_URL), "url": SHORT_URL, "expanded_url": LONG_URL}
            item |= {"text": f"{item['text']}{SHORT_URL} indeed", "entities": {"urls": [url]}}
        items.append(item)
    return json.dumps({"data": items, "meta": {"result_count": len(items)}} if items else {"meta": {"result_count": 0}})


def render_mastodon(posts, *, linked=(), warnings=None):
    """Return Mastodon's RSS: descriptions in HTML, in which most of a long URL is hidden by a class."""
    link = (
        f'<a href="{LONG_URL}" rel="nofollow"><span class="invisible">https://</span>'
        f'<span class="ellipsis">{LONG_URL[8:30]}</span><span class="invisible">{LONG_URL[30:]}</span></a> indeed'
    )
    items = []
    for number, text in posts.items():
        html = f"<p>{text if '<script' in text else escape(text)}{link if number in linked else ''}</p>"
        if warnings and number in warnings:
            html = f"<p><strong>Content warning:</strong> {warnings[number]}</p><hr>{html}"
        url = f"https://social.example/@carecity/{number}"
        items.append(
            f'<item><guid isPermaLink="true">{url}</guid><link>{url}</link><pubDate>{rfc822(number)}</pubDate>'
            f"<description>{escape(html)}</description>{media('description')}</item>"
        )
    return render_rss(items, generator="<generator>Mastodon v4.5.0</generator>")


def render_bluesky(posts, *, linked=()):
    """Return Bluesky's RSS: descriptions in plain text, in which its server has written out shortened URLs."""
    items = []
    for number, text in posts.items():
        items.append(
            f"<item><link>https://bsky.app/profile/carecity.example/post/{number}</link>"
            f"<description>{escape(text)}{f'{LONG_URL} indeed' if number in linked else ''}</description>"
            f"<pubDate>{rfc822(number)}</pubDate>"
            f'<guid isPermaLink="false">at://{DID}/app.bsky.feed.post/{number}</guid>{media("title")}</item>'
        )
    return render_rss(items)


def render_rss(items, generator=""):
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Care City</title>'
        f"<link>https://social.example/@carecity</link>{generator}{''.join(items)}</channel></rss>"
    )


def rfc822(number):
    return format_datetime(datetime.fromisoformat(DATE.format(number)))


def media(name):
    """Return an image with its alternative text, which is not the post's."""
    return (
        '<media:content url="https://a.example/1.png" type="image/png" fileSize="9">'
        f"<media:{name}>A garden</media:{name}></media:content>"
    )


def render_atom(posts, *, linked=()):
    """Return an Atom feed with titles in HTML."""
    suffixes = dict.fromkeys(linked, f"{LONG_URL} indeed")
    titles = {number: text if "<script" in text else escape(text) for number, text in posts.items()}
    entries = "".join(
        f'<entry><id>{number}</id><link href="/news/{number}"/><updated>{DATE.format(number)}</updated>'
        f'<title type="html">{escape(title)}{suffixes.get(number, "")}</title></entry>'
        for number, title in titles.items()
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>News</title><id>feed</id><updated>{DATE.format(1)}</updated>{entries}</feed>"
    )


RESPONSES = {"x": render_x, "mastodon": render_mastodon, "bluesky": render_bluesky, "feed": render_atom}
POST_URLS = {
    "x": "https://x.com/carecity/status/{}",
    "mastodon": "https://social.example/@carecity/{}",
    "bluesky": "https://bsky.app/profile/carecity.example/post/{}",
}
