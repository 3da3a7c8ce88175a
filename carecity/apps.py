"""App configurations of the project itself and of the Django admin."""

import gc

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class CarecityConfig(AppConfig):
    """The project: its commands, template tags, and the worker's schedules."""

    name = "carecity"

    def ready(self) -> None:
        from carecity.core import signal_handlers  # noqa: F401, PLC0415 - connects; needs the apps to be loaded

        gc.freeze()  # what exists now stays: the garbage collector need not look at it
        gc.enable()


class FeedbackAdminConfig(AdminConfig):
    """The Django admin, limited to feedback and background work."""

    default_site = "carecity.admin.FeedbackAdminSite"
