"""The contrast of every pair of colours that the style sheets combine, computed from the tokens."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text()
COLOR_TOKEN = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")

# Foreground colours by background. Text needs 7 to 1 (WCAG 2.2, level AAA); borders, rings and shapes 3 to 1 (AA).
TEXT_PAIRS = {
    "background": ["text", "text-soft", "link", "link-on-surface", "danger"],
    "surface": ["text", "text-soft", "link-on-surface"],
    "field": ["text", "text-soft", "link-on-surface", "danger"],
    "note": ["text", "text-soft", "link-on-surface"],
    "button": ["on-button"],
    "button-strong": ["on-button"],
    "card-first": ["text", "on-card-first"],
    "card-second": ["text", "on-card-second"],
    "card-third": ["text", "on-card-third"],
    "card-fourth": ["text", "on-card-fourth"],
    "band": ["on-band", "highlight"],
    "band-plum": ["on-band"],
    "footer": ["on-footer"],
    "borough-west": ["on-borough-cool"],
    "borough-south": ["on-borough-cool"],
    "borough-north": ["on-borough-warm"],
    "borough-east": ["on-borough-warm"],
    "logo-light": ["logo-dark"],
}
SHAPE_PAIRS = {
    "background": ["button", "accent-first", "accent-second", "accent-third", "accent-fourth"],
    "surface": ["accent-first", "accent-second", "accent-third", "accent-fourth", "link-on-surface"],
    "field": ["control", "danger", "link"],
    "footer": ["footer-rule"],
}
# The focus ring has two colours and is visible where either of them is.
FOCUS_RING = ("focus-ring", "focus-halo")
BACKGROUNDS = ["background", "surface", "field", "band", "footer"]
BACKGROUNDS += ["card-first", "card-second", "card-third", "card-fourth"]

# Lines between parts that are also separated by white space, and the grounds of logos, whose names are beside them.
# WCAG exempts decoration and logos.
DECORATION = {"rule", "logo-light", "logo-dark"}


def get_colors(scheme):
    """Return {token: colour}. The dark scheme overrides some colours of the light one."""
    light, rest = TOKENS.split("@media (prefers-color-scheme: dark)")
    dark = rest.split("@media")[0]
    return dict(COLOR_TOKEN.findall(light)) | (dict(COLOR_TOKEN.findall(dark)) if scheme == "dark" else {})


def get_luminance(color):
    """Return the relative luminance of #rrggbb, as WCAG 2.2 defines it."""
    channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def get_contrast(one, other):
    """Return the contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted([get_luminance(one), get_luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def find_weak_pairs(pairs, scheme, minimum):
    """Return {(foreground, background): ratio} of the pairs below the minimum ratio."""
    colors = get_colors(scheme)
    ratios = {
        (name, background): get_contrast(colors[name], colors[background])
        for background, names in pairs.items()
        for name in names
    }
    return {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < minimum}


both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


def test_get_contrast_follows_wcag():
    assert get_contrast("#000000", "#ffffff") == pytest.approx(21)
    assert get_contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@both_schemes
def test_text_contrast_is_at_least_7(scheme):
    assert find_weak_pairs(TEXT_PAIRS, scheme, 7) == {}


@both_schemes
def test_shape_contrast_is_at_least_3(scheme):
    assert find_weak_pairs(SHAPE_PAIRS, scheme, 3) == {}


@both_schemes
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_focus_ring_is_visible_on_every_background(scheme, background):
    colors = get_colors(scheme)
    assert max(get_contrast(colors[name], colors[background]) for name in FOCUS_RING) >= 3
    assert get_contrast(*(colors[name] for name in FOCUS_RING)) >= 3


def test_every_color_is_tested_in_a_pair():
    paired = {name for pairs in (TEXT_PAIRS, SHAPE_PAIRS) for key, names in pairs.items() for name in (key, *names)}
    assert set(get_colors("light")) - DECORATION - set(FOCUS_RING) - paired == set()
    assert set(get_colors("dark")) == set(get_colors("light")), "a color of the dark scheme that the light one lacks"
