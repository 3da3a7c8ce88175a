"""Instruments each database connection when it is opened: in web processes, in the worker and in commands."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver

from .middleware import time_query


@receiver(connection_created, dispatch_uid="carecity.monitoring.install_query_timer")
def install_query_timer(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    if time_query not in connection.execute_wrappers:  # wrappers survive a reconnect
        connection.execute_wrappers.append(time_query)
