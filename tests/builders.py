"""Builders of what tests need, each with everything that the test does not care about filled in."""

from contact.models import Feedback

POST = {"kind": "question", "message": "When are you open?", "name": "", "email": ""}


def make_feedback(**fields):
    """Store a message and return it."""
    return Feedback.objects.create(**{"kind": "question", "message": "When are you open?"} | fields)
