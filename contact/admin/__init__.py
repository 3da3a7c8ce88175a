"""The Django admin of feedback, one module per screen; Django discovers the admin classes through this package."""

from .feedback import FeedbackAdmin
from .mail import MailAdmin
from .settings import FeedbackSettingsAdmin, RetentionRuleAdmin, SavedReplyAdmin, SignatureAdmin, ThemeAdmin

__all__ = [
    "FeedbackAdmin",
    "FeedbackSettingsAdmin",
    "MailAdmin",
    "RetentionRuleAdmin",
    "SavedReplyAdmin",
    "SignatureAdmin",
    "ThemeAdmin",
]
