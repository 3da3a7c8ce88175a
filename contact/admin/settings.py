"""Settings and lists that managers maintain in the Django admin, and signatures of reviewers."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from carecity.core.forms import StaleCheckMixin
from contact.models import FeedbackSettings, RetentionRule, SavedReply, Signature, Theme

from .filters import get_reviewer


@admin.register(FeedbackSettings)
class FeedbackSettingsAdmin(admin.ModelAdmin):
    """The only row of its table, without a list."""

    form = StaleCheckMixin

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

    form = StaleCheckMixin
    list_display = ["__str__", "kind", "state", "days"]


@admin.register(Theme)
class ThemeAdmin(admin.ModelAdmin):
    """The short list of themes, for managers."""

    form = StaleCheckMixin
    list_display = ["name", "is_active"]


@admin.register(SavedReply)
class SavedReplyAdmin(admin.ModelAdmin):
    """Texts for replies, for managers."""

    form = StaleCheckMixin
    list_display = ["title"]
    search_fields = ["title", "text"]


@admin.register(Signature)
class SignatureAdmin(admin.ModelAdmin):
    """The name and role below the replies of the signed-in reviewer, who edits only their own."""

    fields = ["name", "role"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Signature]:
        return super().get_queryset(request).filter(user=get_reviewer(request))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("contact.reply_feedback")

    def has_view_permission(self, request: HttpRequest, obj: Signature | None = None) -> bool:
        return self.has_module_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Signature | None = None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_module_permission(request) and not self.get_queryset(request).exists()

    def has_delete_permission(self, request: HttpRequest, obj: Signature | None = None) -> bool:
        return self.has_module_permission(request)

    def save_model(self, request: HttpRequest, obj: Signature, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's signature
        obj.user = get_reviewer(request)
        super().save_model(request, obj, form, change)
