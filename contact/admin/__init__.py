"""Feedback in the Django admin, one screen a file; imported here because Django looks for admins in this place."""

from .feedback import FeedbackAdmin
from .mail import MailAdmin
from .settings import FeedbackSettingsAdmin, RetentionRuleAdmin

__all__ = ["FeedbackAdmin", "FeedbackSettingsAdmin", "MailAdmin", "RetentionRuleAdmin"]
