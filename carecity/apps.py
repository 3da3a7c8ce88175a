"""Django's entry for the wiring: the timetable and the checks."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CarecityConfig(AppConfig):
    """The project itself."""

    name = "carecity"

    def ready(self):
        """Keep the worker's timetable as the code has it."""
        from django.apps import apps

        from .timetable import write_timetable

        post_migrate.connect(write_timetable, sender=apps.get_app_config("django_q"))
