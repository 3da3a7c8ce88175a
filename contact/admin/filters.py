"""List filters of the feedback admin. Their cost does not grow with the number of messages."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest

from carecity.core.url_utils import local_path
from contact.models import Feedback, FeedbackQuerySet, get_user_name
from contact.selectors import get_assignees, get_unassigned_condition

MAX_ID_DIGITS = 18  # more do not fit into the database's integers
MAX_RECENT_MESSAGES = 1000  # the page filter offers the pages of so many latest messages

# Filters with which the list is not limited to the reviewer's own work.
OTHER_FILTERS = {
    *("assignee", "page_path", "state__exact", "kind__exact", "channel__exact", "theme__id__exact", "theme__isnull"),
    *("received_on__gte", "received_on__lt"),
}

# `type: ignore[override]`: the changelist of `FeedbackAdmin` passes a `FeedbackQuerySet`, any changelist a `QuerySet`.


def get_reviewer(request: HttpRequest) -> User:
    """Return the signed-in user; the admin refuses requests without one before they get here."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


class ScopeFilter(admin.SimpleListFilter):
    """What the reviewer is looking for; the start screen counts the same querysets.

    Without a choice the list has the reviewer's own open messages and the unassigned ones; a search covers everything.
    """

    title = "queue"
    parameter_name = "scope"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [
            ("mine", "Mine, open"),
            ("unassigned", "Unassigned"),
            ("open", "All open"),
            ("overdue", "Overdue"),
            ("quarantine", "In quarantine"),
            ("all", "Everything"),
        ]

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """Yield the choices, with Django's first one ("All") named after what it selects here."""
        default, *others = super().choices(changelist)
        is_search = changelist.query or set(changelist.params) & OTHER_FILTERS
        yield {**default, "display": "Everything that matches" if is_search else "Mine and unassigned"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: FeedbackQuerySet) -> FeedbackQuerySet:  # type: ignore[override]  # see above
        mine, unassigned = Q(assignee=get_reviewer(request)), get_unassigned_condition()
        scopes = {
            "mine": queryset.open().filter(mine),
            "unassigned": queryset.open().filter(unassigned),
            "open": queryset.open(),
            "overdue": queryset.overdue(),
            "quarantine": queryset.quarantined(),
            "all": queryset,
        }
        is_search = request.GET.get("q") or set(request.GET) & OTHER_FILTERS
        return scopes.get(self.value() or "", queryset if is_search else queryset.open().filter(mine | unassigned))


class AssigneeFilter(admin.SimpleListFilter):
    """Messages of one reviewer, or of none."""

    title = "assignee"
    parameter_name = "assignee"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[Any, str]]:
        others = get_assignees().exclude(pk=get_reviewer(request).pk)
        return [("me", "Me"), ("nobody", "Unassigned"), *((str(user.pk), get_user_name(user)) for user in others)]

    def queryset(self, request: HttpRequest, queryset: FeedbackQuerySet) -> FeedbackQuerySet:  # type: ignore[override]  # see above
        match self.value():
            case None:
                return queryset
            case "me":
                return queryset.filter(assignee=get_reviewer(request))
            case "nobody":
                return queryset.filter(get_unassigned_condition())
            case pk:
                is_id = pk.isascii() and pk.isdecimal() and len(pk) <= MAX_ID_DIGITS
                return queryset.filter(assignee=int(pk)) if is_id else queryset.none()


class ReceivedFilter(admin.DateFieldListFilter):
    """By the day of receipt. Only a message of the release before has none, for a few minutes: no choice for that."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.links = tuple((label, lookups) for label, lookups in self.links if self.lookup_kwarg_isnull not in lookups)


class PageFilter(admin.SimpleListFilter):
    """Messages about one page."""

    title = "page"
    parameter_name = "page_path"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Return the pages of the latest messages; what else senders typed may be personal, and this becomes a link."""
        latest = Feedback.objects.order_by("-created_at").values_list("page", flat=True)[:MAX_RECENT_MESSAGES]
        return [(page, page) for page in sorted(set(filter(local_path, latest)))]

    def queryset(self, request: HttpRequest, queryset: FeedbackQuerySet) -> FeedbackQuerySet:  # type: ignore[override]  # see above
        return queryset.filter(page=self.value()) if self.value() else queryset
