"""What each provider would send for the same posts: plain text, script, and emoji with a link behind them."""

import json
from html import escape

LONG = "https://example.org/a/very/long/way/to/the/report"
SHORT = "https://t.co/abcdefghij"
SCRIPT = "Safe<script>alert(1)</script><img src=x onerror=alert(2)>"
EMOJI = "\N{WAVING HAND SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-5} caf\N{LATIN SMALL LETTER E WITH ACUTE} & "
DAY = "2026-01-{:02}T09:30:00Z"


def plain_posts(*numbers):
    """Return posts by number: the number is id, day of the month and part of the text."""
    return {number: f"Post {number}" for number in numbers}


def as_x(posts, *, linked=()):
    """Return X's answer. It escapes &, and counts characters of what it sends."""
    items = []
    for number, text in posts.items():
        item = {"id": str(number), "text": escape(text, quote=False), "created_at": DAY.format(number)}
        if number in linked:
            start = len(item["text"])
            url = {"start": start, "end": start + len(SHORT), "url": SHORT, "expanded_url": LONG}
            item |= {"text": f"{item['text']}{SHORT} indeed", "entities": {"urls": [url]}}
        items.append(item)
    return json.dumps({"data": items, "meta": {"result_count": len(items)}} if items else {"meta": {"result_count": 0}})


def as_mastodon(posts, *, linked=()):
    """Return Mastodon's answer: HTML, with most of a long address invisible but there."""
    link = (
        f'<a href="{LONG}" rel="nofollow"><span class="invisible">https://</span>'
        f'<span class="ellipsis">{LONG[8:30]}</span><span class="invisible">{LONG[30:]}</span></a> indeed'
    )
    items = [
        {
            "id": str(number),
            "content": f"<p>{text if '<script' in text else escape(text)}{link if number in linked else ''}</p>",
            "url": f"https://social.example/@carecity/{number}",
            "created_at": DAY.format(number),
            "spoiler_text": "",
        }
        for number, text in posts.items()
    ]
    return json.dumps(items)


def as_bluesky(posts, *, linked=()):
    """Return Bluesky's answer: the text shortens an address and says at which bytes it stands."""
    items = []
    for number, text in posts.items():
        record = {"text": text, "createdAt": DAY.format(number)}
        if number in linked:
            start, words = len(text.encode()), f"{LONG[8:30]}..."
            feature = {"$type": "app.bsky.richtext.facet#link", "uri": LONG}
            facet = {"index": {"byteStart": start, "byteEnd": start + len(words)}, "features": [feature]}
            record |= {"text": f"{text}{words} indeed", "facets": [facet]}
        items.append({"post": {"uri": f"at://did:plc:abc/app.bsky.feed.post/{number}", "record": record}})
    repeated = {"post": {"uri": "at://did:plc:other/app.bsky.feed.post/1"}, "reason": {"$type": "#reasonRepost"}}
    return json.dumps({"feed": [*items, repeated]})


def as_feed(posts, *, linked=()):
    """Return an Atom feed; titles are HTML."""
    ends = dict.fromkeys(linked, f"{LONG} indeed")
    titles = {number: text if "<script" in text else escape(text) for number, text in posts.items()}
    entries = "".join(
        f'<entry><id>{number}</id><link href="/news/{number}"/><updated>{DAY.format(number)}</updated>'
        f'<title type="html">{escape(title)}{ends.get(number, "")}</title></entry>'
        for number, title in titles.items()
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>News</title><id>feed</id><updated>{DAY.format(1)}</updated>{entries}</feed>"
    )


ANSWERS = {"x": as_x, "mastodon": as_mastodon, "bluesky": as_bluesky, "feed": as_feed}
ADDRESSES = {
    "x": "https://x.com/carecity/status/{}",
    "mastodon": "https://social.example/@carecity/{}",
    "bluesky": "https://bsky.app/profile/carecity.example/post/{}",
}
