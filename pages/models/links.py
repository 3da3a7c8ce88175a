"""What the last requests to the pages elsewhere that this site links to have told."""

from __future__ import annotations

from datetime import date, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from datetime import datetime

MAX_URL_BYTES = 2000  # PostgreSQL indexes no more than 2,704 bytes of a value
NOT_FOUND = {HTTPStatus.NOT_FOUND.value, HTTPStatus.GONE.value}
# A page that is missing for a night may be moving. Only the same result so much later says that it is gone.
CONFIRMED_AFTER = timedelta(days=7)


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    """Queries for the nightly job and the report."""

    def due(self, night: datetime) -> LinkCheckQuerySet:
        """Return the URLs that were not requested since the beginning of this night, longest ago first."""
        is_due = Q(checked_at=None) | Q(checked_at__lt=night)
        return self.filter(is_due).order_by(models.F("checked_at").asc(nulls_first=True), "pk")

    def get_broken(self) -> dict[str, LinkCheck]:
        """Return what is broken, by URL."""
        # The days are compared here, because SQLite has no dates.
        return {check.url: check for check in self.exclude(failed_on=None) if check.is_broken}


class LinkCheck(models.Model):
    """The result of the last request to a URL. It is broken when it was not found twice, a week or more apart."""

    url = models.CharField(max_length=MAX_URL_BYTES, unique=True)
    checked_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)  # of the last response; null: none, or an unreadable one
    # The first and the last day on which it was not found, since it was found last.
    failed_on = models.DateField(null=True)
    last_failed_on = models.DateField(null=True)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        verbose_name = "link check"

    def __str__(self) -> str:
        return self.url

    @property
    def is_broken(self) -> bool:
        days = self.failed_on, self.last_failed_on
        return bool(days[0] and days[1] and days[1] - days[0] >= CONFIRMED_AFTER)

    def claim(self, now: datetime, night: datetime) -> bool:
        """Mark the URL as requested; return whether no other worker has done so this night.

        Before the request: a URL at which the worker stops is not the first one of the next run.
        """
        return bool(LinkCheck.objects.due(night).order_by().filter(pk=self.pk).update(checked_at=now))

    def record(self, status: int | None, today: date) -> None:
        """Store the status of a response. What neither was found nor is missing changes no day: it proves nothing."""
        self.status = status
        if status in NOT_FOUND:
            self.failed_on, self.last_failed_on = self.failed_on or today, today
        elif status is not None and status < HTTPStatus.BAD_REQUEST:
            self.failed_on = self.last_failed_on = None
        values = {"status": status, "failed_on": self.failed_on, "last_failed_on": self.last_failed_on}
        LinkCheck.objects.filter(pk=self.pk).update(**values)  # no longer there if the last link to it is gone
