"""Updates the worker's schedules after migrations."""

from typing import Any

from django.apps import apps
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from .schedules import sync_schedules


@receiver(post_migrate, sender=apps.get_app_config("django_q"), dispatch_uid="core.sync_schedules_after_migrations")
def sync_schedules_after_migrations(**_kwargs: Any) -> None:
    """Run after the migrations of django-q2, whose table it writes."""
    sync_schedules()
