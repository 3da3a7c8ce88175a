"""App configurations: our sign-in, and Wagtail's user management with our rules."""

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    """Sign-in, second factors and sessions. An app without models, so that Wagtail finds its hooks."""

    name = "carecity.accounts"

    def ready(self) -> None:
        from . import signal_handlers  # noqa: F401, PLC0415 - connects; needs the apps to be loaded


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's user management with our views."""

    user_viewset = "carecity.accounts.viewsets.UserViewSet"
