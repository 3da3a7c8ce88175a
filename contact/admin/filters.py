"""List filters of the feedback admin. Their cost does not grow with the number of messages."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from contact.models import Feedback, FeedbackQuerySet
from contact.services.triage import get_assignees

MAX_RECENT_MESSAGES = 1000  # the page filter offers the pages of so many latest messages

# `type: ignore[override]`: the changelist of `FeedbackAdmin` passes a `FeedbackQuerySet`, any changelist a `QuerySet`.


def get_reviewer(request: HttpRequest) -> User:
    """Return the signed-in user; the admin refuses requests without one before they get here."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


class OverdueFilter(admin.SimpleListFilter):
    """Messages whose due date has passed."""

    title = "overdue"
    parameter_name = "overdue"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("yes", "Overdue")]

    def queryset(self, request: HttpRequest, queryset: FeedbackQuerySet) -> FeedbackQuerySet:  # type: ignore[override]  # see above
        return queryset.overdue() if self.value() else queryset


class QuarantineFilter(admin.SimpleListFilter):
    """Hides quarantined messages unless the reviewer selects or searches for them."""

    title = "quarantine"
    parameter_name = "quarantine"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("yes", "In quarantine"), ("all", "With and without")]

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """Yield the choices, with Django's first one ("All") named after what it selects here."""
        default, *others = super().choices(changelist)
        yield {**default, "display": "Not in quarantine"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: FeedbackQuerySet) -> FeedbackQuerySet:  # type: ignore[override]  # see above
        """Exclude the quarantine by default; a search includes it, so that every reference can be found."""
        if self.value() == "all" or (self.value() is None and request.GET.get("q")):
            return queryset
        return queryset.filter(quarantined=self.value() == "yes")


class AssigneeFilter(admin.SimpleListFilter):
    """Messages of one reviewer, or of none."""

    title = "assignee"
    parameter_name = "assignee"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[Any, str]]:
        others = get_assignees().exclude(pk=get_reviewer(request).pk)
        return [("me", "Me"), ("nobody", "Unassigned"), *((user.pk, user.get_username()) for user in others)]

    def queryset(self, request: HttpRequest, queryset: FeedbackQuerySet) -> FeedbackQuerySet:  # type: ignore[override]  # see above
        match self.value():
            case None:
                return queryset
            case "me":
                return queryset.filter(assignee=get_reviewer(request))
            case "nobody":
                return queryset.filter(assignee=None)
            case pk:
                return queryset.filter(assignee=int(pk)) if pk.isdecimal() else queryset.none()


class PageFilter(admin.SimpleListFilter):
    """Messages about one page."""

    title = "page"
    parameter_name = "page_path"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Return the pages of the latest messages."""
        latest = Feedback.objects.order_by("-created_at").values_list("page", flat=True)[:MAX_RECENT_MESSAGES]
        return [(page, page) for page in sorted(set(latest) - {""})]

    def queryset(self, request: HttpRequest, queryset: FeedbackQuerySet) -> FeedbackQuerySet:  # type: ignore[override]  # see above
        return queryset.filter(page=self.value()) if self.value() else queryset
