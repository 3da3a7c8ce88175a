"""Wagtail's user management, in which only superusers create or change superusers.

Wagtail lets every user who may change users tick "superuser", or set a superuser's password.
"""

from collections import Counter
from typing import Any

from django.contrib.auth.models import User
from django.db.models import SET_NULL, ManyToOneRel, QuerySet
from django.forms import BaseForm
from django.utils.functional import cached_property
from django_filters import BooleanFilter
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.boolean_radio_select import BooleanRadioSelect
from wagtail.users.views.users import CreateView, DeleteView, EditView, IndexView
from wagtail.users.views.users import UserFilterSet as WagtailUserFilterSet
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from .forms import UserChangeForm, UserInvitationForm


class UserFilterSet(WagtailUserFilterSet):
    """Filters of the list."""

    is_superuser = BooleanFilter(label="Superuser", widget=BooleanRadioSelect)


class UserIndexView(IndexView):
    """The list of users, with their groups and whether they can sign in."""

    @cached_property
    def columns(self) -> list[Column]:
        """Return Wagtail's columns. It calls superusers "Admin", which is too near to the group Administrators."""
        replaced = {
            "is_superuser": Column("groups", label="Groups", accessor=get_groups, width="25%"),
            "is_active": Column("is_active", label="Status", accessor=get_status, sort_key="is_active", width="15%"),
        }
        columns = [replaced.get(column.name, column) for column in super().columns]
        next(column for column in columns if column.name == "name").classname = "user-name"
        return columns

    def get_base_queryset(self) -> QuerySet[User]:
        return super().get_base_queryset().prefetch_related("groups")


def get_groups(user: User) -> str:
    return ", ".join([*["Superuser"] * user.is_superuser, *sorted(group.name for group in user.groups.all())])


def get_status(user: User) -> str:
    if not user.is_active:
        return "Disabled"
    return "Active" if user.has_usable_password() else "No password yet"


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


class UserDeleteView(DeleteView):
    """Delete a user, and say beforehand what stays without the name."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"traces": count_traces(self.object)}


def count_traces(user: User) -> list[tuple[str, int]]:
    """Return the rows that will name a former user instead: pairs of the name of their table and how many.

    Wagtail's reference index, and so its sentence "referenced 0 times", knows only references in content.
    """
    relations = user._meta.get_fields(include_hidden=True)
    counts: Counter[str] = Counter()
    for relation in relations:
        if isinstance(relation, ManyToOneRel) and relation.on_delete is SET_NULL:
            model: Any = relation.related_model
            rows = model._base_manager.filter(**{relation.field.name: user})
            counts[str(model._meta.verbose_name_plural)] += rows.count()
    return [(name, number) for name, number in sorted(counts.items()) if number]


class UserViewSet(WagtailUserViewSet):
    """All views of users."""

    filterset_class = UserFilterSet
    index_view_class = UserIndexView
    copy_view_enabled = False  # a copy of a superuser would be one
    add_view_class = UserCreateView
    edit_view_class = UserEditView
    delete_view_class = UserDeleteView

    def get_form_class(self, for_update: bool = False) -> Any:  # noqa: FBT001, FBT002 - Wagtail's signature
        return UserChangeForm if for_update else UserInvitationForm
