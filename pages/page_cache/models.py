"""The generation of the site: one number that rises with every change that a visitor could see."""

from django.db import models
from django.db.models import F


class Generation(models.Model):
    """One row. Copies of pages are good as long as the number is the one that was read before they were made."""

    ONLY = 1  # its primary key

    number = models.BigIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.number)

    @classmethod
    def current(cls):
        """Return the number, in one query."""
        return cls.objects.values_list("number", flat=True).get(pk=cls.ONLY)

    @classmethod
    def rise(cls):
        """Add one, as part of the transaction that the change is part of: both are seen at the same moment."""
        cls.objects.filter(pk=cls.ONLY).update(number=F("number") + 1)
