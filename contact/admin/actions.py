"""What can be done to many messages at once from their list."""

from django.contrib import admin, messages

from contact.models import State
from contact.services import triage


class FeedbackActions:
    """The bulk actions, mixed into the admin; each message gets its own entry in the history."""

    actions = ["assign_to_me", "mark_in_progress", "mark_waiting", "mark_closed", "mark_spam", "release"]

    @admin.action(description="Assign to me", permissions=["change"])
    def assign_to_me(self, request, queryset):
        """Let me look after them."""
        self._do(request, queryset, lambda feedback: triage.assign(feedback, request.user))

    @admin.action(description="Mark as in progress", permissions=["change"])
    def mark_in_progress(self, request, queryset):
        """Put them in progress."""
        self._put(request, queryset, State.IN_PROGRESS)

    @admin.action(description="Mark as waiting for the sender", permissions=["change"])
    def mark_waiting(self, request, queryset):
        """Put them down as waiting."""
        self._put(request, queryset, State.WAITING)

    @admin.action(description="Close", permissions=["change"])
    def mark_closed(self, request, queryset):
        """Close those that can be closed."""
        self._put(request, queryset, State.CLOSED)

    @admin.action(description="Mark as spam", permissions=["change"])
    def mark_spam(self, request, queryset):
        """Put them among the spam, which is forgotten soon."""
        self._put(request, queryset, State.SPAM)

    @admin.action(description="Release from quarantine", permissions=["change"])
    def release(self, request, queryset):
        """Take them for what they are: messages."""
        self._do(request, queryset, lambda feedback: triage.release(feedback, request.user))

    def _put(self, request, queryset, state):
        self._do(request, queryset, lambda feedback: triage.set_state(feedback, state, request.user))

    def _do(self, request, queryset, act):
        """Act on each and say of how many it was possible."""
        erased = queryset.exclude(erased_at=None).count()
        results = [act(feedback) for feedback in queryset.filter(erased_at=None)]
        refused = results.count(False) + erased
        if done := len(results) - results.count(False):
            self.message_user(request, f"Done: {done}.", messages.SUCCESS)
        if refused:
            self.message_user(
                request,
                f"Left as they were: {refused}. Erased messages stay so, what is not in quarantine cannot be released, "
                "and a data-protection complaint needs an outcome before it can be closed.",
                messages.WARNING,
            )
