"""The contrast of every pair of colours that the stylesheet puts together, computed from the stylesheet itself."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text()
COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")

# What stands on what. Text needs 7 to 1 (WCAG 2.2, level AAA); borders, rings and shapes 3 to 1 (level AA).
TEXT = {
    "background": ["text", "text-soft", "link", "link-on-surface", "danger"],
    "surface": ["text", "text-soft", "link-on-surface"],
    "field": ["text"],
    "button": ["on-button"],
    "button-strong": ["on-button"],
    "card-first": ["text", "on-card-first"],
    "card-second": ["text", "on-card-second"],
    "band": ["on-band", "highlight"],
    "footer": ["on-footer"],
    "borough-west": ["on-borough-cool"],
    "borough-south": ["on-borough-cool"],
    "borough-north": ["on-borough-warm"],
    "borough-east": ["on-borough-warm"],
}
SHAPES = {
    "background": ["button", "accent-first", "accent-second", "accent-third", "accent-fourth"],
    "surface": ["accent-first", "accent-second", "accent-third", "accent-fourth", "link-on-surface"],
    "field": ["control", "danger", "link"],
    "footer": ["footer-rule"],
}
# A ring of two tones is seen where either of them is.
RING = ("focus-ring", "focus-halo")
GROUNDS = ["background", "surface", "field", "card-first", "card-second", "band", "footer"]

# Lines between parts that white space parts already: nobody needs to see them.
DECORATION = {"rule"}


def colours(scheme):
    """Return the colours by name; the dark scheme changes some of the light one's."""
    light, rest = TOKENS.split("@media (prefers-color-scheme: dark)")
    dark = rest.split("@media")[0]
    return dict(COLOUR.findall(light)) | (dict(COLOUR.findall(dark)) if scheme == "dark" else {})


def luminance(colour):
    """Return the relative luminance of #rrggbb, as WCAG 2.2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Return the contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def too_weak(pairs, scheme, least):
    """Return the pairs below a ratio, with the ratio."""
    colour = colours(scheme)
    ratios = {(name, ground): contrast(colour[name], colour[ground]) for ground in pairs for name in pairs[ground]}
    return {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least}


both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@both_schemes
def test_text_has_seven_to_one(scheme):
    assert too_weak(TEXT, scheme, 7) == {}


@both_schemes
def test_borders_and_shapes_have_three_to_one(scheme):
    assert too_weak(SHAPES, scheme, 3) == {}


@both_schemes
@pytest.mark.parametrize("ground", GROUNDS)
def test_focus_ring_is_seen_on_every_ground(scheme, ground):
    colour = colours(scheme)
    assert max(contrast(colour[tone], colour[ground]) for tone in RING) >= 3
    assert contrast(*(colour[tone] for tone in RING)) >= 3


def test_every_colour_is_in_a_pair():
    paired = {name for pairs in (TEXT, SHAPES) for ground, names in pairs.items() for name in (ground, *names)}
    assert set(colours("light")) - DECORATION - set(RING) - paired == set()
    assert set(colours("dark")) == set(colours("light")), "a colour of the dark scheme that the light one lacks"
