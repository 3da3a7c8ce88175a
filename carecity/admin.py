"""The Django admin: feedback for its reviewers, background work for superusers."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db.models import Model
from django.db.models.base import ModelBase
from django.http import HttpRequest

# Everything else, users included, is managed in the CMS: in one place, with one set of permissions.
APP_LABELS = {"contact", "django_q"}


def can_use_feedback_admin(user: AbstractUser | AnonymousUser) -> bool:
    """Return whether the user may read feedback: no further flag, such as `is_staff`, can be forgotten."""
    return user.is_active and user.has_perm("contact.view_feedback")


class FeedbackAdminSite(AdminSite):
    """The Django admin for users who may read feedback."""

    site_header = site_title = "Care City feedback"
    index_title = "Feedback"
    enable_nav_sidebar = False  # the list of messages needs the width

    def has_permission(self, request: HttpRequest) -> bool:
        return can_use_feedback_admin(request.user)

    def register(
        self,
        model_or_iterable: type[Model] | Iterable[type[Model]],
        admin_class: "type[ModelAdmin[Any]] | None" = None,
        **options: Any,
    ) -> None:
        """Leave out models of other apps, also those that a package registers."""
        models = [model_or_iterable] if isinstance(model_or_iterable, ModelBase) else model_or_iterable
        super().register([model for model in models if model._meta.app_label in APP_LABELS], admin_class, **options)
