"""App configurations of the project itself and of the Django admin."""

from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate


class CarecityConfig(AppConfig):
    """The project: its commands, template tags, and the worker's schedules."""

    name = "carecity"

    def ready(self) -> None:
        from carecity.core.schedules import sync_schedules  # noqa: PLC0415 - imports models

        queue = apps.get_app_config("django_q")
        post_migrate.connect(sync_schedules, sender=queue, dispatch_uid="carecity.sync_schedules")


class FeedbackAdminConfig(AdminConfig):
    """The Django admin, limited to feedback and background work."""

    default_site = "carecity.admin.FeedbackAdminSite"
