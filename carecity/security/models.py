"""CSP violations as browsers report them: what was blocked on which page, and nothing about the visitor."""

from django.db import models
from django.db.models import F
from django.utils import timezone

MAX_ROWS = 500  # when full, the row with the fewest reports, and of these the oldest, is deleted
VIEW_PERMISSION = "security.view_violation"


class CSPViolation(models.Model):
    """Something that the Content Security Policy blocked on a page, and how often browsers have reported it."""

    directive = models.CharField(max_length=40)
    blocked = models.CharField(max_length=120)
    page = models.CharField(max_length=255)
    count = models.PositiveIntegerField(default=1)
    first_on = models.DateField(default=timezone.localdate, verbose_name="first seen")
    last_on = models.DateField(default=timezone.localdate, verbose_name="last seen")

    class Meta:
        # The names of table, permission and constraint are those of the first release, whose code may still be running.
        db_table = "security_violation"
        default_permissions = ()
        permissions = [("view_violation", "Can view CSP violations")]
        ordering = ["-last_on", "-count"]
        verbose_name = "CSP violation"
        constraints = [models.UniqueConstraint(fields=["directive", "blocked", "page"], name="one_row_a_violation")]

    def __str__(self) -> str:
        return f"{self.directive}: {self.blocked} on {self.page}"

    @classmethod
    def record(cls, *, directive: str, blocked: str, page: str) -> None:
        """Count a violation; the table holds at most `MAX_ROWS`, whatever clients send."""
        same = cls.objects.filter(directive=directive, blocked=blocked, page=page)
        if same.update(count=F("count") + 1, last_on=timezone.localdate()):
            return
        if cls.objects.count() >= MAX_ROWS and (rarest := cls.objects.order_by("count", "last_on").first()):
            rarest.delete()
        cls.objects.get_or_create(directive=directive, blocked=blocked, page=page)
