"""App configuration of the audit log."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Logs events of accounts. An app without models, so that Wagtail finds its hooks."""

    name = "carecity.audit"

    def ready(self) -> None:
        from . import signal_handlers  # noqa: F401, PLC0415 - connects; needs the models to be loaded
