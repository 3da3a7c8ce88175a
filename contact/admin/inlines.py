"""Notes and replies below a message: read what there is, add to it, change nothing."""

from django.contrib import admin

from contact.models import Note, Reply


class ThreadInline(admin.StackedInline):
    """What was written, oldest first, and one empty box."""

    extra = 1
    fields = ["text", "author", "created_at"]
    readonly_fields = ["author", "created_at"]

    def get_queryset(self, request):
        """Fetch the authors with it."""
        return super().get_queryset(request).select_related("author")

    def has_change_permission(self, request, obj=None):
        """Nobody: what was written stays."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Nobody: it goes when the message is erased."""
        return False


class NoteInline(ThreadInline):
    """Notes that only staff see."""

    model = Note

    def has_add_permission(self, request, obj=None):
        """Those who may write notes, while there is something to write about."""
        return super().has_add_permission(request, obj) and bool(obj and not obj.erased_at)


class ReplyInline(ThreadInline):
    """Emails to the sender."""

    model = Reply
    fields = ["text", "author", "created_at", "sent"]
    readonly_fields = ["author", "created_at", "sent"]

    @admin.display(description="email")
    def sent(self, reply):
        """Whether it has gone."""
        if reply.mail.sent_at:
            return f"Sent on {reply.mail.sent_at:%d %B %Y}"
        return "Failed: see Mail" if reply.mail.failed_at else "Waiting to be sent"

    def get_queryset(self, request):
        """Fetch how its mail stands with it."""
        return super().get_queryset(request).select_related("mail")

    def has_add_permission(self, request, obj=None):
        """Those who may reply, where there is somebody to reply to."""
        return request.user.has_perm("contact.reply_feedback") and bool(obj and obj.email)
