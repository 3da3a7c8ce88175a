"""The spam score of a message: signs add up, and reviewers decide about messages with a high score."""

import re

from django.core.cache import caches

from carecity.core.client_ip import hmac_digest
from contact.forms import FeedbackForm

LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
MAX_LINKS = 2
MIN_SECONDS_TO_FILL_IN = 3
REPEAT_WINDOW_SECONDS = 24 * 3600

Sign = tuple[int, str]  # points and reason


def score_spam(form: FeedbackForm) -> tuple[int, list[str]]:
    """Return the score of a valid form, and the reasons as the reviewers read them."""
    signs = [sign for sign in (_hidden_field(form), _speed(form), _links(form), _repeat(form)) if sign]
    return sum(points for points, _ in signs), [reason for _, reason in signs]


def remember_message(form: FeedbackForm) -> None:
    """Store a hash of the message for a day, so that the same text from another sender counts as a sign."""
    caches["shared"].set(_repeat_cache_key(form), "seen", REPEAT_WINDOW_SECONDS)


def _hidden_field(form: FeedbackForm) -> Sign | None:
    if form.HIDDEN_NAME not in form.data:
        return 2, "the hidden field was missing"
    return (3, "the hidden field was filled in") if form.data[form.HIDDEN_NAME] else None


def _speed(form: FeedbackForm) -> Sign | None:
    is_quick = form.parsed_token is not None and form.parsed_token.age < MIN_SECONDS_TO_FILL_IN
    return (2, f"sent within {MIN_SECONDS_TO_FILL_IN} seconds") if is_quick else None


def _links(form: FeedbackForm) -> Sign | None:
    links = len(LINK.findall(form.cleaned_data["message"]))
    return (min(links - MAX_LINKS, 4), f"{links} links") if links > MAX_LINKS else None


def _repeat(form: FeedbackForm) -> Sign | None:
    return (2, "the same message came before") if _repeat_cache_key(form) in caches["shared"] else None


def _repeat_cache_key(form: FeedbackForm) -> str:
    return f"repeat:{hmac_digest(form.cleaned_data['message'].casefold())}"
