"""The blocks for images."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock, StructBlockValidationError
from wagtail.images import blocks as image_blocks
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from pages.media.renditions import prefetch_renditions

MEDIA_GROUP = "Images and videos"
IMAGE_HELP_TEXT = "Ask the people in the image and its photographer for permission before you publish it."
CAPTION_HELP_TEXT = "A line below the image, which every visitor reads: what it shows, where and when."
HELP_TEXTS = {
    "decorative": "Tick this if the text says everything that the image shows. Screen readers then skip the image.",
    "alt_text": "What people who cannot see the image need to know: one plain sentence on what it shows here, without "
    "the words “image of”. Screen readers read it out instead of the image.",
}


class ImageBlock(image_blocks.ImageBlock):
    """An image with a description for people who cannot see it, or marked as decoration."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:  # noqa: FBT001, FBT002 - as Wagtail calls it
        super().__init__(required=required, **kwargs)
        # A new block, because the field of the old one asks for the image model, which blocks are loaded before.
        chooser = image_blocks.ImageChooserBlock(required=required, help_text=IMAGE_HELP_TEXT)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser
        caption = CharBlock(required=False, max_length=200, help_text=CAPTION_HELP_TEXT)
        caption.set_name("caption")
        self.child_blocks["caption"] = caption
        for name, help_text in HELP_TEXTS.items():
            self.child_blocks[name].field.help_text = help_text

    def _struct_value_to_image(self, struct_value: dict[str, Any]) -> AbstractImage | None:
        """Return the image with what the block says about it, as Wagtail does with the description."""
        image = super()._struct_value_to_image(struct_value)
        if image:
            image.caption = struct_value.get("caption") or ""
        return image

    def _image_to_struct_value(self, image: AbstractImage | None) -> dict[str, Any]:
        return super()._image_to_struct_value(image) | {"caption": get_caption(image)}

    def get_prep_value(self, value: AbstractImage | None) -> dict[str, Any]:
        return super().get_prep_value(value) | {"caption": get_caption(value)}

    def get_form_state(self, value: AbstractImage | None) -> dict[str, Any]:
        return super().get_form_state(value) | {"caption": get_caption(value)}

    def clean(self, value: AbstractImage | None) -> AbstractImage | None:
        cleaned = super().clean(value)
        try:
            self.child_blocks["caption"].clean(get_caption(value))
        except ValidationError as error:
            raise StructBlockValidationError(block_errors={"caption": error}) from error
        return cleaned

    def get_searchable_content(self, value: AbstractImage | None) -> list[str]:
        return [*super().get_searchable_content(value), *filter(None, [get_caption(value)])]

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


def get_caption(image: AbstractImage | None) -> str:
    """Return the caption that an `ImageBlock` has given to the image."""
    return getattr(image, "caption", "")


class PosterBlock(image_blocks.ImageChooserBlock):
    """The still image of a video. It needs no description, because the text beside it names the video."""

    def bulk_to_python(self, values: Iterable[Any]) -> list[AbstractImage | None]:
        return prefetch_renditions(super().bulk_to_python(values))
