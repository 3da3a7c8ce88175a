"""What the database says when Prometheus asks: how far behind the worker is, what mail and what feedback wait."""

from django.db import DatabaseError
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily

from contact.models import Feedback, Mail
from pages.models import MissedAddress

from .heartbeat import due_tasks, last_finished, waiting_since


class State:
    """Numbers as of now; where the database is away, that it is."""

    def collect(self):
        """Return the measures; all of them, or the one that says why there are no others."""
        try:
            measures = [*_worker(), *_feedback()]
        except DatabaseError:
            measures = []
        is_there = GaugeMetricFamily("carecity_database_up", "Whether the database answers.", value=bool(measures))
        return [is_there, *measures]


def _worker():
    yield GaugeMetricFamily("carecity_tasks_due", "Tasks that wait for the worker.", value=due_tasks().count())
    yield _age("carecity_task_oldest_due_seconds", "For how long the oldest of them has waited.", waiting_since())
    if finished := last_finished():
        yield _age("carecity_worker_silent_seconds", "For how long the worker has finished nothing.", finished)


def _feedback():
    unsent = Mail.objects.unsent().order_by("created_at").values_list("created_at", flat=True).first()
    yield _age("carecity_mail_oldest_unsent_seconds", "For how long the oldest mail waits to be sent.", unsent)
    given_up = Mail.objects.failed().count()
    yield GaugeMetricFamily("carecity_mail_given_up", "Mails that need a person.", value=given_up)
    feedback = GaugeMetricFamily("carecity_feedback", "Messages that wait for somebody.", labels=["state"])
    feedback.add_metric(["open"], Feedback.objects.open().count())
    feedback.add_metric(["quarantined"], Feedback.objects.quarantined().count())
    yield feedback
    missed = MissedAddress.objects.count()
    yield GaugeMetricFamily("carecity_missed_addresses", "Addresses asked for in vain, in the report.", value=missed)


def _age(name, help_text, since):
    """Return seconds until now: 0 where nothing waits."""
    return GaugeMetricFamily(name, help_text, value=(timezone.now() - since).total_seconds() if since else 0)
