"""Django's entry for the pages app."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class PagesConfig(AppConfig):
    """The public site and what editors work with."""

    name = "pages"
    verbose_name = "Pages"

    def ready(self):
        """Have the files of pictures made by the worker."""
        from wagtail.images import get_image_model

        from .pictures import queue_files

        post_save.connect(queue_files, sender=get_image_model())
