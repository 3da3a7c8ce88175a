"""The content version: one number that is raised with every change that a visitor could see."""

from django.db import models
from django.db.models import F


class ContentVersion(models.Model):
    """A table of one row. Cached data is valid while the number is the one that was read before it was computed."""

    SINGLETON_PK = 1

    number = models.BigIntegerField(default=0)

    class Meta:
        db_table = "pages_generation"  # its name in the first releases
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """Return the number, with one query."""
        return cls.objects.values_list("number", flat=True).get(pk=cls.SINGLETON_PK)

    @classmethod
    def bump(cls) -> None:
        """Add one in the transaction of the change itself, so that both become visible at the same moment."""
        cls.objects.filter(pk=cls.SINGLETON_PK).update(number=F("number") + 1)
