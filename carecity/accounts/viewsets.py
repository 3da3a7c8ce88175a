"""The CMS's screens of people, where an administrator cannot become a superuser: only superusers make or change one.

Wagtail lets whoever may change users tick "superuser", or give a superuser a password of their choosing.
"""

from django.core.exceptions import PermissionDenied
from wagtail import hooks
from wagtail.users.forms import UserCreationForm
from wagtail.users.views.users import CreateView, EditView, User, UserViewSet

from .emails import send_invitation


class SuperuserMixin:
    """Show who is a superuser, and let only superusers decide it."""

    def get_form(self, form_class=None):
        """Return the form; a disabled field takes no answer, whatever is posted."""
        form = super().get_form(form_class)
        if "is_superuser" in form.fields:
            form.fields["is_superuser"].label = "Superuser"
            form.fields["is_superuser"].help_text = "May do everything, in both admins. Only superusers decide it."
            form.fields["is_superuser"].disabled = not self.request.user.is_superuser
        return form


class PersonCreateView(SuperuserMixin, CreateView):
    """Add somebody."""


class PersonEditView(SuperuserMixin, EditView):
    """Change somebody."""


class PeopleViewSet(UserViewSet):
    """All screens of people."""

    copy_view_enabled = False  # a copy of a superuser would be one
    add_view_class = PersonCreateView
    edit_view_class = PersonEditView

    def get_form_class(self, for_update=False):  # noqa: FBT002 - Wagtail's signature
        """Invite with the form for a new one."""
        return super().get_form_class(for_update) if for_update else InvitationForm


@hooks.register("before_edit_user")
def guard_superuser(request, user):
    """Refuse to open a superuser's account to those who are none."""
    if user.is_superuser and not request.user.is_superuser:
        raise PermissionDenied


@hooks.register("before_bulk_action")
def guard_superusers(request, action_type, objects, action):
    """Refuse the same to a whole list of people."""
    if User in action.models and not request.user.is_superuser and any(user.is_superuser for user in objects):
        raise PermissionDenied


class InvitationForm(UserCreationForm):
    """A new account. Without a password, the person is sent a link to choose one."""

    password_required = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[
            "password1"
        ].help_text = "Leave both empty, and the person is sent an email with a link to choose a password."

    def save(self, **kwargs):
        """Keep an account without a password closed until the link was used."""
        if not self.cleaned_data["password1"]:
            self.instance.set_unusable_password()
        return super().save(**kwargs)


def invite(request, user):
    """Send the link; called after an account was made."""
    if not user.has_usable_password():
        send_invitation(user)
