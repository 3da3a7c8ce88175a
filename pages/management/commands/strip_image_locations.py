"""Takes out of pictures where they were taken, for those that came before uploads were cleaned."""

from io import BytesIO
from pathlib import PurePath

from django.core.files.images import ImageFile
from django.core.management.base import BaseCommand
from wagtail.images import get_image_model

from pages.media.image_forms import without_place


class Command(BaseCommand):
    """`manage.py clean_pictures`."""

    help = "Takes the place where they were taken out of the pictures of the library. Changes nothing else."

    def handle(self, **_options):
        """Go through all of them; what cannot be read is named and left."""
        cleaned, unreadable = 0, []
        for picture in get_image_model().objects.order_by("pk"):
            try:
                with picture.open_file() as file:
                    content = without_place(file)
            except Exception:  # noqa: BLE001 - libraries raise what they like for damaged files
                unreadable.append(str(picture.pk))
                continue
            if content:
                replace_file(picture, content)
                cleaned += 1
        rest = f" Not readable: {', '.join(unreadable)}." if unreadable else ""
        self.stdout.write(f"Cleaned: {cleaned}.{rest}")


def replace_file(picture, content):
    """Put another file in the place of a picture's, and only then delete the old one."""
    storage, old = picture.file.storage, picture.file.name
    picture.file = ImageFile(BytesIO(content), PurePath(old).name)
    picture._set_image_file_metadata()
    picture.save()
    storage.delete(old)
