"""The second factor: that everybody has one where it is required, and what allauth asks about it."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]  # recovery codes help where one of these is lost

# What somebody needs to set one up, by the names of the views.
OPEN = {
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "session_left",
    "session_renew",
}


class SecondFactorRequired:
    """Lead whoever has no second factor to the page where one is set up, whatever was asked for.

    As with the session's limits, a visitor without a session cookie passes unseen.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Pass on: the view's name is not known yet."""
        return self.get_response(request)

    def process_view(self, request, *_args):
        """Answer in the place of the view, unless it is one of those that are needed."""
        if not settings.REQUIRE_MFA or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        if request.resolver_match.view_name in OPEN or request.user.is_anonymous:
            return None
        if is_mfa_enabled(request.user, FACTORS):
            return None
        return _refuse(request)


def _refuse(request):
    """Lead a person on; a script could not follow, and is told."""
    address = reverse("mfa_index")
    if request.method not in {"GET", "HEAD"} or not request.accepts("text/html") or _is_script(request):
        return JsonResponse({"error": "Set up a second factor first.", "location": address}, status=403)
    return redirect(f"{address}?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}")


def _is_script(request):
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"


class SecondFactorAdapter(DefaultMFAAdapter):
    """What allauth asks about second factors."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "This is your only second factor. Set up another one before you remove it.",
        "cannot_generate_recovery_codes": "Set up an authenticator app or a passkey first.",
        "incorrect_code": "This code or passkey was not accepted. A code works once: wait for the next one.",
    }

    def can_delete_authenticator(self, authenticator):
        """Keep the last one where one is required."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS).exclude(pk=authenticator.pk)
        return not settings.REQUIRE_MFA or others.exists()

    def generate_authenticator_name(self, user, type):  # noqa: A002 - allauth's name
        """Suggest a name; the person may give a better one."""
        return f"Passkey {Authenticator.objects.filter(user=user, type=type).count() + 1}"

    def get_public_key_credential_rp_entity(self):
        """Show the organisation's name where a browser asks for a passkey."""
        return super().get_public_key_credential_rp_entity() | {"name": settings.WAGTAIL_SITE_NAME}

    def build_totp_svg(self, url):
        """Draw the code on white: on a dark page, no telephone could read it."""
        import qrcode
        from qrcode.image.svg import SvgPathFillImage

        return qrcode.make(url, image_factory=SvgPathFillImage).to_string(encoding="unicode")
