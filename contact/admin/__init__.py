"""Feedback in the Django admin, one screen a file; imported here because Django looks for admins in this place."""

from django.contrib import admin

from .feedback import FeedbackAdmin
from .mail import MailAdmin
from .settings import FeedbackSettingsAdmin, RetentionRuleAdmin

__all__ = ["FeedbackAdmin", "FeedbackSettingsAdmin", "MailAdmin", "RetentionRuleAdmin"]

admin.site.site_header = admin.site.site_title = "Care City feedback"
admin.site.enable_nav_sidebar = False  # the list of messages needs the room
admin.site.index_title = "What the public sent"
