"""The models of the contact app, one concept per module; Django finds them through this package."""

from .feedback import CLOSED_STATES, MAX_MESSAGE_LENGTH, OPEN_STATES, Feedback, FeedbackQuerySet, Kind, State
from .mail import Mail, MailQuerySet, Purpose
from .settings import FeedbackSettings, RetentionRule
from .thread import Action, HistoryEntry, Note, Reply

__all__ = [
    "CLOSED_STATES",
    "MAX_MESSAGE_LENGTH",
    "OPEN_STATES",
    "Action",
    "Feedback",
    "FeedbackQuerySet",
    "FeedbackSettings",
    "HistoryEntry",
    "Kind",
    "Mail",
    "MailQuerySet",
    "Note",
    "Purpose",
    "Reply",
    "RetentionRule",
    "State",
]
