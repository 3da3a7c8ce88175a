"""The Django admin: feedback for its reviewers, background work for superusers."""

import re
from collections.abc import Callable, Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any, NamedTuple

from django.contrib.admin import AdminSite, ModelAdmin, site
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.core.exceptions import BadRequest
from django.db import DataError
from django.db.models import Model
from django.db.models.base import ModelBase
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse_lazy

# Everything else, users included, is managed in the CMS: in one place, with one set of permissions.
APP_LABELS = {"contact", "django_q", "pages"}
# Of a form that could not be saved, what a user has typed and would have to type again: texts, and other long values.
MIN_TYPED_LENGTH = 30  # characters
NOT_TYPED = re.compile(r"^(csrfmiddlewaretoken|opened_row|initial-.*|.*form_key|.*token)$")
TEXT_FIELD = re.compile(r"(text|outcome|message|told|response)$")


def can_use_feedback_admin(user: AbstractUser | AnonymousUser) -> bool:
    """Return whether the user may read feedback: no further flag, such as `is_staff`, can be forgotten."""
    return user.is_active and user.has_perm("contact.view_feedback")


class NavigationItem(NamedTuple):
    """A link in the header of the Django admin."""

    label: str
    url: str
    current: str  # the value of aria-current: a page below it is shown, or itself


# Label, URL, and the permission without which the user does not see the link.
NAVIGATION = [
    ("Start", reverse_lazy("admin:index"), "contact.view_feedback"),
    ("Messages", reverse_lazy("admin:contact_feedback_changelist"), "contact.view_feedback"),
    ("Report", reverse_lazy("admin:contact_feedback_report"), "contact.view_feedback"),
    ("You said, we did", reverse_lazy("admin:pages_publicanswer_changelist"), "pages.view_publicanswer"),
    ("Mail", reverse_lazy("admin:contact_mail_changelist"), "contact.view_mail"),
    ("Settings", reverse_lazy("admin:app_list", args=["contact"]), "contact.view_feedback"),
    ("Background work", reverse_lazy("admin:app_list", args=["django_q"]), "django_q.view_failure"),
]


def get_navigation(request: HttpRequest) -> list[NavigationItem]:
    """Return the links that the user may follow; the current one is the longest that the path begins with."""
    links = [(label, str(url)) for label, url, permission in NAVIGATION if request.user.has_perm(permission)]
    matching = [url for _, url in links if request.path.startswith(url)]
    current = max(matching, key=len, default="")
    kind = "page" if current == request.path else "true"
    return [NavigationItem(label, url, kind if url == current else "") for label, url in links]


def get_typed_texts(request: HttpRequest) -> list[str]:
    """Return the texts of a posted form."""
    fields = {name: values for name, values in request.POST.lists() if not NOT_TYPED.search(name)}
    return [
        text
        for name, values in fields.items()
        for text in values
        if len(text) >= MIN_TYPED_LENGTH or (text.strip() and TEXT_FIELD.search(name))
    ]


def render_typed_texts(request: HttpRequest, title: str, *, status: int) -> TemplateResponse | None:
    """Return a page with the texts of a form that was refused as a whole; None if it has none."""
    typed = get_typed_texts(request)
    context = {**site.each_context(request), "title": title, "typed": typed}
    return TemplateResponse(request, "admin/signed_out.html", context, status=status) if typed else None


class FeedbackAdminSite(AdminSite):
    """The Django admin for users who may read feedback."""

    site_header = site_title = "Care City feedback"
    index_title = "Start"
    enable_nav_sidebar = False  # the list of messages needs the width

    def has_permission(self, request: HttpRequest) -> bool:
        return can_use_feedback_admin(request.user)

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """Show the text that was typed in a form whose session has ended: the sign-in page would lose it.

        Refuse an object id or a filter value with NUL, which no browser sends, or with a number that no database takes.
        """
        protected = super().admin_view(view, cacheable)

        @wraps(view)
        def show_typed_text(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if "\0" in request.path or any("\0" in value for _, values in request.GET.lists() for value in values):
                raise BadRequest("NUL in the address.")
            if not request.user.is_authenticated:
                page = render_typed_texts(request, "You have been signed out", status=HTTPStatus.UNAUTHORIZED)
                if page:
                    return page
            try:
                return protected(request, *args, **kwargs)
            except (OverflowError, DataError) as error:
                if request.method != "GET":
                    raise
                raise BadRequest("A number that no database takes.") from error

        return show_typed_text

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return super().each_context(request) | {"navigation": get_navigation(request)}

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show what needs a reviewer instead of a list of tables."""
        from contact.admin.filters import get_reviewer  # noqa: PLC0415 - contact.admin registers with this site
        from contact.admin.start import get_start_context  # noqa: PLC0415 - as above

        return super().index(request, get_start_context(get_reviewer(request)) | (extra_context or {}))

    def register(
        self,
        model_or_iterable: type[Model] | Iterable[type[Model]],
        admin_class: "type[ModelAdmin[Any]] | None" = None,
        **options: Any,
    ) -> None:
        """Leave out models of other apps, also those that a package registers."""
        models = [model_or_iterable] if isinstance(model_or_iterable, ModelBase) else model_or_iterable
        super().register([model for model in models if model._meta.app_label in APP_LABELS], admin_class, **options)
