"""`manage.py strip_image_locations`: clean images that were uploaded before the upload form did so."""

from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.core.files.images import ImageFile
from django.core.management.base import BaseCommand
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from pages.media.images import clean_image


class Command(BaseCommand):
    """Replaces each file that has coordinates or more than one image; leaves unreadable files, and reports them."""

    help = "Removes coordinates, and what follows the first image in a file, from the images of the library."

    def handle(self, **options: Any) -> None:
        stripped, unreadable = 0, []
        for image in get_image_model().objects.order_by("pk"):
            try:
                with image.open_file() as file:
                    content = clean_image(file)
            except Exception:  # noqa: BLE001 - libraries raise any exception for damaged files
                unreadable.append(str(image.pk))
                continue
            if content:
                replace_file(image, content)
                stripped += 1
        suffix = f" Not readable: {', '.join(unreadable)}." if unreadable else ""
        self.stdout.write(f"Images stripped: {stripped}.{suffix}")


def replace_file(image: AbstractImage, content: bytes) -> None:
    """Store the new file before the old one is deleted."""
    storage, old_name = image.file.storage, image.file.name
    image.file = ImageFile(BytesIO(content), PurePath(old_name).name)
    image.file_size, image.file_hash = len(content), ""
    image.save()
    image.get_file_hash()  # calculates and stores it
    storage.delete(old_name)
