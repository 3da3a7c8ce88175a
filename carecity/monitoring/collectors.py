"""Prometheus metrics that are read from the database on each scrape: the worker's backlog, mail and feedback."""

from collections.abc import Iterator
from datetime import datetime

from django.db import DatabaseError
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from contact.models import Feedback, Mail
from pages.models import NotFoundPath

from .health_checks import due_tasks, last_task_finished_at, oldest_due_task_queued_at


class DatabaseCollector(Collector):
    """Yields `carecity_database_up` alone while the database does not respond."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            metrics = [*worker_metrics(), *content_metrics()]
        except DatabaseError:
            metrics = []
        yield GaugeMetricFamily("carecity_database_up", "Whether the database responds.", value=bool(metrics))
        yield from metrics


def worker_metrics() -> Iterator[GaugeMetricFamily]:
    yield GaugeMetricFamily("carecity_tasks_due", "Tasks waiting for the worker.", value=due_tasks().count())
    queued_at = oldest_due_task_queued_at()
    yield seconds_since("carecity_task_oldest_due_seconds", "Seconds that the oldest due task has waited.", queued_at)
    if finished_at := last_task_finished_at():
        yield seconds_since(
            "carecity_worker_silent_seconds", "Seconds since the worker last finished a task.", finished_at
        )


def content_metrics() -> Iterator[GaugeMetricFamily]:
    unsent_at = Mail.objects.unsent().order_by("created_at").values_list("created_at", flat=True).first()
    yield seconds_since(
        "carecity_mail_oldest_unsent_seconds", "Seconds that the oldest unsent mail has waited.", unsent_at
    )
    failed = Mail.objects.failed().count()
    yield GaugeMetricFamily("carecity_mail_given_up", "Mails that could not be sent and are no longer retried.", failed)
    feedback = GaugeMetricFamily("carecity_feedback", "Feedback waiting for a reviewer, by state.", labels=["state"])
    feedback.add_metric(["open"], Feedback.objects.open().count())
    feedback.add_metric(["quarantined"], Feedback.objects.quarantined().count())
    yield feedback
    not_found = NotFoundPath.objects.count()
    yield GaugeMetricFamily("carecity_missed_addresses", "Paths in the report of pages not found (404).", not_found)


def seconds_since(name: str, documentation: str, moment: datetime | None) -> GaugeMetricFamily:
    """Return a gauge of the seconds since `moment`, 0 if it is None."""
    value = (timezone.now() - moment).total_seconds() if moment else 0
    return GaugeMetricFamily(name, documentation, value=value)
