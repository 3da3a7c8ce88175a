"""Feedback settings and retention rules in the Django admin, for managers."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from contact.models import FeedbackSettings, RetentionRule


@admin.register(FeedbackSettings)
class FeedbackSettingsAdmin(admin.ModelAdmin):
    """The only row of its table, without a list."""

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Redirect to the row, or to the form that creates it."""
        if not self.has_view_permission(request) or IS_POPUP_VAR in request.GET:
            return super().changelist_view(request, extra_context)
        settings = FeedbackSettings.objects.first()
        if settings is None:
            return redirect(reverse("admin:contact_feedbacksettings_add"))
        return redirect(reverse("admin:contact_feedbacksettings_change", args=[settings.pk]))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not FeedbackSettings.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: FeedbackSettings | None = None) -> bool:
        return False


@admin.register(RetentionRule)
class RetentionRuleAdmin(admin.ModelAdmin):
    """How long closed messages are stored."""

    list_display = ["__str__", "kind", "state", "days"]
