"""What `load_content` has made so far, so that it never makes anything twice or brings back what was deleted."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class StartingItem(models.Model):
    """One item of the starting content and the object that was made of it, wherever an editor moved it since."""

    key = models.CharField(max_length=200, unique=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    made = GenericForeignKey()

    def __str__(self):
        return self.key
