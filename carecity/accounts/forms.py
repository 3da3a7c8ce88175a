"""The forms of the sign-in: allauth's, with our labels; and the form with which administrators invite users."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django_q.tasks import async_task
from wagtail.users.forms import UserCreationForm, UserEditForm

from .groups import describe_group
from .patches import remember_used_code
from .selectors import fold, get_same_username

# A phone would begin the name with a capital letter and correct it to a word.
AS_TYPED = {"autocapitalize": "none", "spellcheck": "false"}
PASSWORD_HINT = "At least 12 characters. Three or four unrelated words are strong and easy to remember."  # noqa: S105 - a hint


class LabelsMixin:
    """Labels above the fields, in sentence case; no placeholders, which disappear when the user types."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]  # of the form
            field.widget.attrs.pop("placeholder", None)
            field.label = str(field.label or name).capitalize()
            field.help_text = PASSWORD_HINT if name == "password1" else ""


class LoginForm(LabelsMixin, account_forms.LoginForm):
    """Username and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= AS_TYPED


class ReauthenticateForm(LabelsMixin, account_forms.ReauthenticateForm):
    """The password once more, before something sensitive."""


class ChangePasswordForm(LabelsMixin, account_forms.ChangePasswordForm):
    """The current password and a new one."""


class ResetPasswordKeyForm(LabelsMixin, account_forms.ResetPasswordKeyForm):
    """A new password, after a link in a mail."""


class ResetPasswordForm(forms.Form):
    """The address to send a link to. The worker looks for its account, so that every response takes equally long."""

    email = forms.EmailField(
        label="Your email address",
        help_text="The address that an administrator has entered for your account.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"} | AS_TYPED),
    )

    def clean_email(self) -> str:
        """Return one spelling of the address, so that allauth counts all of them as one."""
        return fold(self.cleaned_data["email"])

    def save(self, request: HttpRequest) -> None:
        """Queue the mail; `save=False` keeps no record of the address."""
        async_task("carecity.accounts.emails.send_reset_links", self.cleaned_data["email"], save=False)


class CodeMixin(LabelsMixin):
    """A numeric keyboard for the code, which works once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "spellcheck": "false"}  # type: ignore[attr-defined]  # of the form

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]  # of the form
        remember_used_code(self.user, code)  # type: ignore[attr-defined]  # of the form
        return code


class AuthenticateForm(CodeMixin, mfa_forms.AuthenticateForm):
    """The second factor at sign-in."""


class ReauthenticateByCodeForm(CodeMixin, mfa_forms.ReauthenticateForm):
    """The second factor once more, before something sensitive."""


class ActivateTOTPForm(CodeMixin, totp_forms.ActivateTOTPForm):
    """The first code of an authenticator app."""


class AddPasskeyForm(LabelsMixin, webauthn_forms.AddWebAuthnForm):
    """A new passkey, which can always sign in by itself."""

    passwordless = None  # removes allauth's checkbox: see patches.begin_passkey_registration


class EditPasskeyForm(LabelsMixin, webauthn_forms.EditWebAuthnForm):
    """Another name for a passkey."""


class UsernameMixin:
    """Refuses a username that another user has in other letters: sign-in does not tell the two apart."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs |= AS_TYPED | {"autocomplete": "off"}  # type: ignore[attr-defined]  # of the form

    def clean_username(self) -> str:
        """Return the name in the form that Django stores; one that stays as it is may be from an earlier release."""
        username: str = self.cleaned_data["username"]  # type: ignore[attr-defined]  # of the form
        if "username" not in self.changed_data:  # type: ignore[attr-defined]  # of the form
            return username
        if other := get_same_username(username, self.instance):  # type: ignore[attr-defined]  # of the form
            raise ValidationError(
                f"There is already a user named “{other}”. Choose another username: "
                "capital and small letters make no difference."
            )
        return AbstractBaseUser.normalize_username(username)


class GroupsMixin:
    """Says of each group what its members may do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["groups"]  # type: ignore[attr-defined]  # of the form
        field.label_from_instance = describe_group
        field.help_text = "A user may be in several groups, and may then do what each of them may."


class UserChangeForm(UsernameMixin, GroupsMixin, UserEditForm):
    """An account that exists."""


class UserInvitationForm(UsernameMixin, GroupsMixin, UserCreationForm):
    """A new account. Without a password, its user is sent a link to choose one."""

    password_required = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = "Leave both empty to send the user an email with a link to choose a password."
        self.fields["password1"].help_text = hint

    def save(self, commit: bool = True) -> AbstractBaseUser:  # noqa: FBT001, FBT002 - Django's signature
        """Save the account; without a password it is closed until its user has used the link."""
        if not self.cleaned_data["password1"]:
            self.instance.set_unusable_password()
        return super().save(commit=commit)
