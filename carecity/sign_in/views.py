"""allauth's views, where the house wants them otherwise."""

from allauth.account.internal.stagekit import clear_login
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.totp.forms import DeactivateTOTPForm
from allauth.mfa.webauthn import views as passkeys
from allauth.mfa.webauthn.internal import auth
from django.conf import settings
from django.urls import reverse


def second_step(request):
    """Ask for the second factor; where it was reset meanwhile, begin again.

    Without that, allauth leads back and forth: to the sign-in, which leads to the step that is not done.
    """
    response = AuthenticateView.as_view()(request)
    if response.status_code == 302 and response["Location"] == reverse(settings.LOGIN_URL):  # noqa: PLR2004 - led away
        clear_login(request)
    return response


class AddPasskey(passkeys.AddWebAuthnView):
    """Ask the browser for a passkey that the device keeps and unlocks: with it alone one can sign in."""

    def get_context_data(self, **kwargs):
        """Give the browser its task."""
        context = super().get_context_data(**kwargs)
        options = auth.begin_registration(self.request.user, passwordless=True)
        return context | {"js_data": {"creation_options": options}}


class RemovePasskey(passkeys.RemoveWebAuthnView):
    """Remove a passkey, unless it is the only second factor: allauth asks that of authenticator apps alone."""

    form_class = DeactivateTOTPForm

    def get_form_kwargs(self):
        """Tell the form which one, so that it can refuse."""
        return super().get_form_kwargs() | {"authenticator": self.object}
