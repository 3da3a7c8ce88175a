"""Texts and links from providers become plain text."""

import pytest

from pages.social_media.text import MAX_LENGTH, expand_links, html_to_text, normalize_text

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
def test_html_to_text_returns_displayed_text(html, text):
    assert normalize_text(html_to_text(html)) == text


@pytest.mark.parametrize(
    ("text", "normalized"),
    [
        ("  a \t b\r\n\r\n\r\n c ", "a b\nc"),
        ("turned \u202earound\u202c", "turned around"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("half \ud83d", "half ?"),
        ("\N{WOMAN}\u200d\N{ROCKET}", "\N{WOMAN}\u200d\N{ROCKET}"),
        ("\u200e \n ", "\u200e"),
    ],
)
def test_normalize_text_collapses_space_and_removes_controls(text, normalized):
    assert normalize_text(text) == normalized


def test_normalize_text_truncates_between_words_and_keeps_links_whole():
    text = normalize_text("word " * 90 + LINK * 5)
    assert len(text) <= MAX_LENGTH + 1
    assert text.endswith("word\N{HORIZONTAL ELLIPSIS}")


@pytest.mark.parametrize(
    ("text", "links", "expanded"),
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
def test_expand_links_writes_out_urls(text, links, expanded):
    assert expand_links(text, links) == expanded
