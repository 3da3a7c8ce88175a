"""App configuration of monitoring."""

from django.apps import AppConfig
from django.conf import settings


class MonitoringConfig(AppConfig):
    """Measures queries and reports errors. An app without models, so that Wagtail finds its hooks."""

    name = "carecity.monitoring"

    def ready(self) -> None:
        from . import signal_handlers  # noqa: F401, PLC0415 - connects

        if settings.SENTRY_DSN:
            from .sentry import init_sentry  # noqa: PLC0415 - loads the SDK, which most set-ups do not need

            init_sentry(settings.SENTRY_DSN)
