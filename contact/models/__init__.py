"""What the contact app stores, one concept a file; imported here because Django looks for models in this place."""

from .feedback import DONE, MESSAGE_LIMIT, Feedback, Kind, State
from .history import Action, HistoryEntry
from .mail import Mail, Purpose
from .settings import FeedbackSettings, RetentionRule
from .thread import Note, Reply

__all__ = [
    "DONE",
    "MESSAGE_LIMIT",
    "Action",
    "Feedback",
    "FeedbackSettings",
    "HistoryEntry",
    "Kind",
    "Mail",
    "Note",
    "Purpose",
    "Reply",
    "RetentionRule",
    "State",
]
