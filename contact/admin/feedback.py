"""Feedback in the Django admin: find, handle, answer, export and erase messages; the sender's text is read-only."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from import_export.admin import ExportMixin

from contact.models import CLOSED_STATES, Action, Feedback, FeedbackQuerySet, Note, State
from contact.references import is_valid_reference, normalise_reference
from contact.services import triage
from contact.services.erase import erase

from .filters import AssigneeFilter, OverdueFilter, PageFilter, QuarantineFilter, get_reviewer
from .forms import TriageForm
from .inlines import NoteInline, ReplyInline
from .resources import PERSONAL_FIELDS, FeedbackExportMixin

MESSAGE_FIELDS = ["reference", "kind", "created_at", "page", "message", *PERSONAL_FIELDS]
SPAM_FIELDS = ["quarantined", "spam_score", "spam_signs"]
EXCERPT_LENGTH = 80  # characters


@admin.register(Feedback)
class FeedbackAdmin(FeedbackExportMixin, ExportMixin, admin.ModelAdmin):
    """The list of messages, newest first, and the screen of one message. No one adds or deletes messages here."""

    list_display = ["reference", "kind", "excerpt", "state", "assignee", "due", "page", "created_at"]
    list_filter = [
        "state", "kind", AssigneeFilter, OverdueFilter, QuarantineFilter,
        ("created_at", admin.DateFieldListFilter), PageFilter,
    ]  # fmt: skip
    list_select_related = ["assignee"]
    list_per_page = 50
    show_full_result_count = False
    import_export_change_list_template = "admin/contact/feedback/change_list.html"
    change_form_template = "admin/contact/feedback/change_form.html"
    form = TriageForm
    inlines = [NoteInline, ReplyInline]
    readonly_fields = [*MESSAGE_FIELDS, *SPAM_FIELDS]
    actions = ["assign_to_me", "mark_in_progress", "mark_waiting", "mark_closed", "mark_spam", "release"]

    @admin.display(description="message")
    def excerpt(self, feedback: Feedback) -> str:
        return "(erased)" if feedback.erased_at else Truncator(feedback.message).chars(EXCERPT_LENGTH)

    @admin.display(description="due", ordering="due_on")
    def due(self, feedback: Feedback) -> str:
        if feedback.due_on is None or feedback.state in CLOSED_STATES:
            return ""
        date = f"{feedback.due_on:%d %b %Y}"
        return format_html('<strong class="alert-text">Overdue: {}</strong>', date) if feedback.is_overdue else date

    @admin.display(description="spam signs")
    def spam_signs(self, feedback: Feedback) -> str:
        return ", ".join(feedback.spam_reasons) or "None"

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Return message, handling and spam check; personal data only for users who may see it."""
        may_see_personal_data = request.user.has_perm("contact.view_personal_data")
        fields = [name for name in MESSAGE_FIELDS if may_see_personal_data or name not in PERSONAL_FIELDS]
        is_clean = isinstance(obj, Feedback) and not obj.spam_score
        return [
            ("Message", {"fields": fields}),
            ("Handling", {"fields": triage.EDITABLE_FIELDS}),
            ("Spam check", {"fields": SPAM_FIELDS, "classes": ["collapse"] if is_clean else []}),
        ]

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        """Search only what the user may see: hits would reveal what the screen hides."""
        return ["message", *(PERSONAL_FIELDS if request.user.has_perm("contact.view_personal_data") else [])]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Find a reference in any spelling: in small letters, or without its hyphen."""
        if is_valid_reference(search_term):
            return queryset.filter(reference=normalise_reference(search_term)), False
        return super().get_search_results(request, queryset, search_term)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Feedback | None = None) -> bool:
        """Return False: messages are erased instead, which keeps the row for the statistics."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Feedback | None = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.erased_at)

    def has_erase_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("contact.erase_feedback")

    def save_model(self, request: HttpRequest, obj: Feedback, form: TriageForm, change: bool) -> None:  # noqa: FBT001 - Django's signature
        triage.update(obj, form.get_changes(), get_reviewer(request))

    def save_formset(
        self,
        request: HttpRequest,
        form: TriageForm,
        formset: forms.BaseModelFormSet,
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        store = triage.add_note if formset.model is Note else triage.send_reply
        for entry in formset.save(commit=False):
            store(entry, get_reviewer(request))

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        counts = get_state_counts() if self.has_view_permission(request) else []
        return super().changelist_view(request, {"state_counts": counts} | (extra_context or {}))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"may_erase": self.has_erase_permission(request)} | (extra_context or {})
        if request.method == "POST":
            return self._save_change(request, object_id, form_url, context)
        response = super().change_view(request, object_id, form_url, context)
        if request.method == "GET" and isinstance(response, TemplateResponse):
            context = response.context_data or {}
            triage.record(context["original"], get_reviewer(request), Action.VIEWED)
        return response

    @transaction.atomic
    def _save_change(
        self, request: HttpRequest, object_id: str, form_url: str, context: dict[str, Any]
    ) -> HttpResponse:
        """Lock the row before Django reads it for the form, so that the form is compared with what is stored now."""
        feedback = self.get_object(request, unquote(object_id))
        if feedback and self.has_change_permission(request):
            try:
                triage.lock(feedback)
            except triage.FeedbackErasedError:
                self.message_user(request, f"{feedback} has been erased. Nothing was saved.", messages.WARNING)
                return redirect(reverse("admin:contact_feedback_change", args=[feedback.pk]))
        return super().change_view(request, object_id, form_url, context)

    def get_urls(self) -> list[URLPattern]:
        erase_url = path("<int:pk>/erase/", self.admin_site.admin_view(self.erase_view), name="contact_feedback_erase")
        return [erase_url, *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the message's own history, which also knows who viewed, exported and replied."""
        feedback = get_object_or_404(Feedback, pk=object_id)
        if not request.user.has_perm("contact.view_historyentry") or not self.has_view_permission(request, feedback):
            raise PermissionDenied
        history = feedback.history.select_related("actor")
        return self._render(request, "history", feedback, title=f"History of {feedback}", history=history)

    def erase_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for confirmation, then erase."""
        feedback = get_object_or_404(Feedback, pk=pk, erased_at=None)
        if not self.has_erase_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._render(request, "erase", feedback, title=f"Erase {feedback}?")
        erase(feedback, actor=get_reviewer(request))
        self.message_user(request, f"{feedback} was erased. Its reference, dates and kind remain.")
        return redirect(reverse("admin:contact_feedback_changelist"))

    def _render(self, request: HttpRequest, name: str, feedback: Feedback, **context: Any) -> TemplateResponse:
        context |= {**self.admin_site.each_context(request), "opts": self.opts, "feedback": feedback}
        return TemplateResponse(request, f"admin/contact/feedback/{name}.html", context)

    @admin.action(description="Assign to me", permissions=["change"])
    def assign_to_me(self, request: HttpRequest, queryset: FeedbackQuerySet) -> None:
        reviewer = get_reviewer(request)
        self._apply(request, queryset, lambda feedback: triage.assign(feedback, reviewer, reviewer))

    @admin.action(description="Mark as in progress", permissions=["change"])
    def mark_in_progress(self, request: HttpRequest, queryset: FeedbackQuerySet) -> None:
        self._set_state(request, queryset, State.IN_PROGRESS)

    @admin.action(description="Mark as waiting for the sender", permissions=["change"])
    def mark_waiting(self, request: HttpRequest, queryset: FeedbackQuerySet) -> None:
        self._set_state(request, queryset, State.WAITING)

    @admin.action(description="Close", permissions=["change"])
    def mark_closed(self, request: HttpRequest, queryset: FeedbackQuerySet) -> None:
        self._set_state(request, queryset, State.CLOSED)

    @admin.action(description="Mark as spam", permissions=["change"])
    def mark_spam(self, request: HttpRequest, queryset: FeedbackQuerySet) -> None:
        self._set_state(request, queryset, State.SPAM)

    @admin.action(description="Release from quarantine", permissions=["change"])
    def release(self, request: HttpRequest, queryset: FeedbackQuerySet) -> None:
        self._apply(request, queryset, lambda feedback: triage.release(feedback, get_reviewer(request)))

    def _set_state(self, request: HttpRequest, queryset: FeedbackQuerySet, state: State) -> None:
        self._apply(request, queryset, lambda feedback: triage.set_state(feedback, state, get_reviewer(request)))

    def _apply(self, request: HttpRequest, queryset: FeedbackQuerySet, action: Callable[[Feedback], object]) -> None:
        """Apply an action to each message in a transaction of its own; report which were skipped and why."""
        updated, skipped = 0, defaultdict(list)
        for feedback in queryset:
            try:
                action(feedback)
            except triage.TriageError as error:
                skipped[error.reason].append(feedback.reference)
            else:
                updated += 1
        if updated:
            self.message_user(request, f"Updated: {updated}.", messages.SUCCESS)
        for reason, references in skipped.items():
            self.message_user(request, f"Skipped {', '.join(references)}. {reason}", messages.WARNING)


def get_state_counts() -> list[tuple[str, str, int]]:
    """Return label, query string and count for each state, for overdue and for quarantine; counted from an index."""
    rows = Feedback.objects.order_by().values_list("state", "quarantined").annotate(number=Count("*"))
    counts = {(state, quarantined): number for state, quarantined, number in rows}
    quarantine = sum(number for (_, quarantined), number in counts.items() if quarantined)
    return [
        *((str(state.label), f"?state__exact={state}", counts.get((state, False), 0)) for state in State),
        ("Overdue", "?overdue=yes", Feedback.objects.overdue().count()),
        ("Quarantine", "?quarantine=yes", quarantine),
    ]
