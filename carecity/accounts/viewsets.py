"""Wagtail's user management, in which only superusers create or change superusers.

Wagtail lets every user who may change users tick "superuser", or set a superuser's password.
"""

from typing import Any

from django.forms import BaseForm
from wagtail.users.views.users import CreateView, EditView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from .forms import UserInvitationForm


class SuperuserFieldMixin:
    """Lets only superusers change the checkbox "Superuser"."""

    def get_form(self, form_class: type[BaseForm] | None = None) -> BaseForm:
        """Return the form; a disabled field ignores what is posted."""
        form = super().get_form(form_class)  # type: ignore[misc]  # of the view
        if "is_superuser" in form.fields:
            field = form.fields["is_superuser"]
            field.label = "Superuser"
            field.help_text = "Has every permission, in both admins. Only superusers can change this."
            field.disabled = not self.request.user.is_superuser  # type: ignore[attr-defined]  # of the view
        return form


class UserCreateView(SuperuserFieldMixin, CreateView):
    """Create a user."""


class UserEditView(SuperuserFieldMixin, EditView):
    """Change a user."""


class UserViewSet(WagtailUserViewSet):
    """All views of users."""

    copy_view_enabled = False  # a copy of a superuser would be one
    add_view_class = UserCreateView
    edit_view_class = UserEditView

    def get_form_class(self, for_update: bool = False) -> Any:  # noqa: FBT001, FBT002 - Wagtail's signature
        return super().get_form_class(for_update) if for_update else UserInvitationForm
