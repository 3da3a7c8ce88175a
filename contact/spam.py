"""What looks like spam: each sign only adds to a score, and a person decides about what scores high."""

import re

from django.core.cache import caches

from carecity.core.client_ip import hmac_digest

LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
LINKS_ALLOWED = 2
QUICK = 3  # seconds
DAY = 24 * 3600  # seconds


def score(form, opening):
    """Return the score of a valid form, and the reasons in words that staff read."""
    signs = [sign for sign in (_hidden(form), _quick(opening), _links(form), _repeat(form)) if sign]
    return sum(points for points, _ in signs), [reason for _, reason in signs]


def remember(form):
    """Remember a hash of the message for a day, so that the same one from elsewhere is noticed."""
    caches["shared"].set(_key(form), "seen", DAY)


def _hidden(form):
    if form.HIDDEN_NAME not in form.data:
        return 2, "the hidden field was missing"
    return (3, "the hidden field was filled in") if form.data[form.HIDDEN_NAME] else None


def _quick(opening):
    return (2, f"sent within {QUICK} seconds") if opening.age < QUICK else None


def _links(form):
    links = len(LINK.findall(form.cleaned_data["message"]))
    return (min(links - LINKS_ALLOWED, 4), f"{links} links") if links > LINKS_ALLOWED else None


def _repeat(form):
    return (2, "the same message came before") if _key(form) in caches["shared"] else None


def _key(form):
    return f"repeat:{hmac_digest(form.cleaned_data['message'].casefold())}"
