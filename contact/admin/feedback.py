"""Feedback in the Django admin: found, sorted, answered and erased; what the sender wrote is never altered."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from import_export.admin import ExportMixin

from contact.models import DONE, Action, Feedback, Note, State
from contact.references import is_valid_reference, normalise_reference
from contact.services.erase import erase
from contact.services import triage

from .actions import FeedbackActions
from .filters import AssigneeFilter, OverdueFilter, PageFilter, QuarantineFilter
from .inlines import NoteInline, ReplyInline
from .resources import PERSONAL, FeedbackExport

SENT = ["reference", "kind", "created_at", "page", "message", *PERSONAL]
SPAM = ["quarantined", "spam_score", "reasons"]


@admin.register(Feedback)
class FeedbackAdmin(FeedbackActions, FeedbackExport, ExportMixin, admin.ModelAdmin):
    """Messages, newest first; nobody adds one here or deletes one."""

    list_display = ["reference", "kind", "beginning", "state", "assignee", "due", "page", "created_at"]
    list_filter = [
        "state", "kind", AssigneeFilter, OverdueFilter, QuarantineFilter,
        ("created_at", admin.DateFieldListFilter), PageFilter,
    ]  # fmt: skip
    list_select_related = ["assignee"]
    list_per_page = 50
    show_full_result_count = False
    import_export_change_list_template = "admin/contact/feedback/change_list.html"
    change_form_template = "admin/contact/feedback/change_form.html"
    inlines = [NoteInline, ReplyInline]
    readonly_fields = [*SENT, *SPAM]

    @admin.display(description="message")
    def beginning(self, feedback):
        """The first words, to recognise a message by."""
        return "(erased)" if feedback.erased_at else Truncator(feedback.message).chars(80)

    @admin.display(description="due", ordering="due_on")
    def due(self, feedback):
        """When it is due; said in words where that is past."""
        if feedback.is_overdue:
            return format_html('<strong class="alert-text">Overdue: {}</strong>', f"{feedback.due_on:%d %b %Y}")
        return "" if feedback.state in DONE or not feedback.due_on else f"{feedback.due_on:%d %b %Y}"

    @admin.display(description="why it looked like spam")
    def reasons(self, feedback):
        """The signs that were found."""
        return ", ".join(feedback.spam_reasons) or "No sign of it"

    def get_fieldsets(self, request, obj=None):
        """What was sent, what staff make of it, and why it looked like spam; personal data for those who may see it."""
        sent = SENT if request.user.has_perm("contact.view_personal_data") else [f for f in SENT if f not in PERSONAL]
        return [
            ("What was sent", {"fields": sent}),
            ("What we make of it", {"fields": triage.EDITABLE}),
            ("Signs of spam", {"fields": SPAM, "classes": ["collapse"] if obj and not obj.spam_score else []}),
        ]

    def get_search_fields(self, request):
        """Search what the user may see: a search must not tell what the screen hides."""
        return ["message", *(PERSONAL if request.user.has_perm("contact.view_personal_data") else [])]

    def get_search_results(self, request, queryset, search_term):
        """Find a reference however it was heard on the telephone: in small letters, without its hyphen."""
        if is_valid_reference(search_term):
            return queryset.filter(reference=normalise_reference(search_term)), False
        return super().get_search_results(request, queryset, search_term)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Offer as assignees those who can do the work."""
        if db_field.name == "assignee":
            kwargs["queryset"] = triage.assignees()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_add_permission(self, request):
        """Nobody: feedback comes from the public form."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Nobody: erasing keeps reference, dates and kind, so that figures stay true."""
        return False

    def has_change_permission(self, request, obj=None):
        """Those who may, as long as there is something to deal with."""
        return super().has_change_permission(request, obj) and not (obj and obj.erased_at)

    def has_erase_permission(self, request):
        """Those who may erase feedback."""
        return request.user.has_perm("contact.erase_feedback")

    def save_model(self, request, obj, form, change):
        """Save what follows from the new state too, and write it into the history."""
        triage.save_changes(obj, request.user, Feedback.objects.get(pk=obj.pk))

    def save_formset(self, request, form, formset, change):
        """Store what was written in the thread: a note stays here, a reply goes out."""
        keep = triage.add_note if formset.model is Note else triage.send_reply
        for entry in formset.save(commit=False):
            keep(entry, request.user)

    def changelist_view(self, request, extra_context=None):
        """Show above the list how many messages there are in each state."""
        counts = state_counts() if self.has_view_permission(request) else []
        return super().changelist_view(request, {"state_counts": counts} | (extra_context or {}))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Note who looked, and offer to erase."""
        answer = super().change_view(
            request, object_id, form_url, {"may_erase": self.has_erase_permission(request)} | (extra_context or {})
        )
        if request.method == "GET" and isinstance(answer, TemplateResponse):
            triage.record(answer.context_data["original"], request.user, Action.VIEWED)
        return answer

    def get_urls(self):
        """Add the screen for erasing."""
        erase_url = path("<int:pk>/erase/", self.admin_site.admin_view(self.erase_view), name="contact_feedback_erase")
        return [erase_url, *super().get_urls()]

    def history_view(self, request, object_id, extra_context=None):
        """Show the message's own history, which holds more than Django's: who looked, exported, replied."""
        feedback = get_object_or_404(Feedback, pk=object_id)
        if not request.user.has_perm("contact.view_historyentry") or not self.has_view_permission(request, feedback):
            raise PermissionDenied
        history = feedback.history.select_related("actor")
        return self._screen(request, "history", feedback, title=f"History of {feedback}", history=history)

    def erase_view(self, request, pk):
        """Ask once more, then erase."""
        feedback = get_object_or_404(Feedback, pk=pk, erased_at=None)
        if not self.has_erase_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._screen(request, "erase", feedback, title=f"Erase {feedback}?")
        erase(feedback, actor=request.user)
        self.message_user(request, f"{feedback} was erased. Its reference, dates and kind remain.")
        return redirect(reverse("admin:contact_feedback_changelist"))

    def _screen(self, request, name, feedback, **context):
        context |= {**self.admin_site.each_context(request), "opts": self.opts, "feedback": feedback}
        return TemplateResponse(request, f"admin/contact/feedback/{name}.html", context)


def state_counts():
    """Return label, query and number for each state that staff look for: from the index alone, whatever the number."""
    rows = Feedback.objects.order_by().values_list("state", "quarantined").annotate(number=Count("*"))
    counts = {(state, quarantined): number for state, quarantined, number in rows}
    quarantine = sum(number for (_, quarantined), number in counts.items() if quarantined)
    return [
        *((state.label, f"?state__exact={state}", counts.get((state, False), 0)) for state in State),
        ("Overdue", "?overdue=yes", Feedback.objects.overdue().count()),
        ("Quarantine", "?quarantine=yes", quarantine),
    ]
