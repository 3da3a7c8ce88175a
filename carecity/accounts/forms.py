"""The forms of the sign-in: allauth's, in the house's way."""

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django_q.tasks import async_task

HINT = "At least 12 characters. Three or four words that do not belong together are strong and easy to remember."


class HouseStyle:
    """Labels above the fields, in sentence case; no placeholders, which vanish when somebody types."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = str(field.label or name).capitalize()
            field.help_text = HINT if name == "password1" else ""


class LoginForm(HouseStyle, account.LoginForm):
    """Username and password."""


class ReauthenticateForm(HouseStyle, account.ReauthenticateForm):
    """The password once more."""


class ChangePasswordForm(HouseStyle, account.ChangePasswordForm):
    """The old password and a new one."""


class ResetPasswordKeyForm(HouseStyle, account.ResetPasswordKeyForm):
    """A new password, for somebody who came by a link."""


class ResetPasswordForm(forms.Form):
    """Where to send a link. The worker looks who it is for: the answer takes as long for everybody."""

    email = forms.EmailField(
        label="Your email address",
        help_text="The one that an administrator has entered for you.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def save(self, request):
        """Leave the rest to the worker, which keeps no record of what was asked."""
        async_task("carecity.accounts.emails.send_reset_links", self.cleaned_data["email"], save=False)


class CodeForm(HouseStyle):
    """A code that is typed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "spellcheck": "false"}


class AuthenticateForm(CodeForm, second_factor.AuthenticateForm):
    """The second factor, when signing in."""


class ReauthenticateByCodeForm(CodeForm, second_factor.ReauthenticateForm):
    """The second factor once more."""


class ActivateTOTPForm(CodeForm, totp.ActivateTOTPForm):
    """The first code of an authenticator app."""


class AddPasskeyForm(HouseStyle, passkeys._BaseAddWebAuthnForm):
    """A new passkey; always one that can sign in by itself."""


class EditPasskeyForm(HouseStyle, passkeys.EditWebAuthnForm):
    """Another name for a passkey."""
