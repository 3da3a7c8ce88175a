"""The outbox in the Django admin: sent, waiting and failed mail, and a retry of the failed."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html

from contact.models import Mail, MailQuerySet
from contact.outbox import retry

FIELDS = [
    "purpose",
    "feedback",
    "state",
    "attempts",
    "last_error",
    "next_attempt_at",
    "created_at",
    "sent_at",
    "failed_at",
]


class StateFilter(admin.SimpleListFilter):
    """Failed, waiting or sent mail."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("failed", "Failed"), ("waiting", "Waiting"), ("sent", "Sent")]

    def queryset(self, request: HttpRequest, queryset: MailQuerySet) -> MailQuerySet:  # type: ignore[override]  # of mail
        if self.value() == "failed":
            return queryset.failed()
        if self.value() == "waiting":
            return queryset.unsent()
        return queryset.exclude(sent_at=None) if self.value() == "sent" else queryset


@admin.register(Mail)
class MailAdmin(admin.ModelAdmin):
    """Read-only, except for the retry: only the site writes mail."""

    list_display = ["purpose", "feedback", "state", "attempts", "last_error", "next_attempt_at", "created_at"]
    list_filter = [StateFilter, "purpose"]
    list_select_related = ["feedback"]
    show_full_result_count = False
    actions = ["retry"]
    fields = tuple(FIELDS)
    readonly_fields = FIELDS

    @admin.display(description="state")
    def state(self, mail: Mail) -> str:
        """Return the state in text; colour alone would not be accessible."""
        if mail.failed_at:
            return format_html('<strong class="alert-text">{}</strong>', "Failed")
        return "Sent" if mail.sent_at else "Waiting"

    @admin.action(description="Retry failed mail", permissions=["change"])
    def retry(self, request: HttpRequest, queryset: MailQuerySet) -> None:
        failed = list(queryset.failed())
        for mail in failed:
            retry(mail)
        self.message_user(request, f"To be sent again: {len(failed)}.")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Mail | None = None) -> bool:
        """Return False: mail is deleted only when its message is erased."""
        return False
