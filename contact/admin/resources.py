"""Exporting feedback: which columns, for whose eyes, and with nothing in them that a spreadsheet would run."""

import logging

from import_export.fields import Field
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm
from import_export.resources import ModelResource

from contact.models import Action, Feedback, HistoryEntry

# What spreadsheets take for a formula: https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
PERSONAL = ("name", "email")

security = logging.getLogger("security")


def harmless(value):
    """Return the value as text that a spreadsheet shows and does not run: an apostrophe says that it is text."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" \u00a0\ufeff").startswith(FORMULA) else text


class FeedbackResource(ModelResource):
    """A message as a line; name and address only for those who may see them."""

    state = Field("get_state_display", column_name="state")
    kind = Field("get_kind_display", column_name="kind")
    assignee = Field("assignee__username", column_name="assignee")

    class Meta:
        model = Feedback
        fields = export_order = [
            "reference", "created_at", "kind", "state", "assignee", "due_on", "acknowledged_on", "closed_at",
            "page", "message", "outcome", *PERSONAL,
        ]  # fmt: skip

    def __init__(self, *, user=None, **kwargs):
        super().__init__(**kwargs)
        if not (user and user.has_perm("contact.view_personal_data")):
            for name in PERSONAL:
                self.fields.pop(name)

    def export_field(self, field, instance, **kwargs):
        """Make each cell harmless."""
        return harmless(super().export_field(field, instance, **kwargs))

    def get_export_headers(self, selected_fields=None):
        """Make each heading harmless."""
        return [harmless(header) for header in super().get_export_headers(selected_fields)]


class FeedbackExport:
    """The admin's part in exporting, mixed into it: who may, what, and the mark that it leaves in each history."""

    resource_classes = [FeedbackResource]
    formats = [CSV, XLSX]
    export_form_class = ExportForm

    def has_export_permission(self, request):
        """Those who may export feedback."""
        return request.user.has_perm("contact.export_feedback")

    def get_export_resource_kwargs(self, request, **kwargs):
        """Tell the resource for whose eyes it is."""
        return {"user": request.user}

    def get_export_data(self, file_format, request, queryset, **kwargs):
        """Export, and write that down with each message."""
        data = super().get_export_data(file_format, request, queryset, **kwargs)
        entries = HistoryEntry.objects.bulk_create(
            (HistoryEntry(feedback_id=pk, actor=request.user, action=Action.EXPORTED)
             for pk in queryset.values_list("pk", flat=True)),
            batch_size=1000,
        )  # fmt: skip
        security.info("exported", extra={"actor": request.user.pk, "count": len(entries)})
        return data
