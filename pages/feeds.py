"""The Atom feed of the news (RFC 4287)."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import TYPE_CHECKING

from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

if TYPE_CHECKING:
    from pages.models import NewsIndexPage, NewsPage

MAX_ENTRIES = 30


CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # not allowed in XML 1.0


def clean_text(text: str) -> str:
    """Return the text without characters that XML cannot contain, which editors may paste."""
    return CONTROL_CHARACTERS.sub("", text)


class DatedAtomFeed(Atom1Feed):
    """Atom whose date is that of the last change of an entry, so that an empty feed does not change by itself."""

    def latest_post_date(self) -> datetime:
        dates = [item["updateddate"] for item in self.items]
        return max(dates, default=datetime(2020, 1, 1, tzinfo=timezone.get_default_timezone()))


class NewsFeed(Feed):
    """The newest items, each with its summary. All URLs are below `SITE_URL`, whatever host the request was for."""

    feed_type = DatedAtomFeed
    language = "en-GB"

    def __init__(self, page: NewsIndexPage, author_name: str) -> None:
        self.page, self.author_name = page, clean_text(author_name)
        self.link = page.get_canonical_url()
        self.feed_url = f"{self.link}feed/"
        self.feed_guid = page.translation_key.urn
        self.title = clean_text(f"{page.title}, {author_name}")
        self.subtitle = clean_text(page.summary)

    def items(self) -> list[NewsPage]:
        return list(self.page.get_items()[:MAX_ENTRIES])

    def item_title(self, item: NewsPage) -> str:
        return clean_text(item.display_heading)

    def item_description(self, item: NewsPage) -> str:
        return escape(clean_text(item.summary))

    def item_link(self, item: NewsPage) -> str:
        return item.get_canonical_url()

    def item_guid(self, item: NewsPage) -> str:
        """Return an identifier that stays when the page is renamed or moved (RFC 4287, 4.2.6)."""
        return item.translation_key.urn

    def item_pubdate(self, item: NewsPage) -> datetime:
        return timezone.make_aware(datetime.combine(item.date, time(12)))  # noon: the same day in all of Europe

    def item_updateddate(self, item: NewsPage) -> datetime:
        return item.last_published_at or self.item_pubdate(item)

    def item_categories(self, item: NewsPage) -> list[str]:
        return [str(item.get_kind_display())]
