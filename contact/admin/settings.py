"""What managers decide: who is told, what counts as spam, how long messages are kept."""

from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.shortcuts import redirect
from django.urls import reverse

from contact.models import FeedbackSettings, RetentionRule


@admin.register(FeedbackSettings)
class FeedbackSettingsAdmin(admin.ModelAdmin):
    """The one record: its list leads straight to it."""

    def changelist_view(self, request, extra_context=None):
        """Lead to the record, or to making it."""
        record = FeedbackSettings.objects.first()
        if not self.has_view_permission(request) or IS_POPUP_VAR in request.GET:
            return super().changelist_view(request, extra_context)
        if record is None:
            return redirect(reverse("admin:contact_feedbacksettings_add"))
        return redirect(reverse("admin:contact_feedbacksettings_change", args=[record.pk]))

    def has_add_permission(self, request):
        """Only while there is none."""
        return super().has_add_permission(request) and not FeedbackSettings.objects.exists()

    def has_delete_permission(self, request, obj=None):
        """Nobody: there is one."""
        return False


@admin.register(RetentionRule)
class RetentionRuleAdmin(admin.ModelAdmin):
    """How long messages are kept."""

    list_display = ["__str__", "kind", "state", "days"]
