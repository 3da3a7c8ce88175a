"""Feedback in the Django admin: find, handle, answer, export and erase messages; the sender's text is read-only."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import date as format_date
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator
from import_export.admin import ExportMixin

from contact.charts import get_weeks_chart
from contact.models import CLOSED_STATES, Feedback, FeedbackQuerySet, Resolution, State, get_assignee_name
from contact.references import is_mistyped_reference, is_valid_reference, normalise_reference
from contact.services import triage
from contact.services.erase import erase
from contact.services.search import search
from contact.services.submit import record_message
from contact.statistics import get_publishable, get_report, get_usual_periods

from .filters import MAX_ID_DIGITS, AssigneeFilter, PageFilter, ReceivedFilter, ScopeFilter, get_reviewer
from .forms import ListActionForm, PeriodForm, RecordForm, list_errors
from .report import get_csv_response
from .resources import FeedbackExportMixin
from .views import Conversation

EXCERPT_LENGTH = 80  # characters
ALLOWED_LOOKUPS = {
    *("state__exact", "kind__exact", "channel__exact", "theme__id__exact", "theme__isnull"),
    *("received_on__gte", "received_on__lt"),
    *("scope", "assignee", "page_path"),
}
MAX_NAMED = 20  # references in one message about skipped rows


@admin.register(Feedback)
class FeedbackAdmin(FeedbackExportMixin, ExportMixin, admin.ModelAdmin):
    """The list of messages, newest first, and the screen of one message. No one adds or deletes messages here."""

    list_display = ["reference", "kind", "excerpt", "sender", "state", "assigned_to", "due", "received"]
    list_filter = [
        ScopeFilter, "state", "kind", "channel", "theme", AssigneeFilter,
        ("received_on", ReceivedFilter), PageFilter,
    ]  # fmt: skip
    list_select_related = ["assignee", "theme"]
    list_per_page = 50
    empty_value_display = "None"  # in the filter by theme
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # each would count every message
    import_export_change_list_template = "admin/contact/feedback/change_list.html"
    action_form = ListActionForm
    actions = [
        "assign_to_me",
        "mark_in_progress",
        "mark_waiting",
        "mark_closed",
        "close_without_action",
        "mark_spam",
        "release",
        "draft_public_answer",
    ]

    @admin.display(description="message")
    def excerpt(self, feedback: Feedback) -> str:
        return "(erased)" if feedback.erased_at else Truncator(feedback.message).chars(EXCERPT_LENGTH)

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """Leave out the sender for users who may not see personal data."""
        may_see_sender = request.user.has_perm("contact.view_personal_data")
        return [name for name in self.list_display if may_see_sender or name != "sender"]

    @admin.display(description="from")
    def sender(self, feedback: Feedback) -> str:
        return feedback.sender_summary

    @admin.display(description="received", ordering="received_on")
    def received(self, feedback: Feedback) -> str:
        return format_date(feedback.received_date, "j M Y")

    @admin.display(description="assignee", ordering="assignee__username")
    def assigned_to(self, feedback: Feedback) -> str:
        return get_assignee_name(feedback.assignee)

    @admin.display(description="due", ordering="due_on")
    def due(self, feedback: Feedback) -> str:
        if feedback.due_on is None or feedback.state in CLOSED_STATES:
            return ""
        date = format_date(feedback.due_on, "j M Y")
        return format_html('<strong class="alert-text">Overdue: {}</strong>', date) if feedback.is_overdue else date

    search_fields = ["message"]  # shows the search box; what it finds: get_search_results

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Find a reference in any spelling, or else words in what the user may see: hits reveal what a screen hides."""
        if is_valid_reference(search_term):
            return queryset.filter(reference=normalise_reference(search_term)), False
        if is_mistyped_reference(search_term):
            text = f"{normalise_reference(search_term)} is not a reference: a character is wrong or missing."
            self.message_user(request, text, messages.WARNING)
        may_see_sender = request.user.has_perm("contact.view_personal_data")
        return search(queryset, search_term, personal=may_see_sender), False  # type: ignore[arg-type]  # our own

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Allow the lookups of our own filters only: others would tell, letter by letter, what the screen hides."""
        return lookup in ALLOWED_LOOKUPS

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Feedback | None = None) -> bool:
        """Return False: messages are erased instead, which keeps the row for the statistics."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Feedback | None = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.erased_at)

    def has_erase_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("contact.erase_feedback")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the conversation instead of Django's form."""
        feedback = self.get_object(request, unquote(object_id))
        if feedback is None:
            raise Http404
        if not self.has_view_permission(request, feedback):
            raise PermissionDenied
        conversation = Conversation(self, request, feedback)
        return conversation.post() if request.method == "POST" else conversation.get()

    def get_urls(self) -> list[URLPattern]:
        own: list[tuple[str, Callable[..., HttpResponse], str]] = [
            ("record/", self.record_view, "contact_feedback_record"),
            ("report/", self.report_view, "contact_feedback_report"),
            ("<path:object_id>/erase/", self.erase_view, "contact_feedback_erase"),
        ]
        urls = [path(route, self.admin_site.admin_view(view), name=name) for route, view, name in own]
        return [*urls, *super().get_urls()]

    def has_record_permission(self, request: HttpRequest) -> bool:
        """Return whether the user may record a message that came by telephone, letter, in person or email."""
        return request.user.has_perm("contact.add_feedback")

    def record_view(self, request: HttpRequest) -> HttpResponse:
        """Show the form for a message that came by telephone, letter, in person or email, and store it."""
        if not self.has_record_permission(request):
            raise PermissionDenied
        form = RecordForm(request.POST or None)
        if form.is_valid():
            feedback = record_message(form, get_reviewer(request), form.key)
            self.message_user(request, f"{feedback} was recorded. Tell the sender this reference.", messages.SUCCESS)
            return redirect("admin:contact_feedback_change", feedback.pk)
        errors = list_errors(form) if form.is_bound else []
        return self._render_screen(request, "record", title="Record a message", form=form, errors=errors)

    def report_view(self, request: HttpRequest) -> HttpResponse:
        """Show the figures of a period, or send them as CSV."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = PeriodForm(request.GET if "start" in request.GET or "end" in request.GET else None)
        period = form.get_period()
        report = get_report(period)
        if form.is_valid() and form.cleaned_data["published"]:
            report = get_publishable(report)
        if request.GET.get("format") == "csv" and not form.errors:
            return get_csv_response(report)
        if not form.is_bound:
            form = PeriodForm(initial={"start": period.start, "end": period.end})
        context = {"title": "Report", "form": form, "report": report, "chart": get_weeks_chart(report["weeks"])}
        context["shortcuts"] = get_usual_periods(timezone.localdate())
        return self._render_screen(request, "report", **context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the message's own history, which also knows who viewed, exported and replied."""
        feedback = self.get_object(request, unquote(object_id))
        if feedback is None:
            raise Http404
        if not request.user.has_perm("contact.view_historyentry") or not self.has_view_permission(request, feedback):
            raise PermissionDenied
        history = feedback.history.select_related("actor")
        return self._render(request, "history", feedback, title=f"History of {feedback}", history=history)

    def erase_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for confirmation, then erase."""
        feedback = self.get_object(request, unquote(object_id))
        if feedback is None or feedback.erased_at:
            raise Http404
        if not self.has_erase_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._render(request, "erase", feedback, title=f"Erase {feedback}?")
        erase(feedback, actor=get_reviewer(request))
        self.message_user(request, f"{feedback} was erased. Its reference, dates and kind remain.")
        return redirect(reverse("admin:contact_feedback_changelist"))

    def _render(self, request: HttpRequest, name: str, feedback: Feedback, **context: Any) -> TemplateResponse:
        return self._render_screen(request, name, feedback=feedback, **context)

    def _render_screen(self, request: HttpRequest, name: str, **context: Any) -> TemplateResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/contact/feedback/{name}.html", context)

    @admin.action(description="Assign to me", permissions=["change"])
    def assign_to_me(self, request: HttpRequest, queryset: FeedbackQuerySet) -> None:
        self._report(request, triage.take_many(_keys(request, queryset), get_reviewer(request)))

    @admin.action(description="Mark as in progress", permissions=["change"])
    def mark_in_progress(self, request: HttpRequest, queryset: FeedbackQuerySet) -> None:
        self._set_state(request, queryset, State.IN_PROGRESS)

    @admin.action(description="Mark as waiting for the sender", permissions=["change"])
    def mark_waiting(self, request: HttpRequest, queryset: FeedbackQuerySet) -> None:
        self._set_state(request, queryset, State.WAITING)

    @admin.action(description="Close as answered", permissions=["change"])
    def mark_closed(self, request: HttpRequest, queryset: FeedbackQuerySet) -> None:
        self._set_state(request, queryset, State.CLOSED)

    @admin.action(description="Close: no action needed", permissions=["change"])
    def close_without_action(self, request: HttpRequest, queryset: FeedbackQuerySet) -> None:
        changes = {"state": State.CLOSED, "resolution": Resolution.NO_ACTION}
        self._change(request, queryset, changes)

    @admin.action(description="Mark as spam", permissions=["change"])
    def mark_spam(self, request: HttpRequest, queryset: FeedbackQuerySet) -> None:
        self._set_state(request, queryset, State.SPAM)

    @admin.action(description="Release from quarantine", permissions=["change"])
    def release(self, request: HttpRequest, queryset: FeedbackQuerySet) -> None:
        self._report(request, triage.release_many(_keys(request, queryset), get_reviewer(request)))

    @admin.action(description="Draft “You said, we did”", permissions=["draft_public_answer"])
    def draft_public_answer(self, request: HttpRequest, queryset: FeedbackQuerySet) -> HttpResponse:
        """Open the form of the pages app, which refuses messages that are still open."""
        pks = ",".join(map(str, _keys(request, queryset)))
        return redirect(f"{reverse('admin:pages_publicanswer_add')}?messages={pks}")

    def has_draft_public_answer_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("pages.add_publicanswer")

    def _set_state(self, request: HttpRequest, queryset: FeedbackQuerySet, state: State) -> None:
        self._change(request, queryset, {"state": state})

    def _change(self, request: HttpRequest, queryset: FeedbackQuerySet, changes: dict[str, Any]) -> None:
        seen_at = parse_time(request.POST.get("seen_at", ""))
        pks = _keys(request, queryset)
        self._report(request, triage.update_many(pks, changes, get_reviewer(request), seen_at=seen_at))

    def _report(self, request: HttpRequest, result: triage.BulkResult) -> None:
        """Say how many messages were changed, and which were skipped and why."""
        if result.updated:
            noun = "message was" if len(result.updated) == 1 else "messages were"
            self.message_user(request, f"{len(result.updated)} {noun} changed.", messages.SUCCESS)
        for reason, references in result.skipped.items():
            named = ", ".join(references[:MAX_NAMED])
            others = f" and {len(references) - MAX_NAMED} others" if len(references) > MAX_NAMED else ""
            self.message_user(request, f"Skipped {named}{others}. {reason}", messages.WARNING)


def parse_time(text: str) -> datetime | None:
    """Return the time in a form; None for a form without one."""
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError:
        return None
    return parsed if parsed.tzinfo else None


def _keys(request: HttpRequest, queryset: FeedbackQuerySet) -> list[int]:
    """Return the keys of the selected messages, also of those that have left the list since: the action says why."""
    if request.POST.get("select_across") == "1":
        return list(queryset.order_by().values_list("pk", flat=True))
    selected = request.POST.getlist(ACTION_CHECKBOX_NAME)
    pks = [pk for pk in selected if pk.isascii() and pk.isdecimal() and len(pk) <= MAX_ID_DIGITS]
    return list(Feedback.objects.filter(pk__in=pks).order_by().values_list("pk", flat=True))
