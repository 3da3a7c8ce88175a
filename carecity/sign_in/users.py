"""New colleagues: with a password from an administrator, or with an invitation."""

from wagtail.users.forms import UserCreationForm

from .links import send_invitation


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
