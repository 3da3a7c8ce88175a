"""Every sentence of the organisation's old About page is on the site, word for word."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Page

SOURCE = (Path(__file__).parent / "data/about-care-city.txt").read_text()

# The only change on purpose: the year of copyright is shown as a range to this year.
COPYRIGHT = ("© 2020 ", f"© 2020\N{EN DASH}{timezone.localdate().year} ")


def sentences():
    """Return the sentences of the source: they end with a line, or with a full stop before a capital letter."""
    lines = [" ".join(line.split()) for line in SOURCE.splitlines()]
    parts = [part for line in lines for part in re.split(r"(?<=[a-z]\.) (?=[A-Z])", line)]
    return [part.replace(*COPYRIGHT) for part in parts if part]


@pytest.fixture
def site_text(site, client):
    """Return the text of all public pages, white space folded."""
    texts = []
    for page in Page.objects.descendant_of(site.root_page, inclusive=True).live().public():
        soup = BeautifulSoup(client.get(page.url).text, "html.parser")
        texts.append(" ".join(soup.body.get_text(" ").split()))
        texts.append(" ".join(soup.body.get_text("").split()))
    return "\n".join(texts)


def test_source_text_is_complete():
    assert len(sentences()) == 31


def test_every_sentence_of_the_source_is_on_the_site(site_text):
    assert [sentence for sentence in sentences() if sentence not in site_text] == []
