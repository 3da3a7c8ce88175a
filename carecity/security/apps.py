"""The app that stores reports of CSP violations and patches Wagtail to work under the policy."""

from django.apps import AppConfig


class SecurityConfig(AppConfig):
    """Patches Wagtail's widgets at start-up."""

    name = "carecity.security"
    label = "security"

    def ready(self) -> None:
        from . import patches  # noqa: PLC0415 - imports models, which exist only now

        patches.apply()
