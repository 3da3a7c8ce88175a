"""Builders of what tests need, each with everything that the test does not care about filled in."""

from contact.forms import FeedbackForm
from contact.models import Feedback
from contact.tokens import issue_token

POST = {
    "kind": "question",
    "message": "When are you open?",
    "page": "",
    "wants_reply": "no",
    "name": "",
    "email": "",
    FeedbackForm.HIDDEN_NAME: "",
}
REPLY = {"wants_reply": "yes", "email": "jo@example.org"}


def make_post(**changes):
    """Return what a browser posts from a form that was opened just now."""
    return POST | {"token": issue_token()} | changes


def make_feedback(**fields):
    """Store a message and return it."""
    return Feedback.objects.create(**{"kind": "question", "message": "When are you open?"} | fields)
