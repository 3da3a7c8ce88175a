"""The filters beside the list of feedback, each of which costs as much with many messages as with few."""

from django.contrib import admin

from contact.models import Feedback
from contact.services.triage import assignees

RECENT = 1000  # messages whose pages are offered as a choice


class OverdueFilter(admin.SimpleListFilter):
    """What should have been dealt with before today."""

    title = "overdue"
    parameter_name = "overdue"

    def lookups(self, request, model_admin):
        """Return the one choice besides all."""
        return [("yes", "Overdue")]

    def queryset(self, request, queryset):
        """Return what is overdue."""
        return queryset.overdue() if self.value() else queryset


class QuarantineFilter(admin.SimpleListFilter):
    """What looked like spam: not shown among the others until somebody asks for it or releases it."""

    title = "quarantine"
    parameter_name = "quarantine"

    def lookups(self, request, model_admin):
        """Return the choices besides the usual one."""
        return [("yes", "In quarantine"), ("all", "With and without")]

    def choices(self, changelist):
        """Call the usual choice what it is."""
        usual, *others = super().choices(changelist)
        return [usual | {"display": "Not in quarantine"}, *others]

    def queryset(self, request, queryset):
        """Leave the quarantine out unless it is asked for, or a search asks for one message wherever it is."""
        if self.value() == "all" or (self.value() is None and request.GET.get("q")):
            return queryset
        return queryset.filter(quarantined=self.value() == "yes")


class AssigneeFilter(admin.SimpleListFilter):
    """Who looks after it."""

    title = "assignee"
    parameter_name = "assignee"

    def lookups(self, request, model_admin):
        """Return me, nobody, and each member of staff."""
        staff = assignees().exclude(pk=request.user.pk)
        return [("me", "Me"), ("nobody", "Nobody"), *((user.pk, user.get_username()) for user in staff)]

    def queryset(self, request, queryset):
        """Return what the chosen one looks after."""
        match self.value():
            case None:
                return queryset
            case "me":
                return queryset.filter(assignee=request.user)
            case "nobody":
                return queryset.filter(assignee=None)
            case chosen:
                return queryset.filter(assignee=int(chosen)) if chosen.isdecimal() else queryset.none()


class PageFilter(admin.SimpleListFilter):
    """Which page it is about."""

    title = "page"
    parameter_name = "page_path"

    def lookups(self, request, model_admin):
        """Return the pages that lately had messages."""
        latest = Feedback.objects.order_by("-created_at").values_list("page", flat=True)[:RECENT]
        return [(page, page) for page in sorted(set(latest) - {""})]

    def queryset(self, request, queryset):
        """Return what is about the chosen page."""
        return queryset.filter(page=self.value()) if self.value() else queryset
