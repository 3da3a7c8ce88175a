"""Export of feedback with django-import-export: columns by permission, and no cell that a spreadsheet would execute."""

import logging
import re
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest
from import_export.fields import Field
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm
from import_export.resources import ModelResource
from tablib import Dataset

from contact.models import Action, Feedback, FeedbackQuerySet, HistoryEntry
from contact.services.search import PERSONAL_FIELDS

from .filters import get_reviewer

# Characters that start a formula: https://owasp.org/www-community/attacks/CSV_Injection
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2: no XLSX can hold them
BOM = "\ufeff"  # without it, Excel reads UTF-8 as another encoding

security_logger = logging.getLogger("security")


def escape_formula(value: object) -> str:
    """Return the value as text; an apostrophe in front of a formula makes spreadsheets show it as text."""
    text = NOT_XML.sub("", "" if value is None else str(value))
    return f"'{text}" if text.lstrip(" \u00a0\ufeff").startswith(FORMULA_STARTS) else text


class CSVWithBOM(CSV):
    """CSV that Excel opens with every letter intact."""

    def export_data(self, dataset: Dataset, **kwargs: Any) -> str:
        text: str = super().export_data(dataset, **kwargs)
        return BOM + text

    def get_title(self) -> str:
        return "csv"


class FeedbackResource(ModelResource):
    """One message per row; how to reach the sender only for users who may see personal data."""

    state = Field("get_state_display", column_name="state")
    kind = Field("get_kind_display", column_name="kind")
    channel = Field("get_channel_display", column_name="channel")
    resolution = Field("get_resolution_display", column_name="resolution")
    theme = Field("theme__name", column_name="theme")
    assignee = Field("assignee__username", column_name="assignee")

    class Meta:
        model = Feedback
        fields = export_order = [
            "reference", "channel", "received_on", "created_at", "kind", "theme", "state", "assignee", "due_on",
            "acknowledged_on", "first_answered_on", "closed_at", "resolution", "page", "message", "outcome", "reply_by",
            *PERSONAL_FIELDS,
        ]  # fmt: skip

    def __init__(self, *, user: User | AnonymousUser | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not (user and user.has_perm("contact.view_personal_data")):
            for name in PERSONAL_FIELDS:
                self.fields.pop(name)

    def export_field(self, field: Field, instance: Feedback, **kwargs: Any) -> str:
        return escape_formula(super().export_field(field, instance, **kwargs))

    def get_export_headers(self, selected_fields: list[str] | None = None) -> list[str]:
        return [escape_formula(header) for header in super().get_export_headers(selected_fields)]


class FeedbackExportMixin:
    """Configures import-export's `ExportMixin`, and records each export in the history of every exported message."""

    resource_classes = [FeedbackResource]
    formats = [CSVWithBOM, XLSX]
    export_form_class = ExportForm

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("contact.export_feedback")

    def get_export_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        return {"user": request.user}

    def get_export_data(
        self, file_format: CSV | XLSX, request: HttpRequest, queryset: FeedbackQuerySet, **kwargs: Any
    ) -> str | bytes:
        data = super().get_export_data(file_format, request, queryset, **kwargs)  # type: ignore[misc]  # a mixin
        entries = HistoryEntry.objects.bulk_create(
            (HistoryEntry(feedback_id=pk, actor=get_reviewer(request), action=Action.EXPORTED)
             for pk in queryset.values_list("pk", flat=True)),
            batch_size=1000,
        )  # fmt: skip
        security_logger.info("exported", extra={"actor": request.user.pk, "count": len(entries)})
        return data
