"""Paths that visitors requested and that do not exist: a path and a count, nothing about who requested it."""

from django.db import models
from django.db.models import F
from django.utils import timezone

MAX_NOT_FOUND_PATHS = 1000  # rows; beyond it the least requested path that was requested longest ago is deleted
MAX_PATH_LENGTH = 255


class NotFoundPath(models.Model):
    """A path that was answered with 404, listed in the report that creates redirects."""

    path = models.CharField(max_length=MAX_PATH_LENGTH, unique=True)
    count = models.PositiveIntegerField(default=1)
    last_on = models.DateField(default=timezone.localdate, verbose_name="last requested")

    class Meta:
        db_table = "pages_missedaddress"  # the name that the release before knows
        ordering = ["-count", "-last_on"]
        verbose_name = "path not found"

    def __str__(self) -> str:
        return self.path

    @classmethod
    def record(cls, path: str) -> None:
        """Count a request for a path. The table never exceeds its maximum, whatever paths a client invents."""
        updated = cls.objects.filter(path=path).update(count=F("count") + 1, last_on=timezone.localdate())
        if updated or len(path) > MAX_PATH_LENGTH:
            return
        if cls.objects.count() >= MAX_NOT_FOUND_PATHS:
            cls.objects.filter(pk__in=cls.objects.order_by("count", "last_on").values("pk")[:1]).delete()
        cls.objects.get_or_create(path=path)
