"""What `load_initial_content` has created so far."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class SeedRecord(models.Model):
    """An item of the initial content and the object created from it.

    It prevents a second creation after an editor has moved, renamed or deleted the object.
    """

    key = models.CharField(max_length=200, unique=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    content_object = GenericForeignKey()

    class Meta:
        db_table = "pages_startingitem"  # the name that the release before knows

    def __str__(self) -> str:
        return self.key
