"""Addresses that visitors asked for in vain: a path and a count, nothing about who asked."""

from django.db import models
from django.db.models import F
from django.utils import timezone

LIMIT = 1000  # rows; what was asked for least, and longest ago, makes room


class MissedAddress(models.Model):
    """A path below which there is no page."""

    path = models.CharField(max_length=255, unique=True)
    count = models.PositiveIntegerField(default=1)
    last_on = models.DateField(default=timezone.localdate, verbose_name="last asked for")

    class Meta:
        ordering = ["-count", "-last_on"]
        verbose_name = "address asked for in vain"
        verbose_name_plural = "addresses asked for in vain"

    def __str__(self):
        return self.path

    @classmethod
    def note(cls, path):
        """Count a path; keep no more than so many different ones, whoever asks for nonsense."""
        seen = cls.objects.filter(path=path).update(count=F("count") + 1, last_on=timezone.localdate())
        if not seen and len(path) <= cls._meta.get_field("path").max_length:
            if cls.objects.count() >= LIMIT:
                cls.objects.order_by("count", "last_on").first().delete()
            cls.objects.get_or_create(path=path)
