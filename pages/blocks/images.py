"""The blocks for images."""

from collections.abc import Iterable
from typing import Any

from wagtail.images import blocks as image_blocks
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from pages.media.renditions import prefetch_renditions

MEDIA_GROUP = "Images and videos"
HELP_TEXTS = {
    "image": "Ask the people in the image and its photographer for permission before you publish it.",
    "decorative": "Tick this if the text says everything that the image shows. Screen readers then skip the image.",
    "alt_text": "What people who cannot see the image need to know: one plain sentence on what it shows here, without "
    "the words “image of”. Screen readers read it out instead of the image.",
}


class ImageBlock(image_blocks.ImageBlock):
    """An image with a description for people who cannot see it, or marked as decoration."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name, help_text in HELP_TEXTS.items():
            self.child_blocks[name].field.help_text = help_text

    def bulk_to_python(self, values: Iterable[Any]) -> list[AbstractImage | None]:
        """Fetch the images of a page and their renditions in two queries, whatever their number."""
        return prefetch_renditions(super().bulk_to_python(values))

    def get_preview_value(self) -> AbstractImage | None:
        """Return the newest image of the library, if there is one."""
        image = get_image_model().objects.order_by("pk").last()
        return image and self.to_python({"image": image.pk, "alt_text": image.title, "decorative": False})

    class Meta:
        icon = "image"
        group = MEDIA_GROUP
        template = "blocks/image.html"
        preview_template = "blocks/previews/image.html"
        description = "An image, with a description for people who cannot see it."


class PosterBlock(image_blocks.ImageChooserBlock):
    """The still image of a video. It needs no description, because the text beside it names the video."""

    def bulk_to_python(self, values: Iterable[Any]) -> list[AbstractImage | None]:
        return prefetch_renditions(super().bulk_to_python(values))
