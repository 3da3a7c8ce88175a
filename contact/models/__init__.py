"""The models of the contact app, one concept per module; Django finds them through this package."""

from .draft import Draft
from .feedback import (
    CLOSED_STATES,
    DUE_STATES,
    MAX_MESSAGE_LENGTH,
    OPEN_STATES,
    Channel,
    Feedback,
    FeedbackQuerySet,
    Kind,
    ReplyMethod,
    Resolution,
    State,
)
from .mail import TO_SENDER, Mail, MailQuerySet, Purpose
from .settings import QUARANTINED, FeedbackSettings, RetentionRule, SavedReply, Signature, Theme
from .thread import Action, FollowUp, HistoryEntry, Note, Reply, get_assignee_name, get_user_name

__all__ = [
    "CLOSED_STATES",
    "DUE_STATES",
    "MAX_MESSAGE_LENGTH",
    "OPEN_STATES",
    "QUARANTINED",
    "TO_SENDER",
    "Action",
    "Channel",
    "Draft",
    "Feedback",
    "FeedbackQuerySet",
    "FeedbackSettings",
    "FollowUp",
    "HistoryEntry",
    "Kind",
    "Mail",
    "MailQuerySet",
    "Note",
    "Purpose",
    "Reply",
    "ReplyMethod",
    "Resolution",
    "RetentionRule",
    "SavedReply",
    "Signature",
    "State",
    "Theme",
    "get_assignee_name",
    "get_user_name",
]
