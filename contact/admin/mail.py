"""The outbox in the admin: what has gone, what is waiting, and in red what was given up."""

from django.contrib import admin
from django.utils.html import format_html

from contact.models import Mail
from contact.outbox import try_again


class StateFilter(admin.SimpleListFilter):
    """Sent, waiting or given up."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        """Return the three states."""
        return [("failed", "Failed"), ("waiting", "Waiting"), ("sent", "Sent")]

    def queryset(self, request, queryset):
        """Return the mail in the chosen state."""
        if self.value() == "failed":
            return queryset.failed()
        if self.value() == "waiting":
            return queryset.filter(sent_at=None, failed_at=None)
        return queryset.exclude(sent_at=None) if self.value() == "sent" else queryset


@admin.register(Mail)
class MailAdmin(admin.ModelAdmin):
    """Mail is written by the site: staff look, and try again."""

    list_display = ["purpose", "feedback", "state", "tries", "last_error", "next_try_at", "created_at"]
    list_filter = [StateFilter, "purpose"]
    list_select_related = ["feedback"]
    show_full_result_count = False
    actions = ["try_again"]
    fields = [
        "purpose",
        "feedback",
        "state",
        "tries",
        "last_error",
        "next_try_at",
        "created_at",
        "sent_at",
        "failed_at",
    ]
    readonly_fields = fields

    @admin.display(description="state")
    def state(self, mail):
        """Say how it stands, in words as well as in colour."""
        if mail.failed_at:
            return format_html('<strong class="alert-text">{}</strong>', "Failed")
        return "Sent" if mail.sent_at else "Waiting"

    @admin.action(description="Try again to send the failed mail", permissions=["change"])
    def try_again(self, request, queryset):
        """Put the failed ones among the chosen back into the outbox."""
        failed = list(queryset.failed())
        for mail in failed:
            try_again(mail)
        self.message_user(request, f"To be tried again: {len(failed)}.")

    def has_add_permission(self, request):
        """Nobody: the site writes its mail itself."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Nobody: it goes when its message is erased."""
        return False
