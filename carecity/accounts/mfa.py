"""The second factor: who must set one up, and allauth's adapter for it."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError

# Recovery codes are not among them: they only help a user who has lost one of these.
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def is_mfa_missing(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Return whether this signed-in user must set up a second factor before anything else."""
    return settings.REQUIRE_MFA and user.is_authenticated and not is_mfa_enabled(user, SECOND_FACTORS)


class MFAAdapter(DefaultMFAAdapter):
    """Keeps the last second factor where one is required, and names and draws things our way."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "This is your only second factor. Set up another one before you remove it.",
        "cannot_generate_recovery_codes": "Set up an authenticator app or a passkey first.",
        "incorrect_code": "This code was not accepted. Each code works once: wait for the next one.",
        "incorrect_passkey": "This passkey was not accepted.",
    }

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Return the error; allauth says of a passkey too that the code is wrong."""
        is_passkey = code == "incorrect_code" and "credential" in self.request.POST
        return super().validation_error("incorrect_passkey" if is_passkey else code, *args)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = Authenticator.objects.filter(user=authenticator.user, type__in=SECOND_FACTORS)
        return not settings.REQUIRE_MFA or others.exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:  # noqa: A002 - allauth's name
        """Suggest a name, which the user may change."""
        return f"Passkey {Authenticator.objects.filter(user=user, type=type).count() + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, Any]:
        """Return the relying party, with the organisation's name, which browsers show with a passkey."""
        return super().get_public_key_credential_rp_entity() | {"name": settings.WAGTAIL_SITE_NAME}

    def build_totp_svg(self, url: str) -> str:
        """Draw the QR code on a white background: in dark mode no phone could read it on the page's."""
        import qrcode  # noqa: PLC0415 - only this page needs it
        from qrcode.image.svg import SvgPathFillImage  # noqa: PLC0415 - only this page needs it

        return qrcode.make(url, image_factory=SvgPathFillImage).to_string(encoding="unicode")
