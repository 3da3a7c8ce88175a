"""Breaches of the security policy, as browsers report them: what was blocked and where, nothing about whose browser."""

from django.db import models
from django.db.models import F
from django.utils import timezone

LIMIT = 500  # rows; what was reported least, and longest ago, makes room


class Violation(models.Model):
    """Something that the policy stopped on a page, and how often browsers have said so."""

    directive = models.CharField(max_length=40)
    blocked = models.CharField(max_length=120)
    page = models.CharField(max_length=255)
    count = models.PositiveIntegerField(default=1)
    first_on = models.DateField(default=timezone.localdate, verbose_name="first seen")
    last_on = models.DateField(default=timezone.localdate, verbose_name="last seen")

    class Meta:
        ordering = ["-last_on", "-count"]
        default_permissions = ["view"]
        verbose_name = "breach of the security policy"
        verbose_name_plural = "breaches of the security policy"
        constraints = [models.UniqueConstraint(fields=["directive", "blocked", "page"], name="one_row_a_violation")]

    def __str__(self):
        return f"{self.directive}: {self.blocked} on {self.page}"

    @classmethod
    def note(cls, **what):
        """Count a violation; keep no more than so many different ones, whatever anybody sends."""
        if cls.objects.filter(**what).update(count=F("count") + 1, last_on=timezone.localdate()):
            return
        if cls.objects.count() >= LIMIT:
            cls.objects.order_by("count", "last_on").first().delete()
        cls.objects.get_or_create(**what)
