"""Notes and replies on the screen of a message: reviewers add to them and cannot edit or delete them."""

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from contact.models import Feedback, Note, Reply


class ThreadInline(admin.StackedInline):
    """The existing entries, oldest first, and one empty form."""

    extra = 1
    fields = ["text", "author", "created_at"]
    readonly_fields = ["author", "created_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).select_related("author")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Return False: entries are deleted only when the message is erased."""
        return False


class NoteInline(ThreadInline):
    """Internal notes."""

    model = Note

    def has_add_permission(self, request: HttpRequest, obj: Feedback | None = None) -> bool:
        return super().has_add_permission(request, obj) and bool(obj and not obj.erased_at)


class ReplyInline(ThreadInline):
    """Emails to the sender."""

    model = Reply
    fields = ["text", "author", "created_at", "email_status"]
    readonly_fields = ["author", "created_at", "email_status"]

    @admin.display(description="email")
    def email_status(self, reply: Reply) -> str:
        if reply.mail.sent_at:
            return f"Sent on {reply.mail.sent_at:%d %B %Y}"
        return "Failed: see Mail" if reply.mail.failed_at else "Waiting to be sent"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).select_related("mail")

    def has_add_permission(self, request: HttpRequest, obj: Feedback | None = None) -> bool:
        """Return whether the user may reply, and the sender left an address (none is left after erasure)."""
        return request.user.has_perm("contact.reply_feedback") and bool(obj and obj.email)
