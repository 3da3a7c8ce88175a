"""Storing feedback: the one place where a message becomes a row."""

from django.db import IntegrityError, transaction

from .references import new_reference


def submit(form):
    """Store the message of a valid `FeedbackForm` as one row, and return it.

    Two references are the same once in thousands of millions of messages: then a new one is drawn.
    """
    feedback = form.save(commit=False)
    try:
        with transaction.atomic():
            feedback.save(force_insert=True)
    except IntegrityError:
        feedback.reference = new_reference()
        feedback.save(force_insert=True)
    return feedback
