"""The blocks for images."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, StructBlockValidationError
from wagtail.images import blocks as image_blocks
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from pages.media.renditions import prefetch_renditions

MEDIA_GROUP = "Images and videos"
IMAGE_HELP_TEXT = "Ask the people in the image and its photographer for permission before you publish it."
CAPTION_HELP_TEXT = "A line below the image, which every visitor reads: what it shows, where and when."
FILE_NAME_AS_DESCRIPTION = "This is the name of the file. Say what the image shows, or mark it as decorative."
LAYOUT_HELP_TEXT = "How wide the image is on a large screen."
LAYOUTS = [("column", "As wide as the text"), ("wide", "As wide as the page")]
HELP_TEXTS = {
    "decorative": "Tick this if the text says everything that the image shows. Screen readers then skip the image.",
    "alt_text": "What people who cannot see the image need to know: one plain sentence on what it shows here, without "
    "the words “image of”. Screen readers read it out instead of the image.",
}


class ImageBlock(image_blocks.ImageBlock):
    """An image with a description for people who cannot see it, or marked as decoration.

    Wagtail's block has an image as its value and keeps the description as an attribute of it; this one keeps caption
    and layout in the same way.
    """

    def __init__(self, required: bool = True, **kwargs: Any) -> None:  # noqa: FBT001, FBT002 - as Wagtail calls it
        super().__init__(required=required, **kwargs)
        # A new block, because the field of the old one asks for the image model, which blocks are loaded before.
        chooser = image_blocks.ImageChooserBlock(required=required, help_text=IMAGE_HELP_TEXT)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser
        caption = CharBlock(required=False, max_length=200, help_text=CAPTION_HELP_TEXT)
        caption.set_name("caption")
        self.child_blocks["caption"] = caption
        layout = ChoiceBlock(choices=LAYOUTS, default="column", help_text=LAYOUT_HELP_TEXT)
        layout.set_name("layout")
        self.child_blocks["layout"] = layout
        for name, help_text in HELP_TEXTS.items():
            self.child_blocks[name].field.help_text = help_text

    def _struct_value_to_image(self, struct_value: dict[str, Any]) -> AbstractImage | None:
        """Return the image with what the block says about it, as Wagtail does with the description."""
        image = super()._struct_value_to_image(struct_value)
        if image:
            image.caption = struct_value.get("caption") or ""
            image.layout = struct_value.get("layout") or "column"
        return image

    def _image_to_struct_value(self, image: AbstractImage | None) -> dict[str, Any]:
        return super()._image_to_struct_value(image) | self.get_details(image)

    def get_prep_value(self, value: AbstractImage | None) -> dict[str, Any]:
        return super().get_prep_value(value) | self.get_details(value)

    def get_form_state(self, value: AbstractImage | None) -> dict[str, Any]:
        return super().get_form_state(value) | self.get_details(value)

    def get_details(self, image: AbstractImage | None) -> dict[str, str]:
        """Return what the block says about its image besides the description."""
        defaults = {"caption": "", "layout": "column"}
        return {name: getattr(image, name, text) for name, text in defaults.items() if name in self.child_blocks}

    def clean(self, value: AbstractImage | None) -> AbstractImage | None:
        cleaned = super().clean(value)
        errors = {}
        if value and not self.is_deferred_validation and value.lacks_description:
            errors["alt_text"] = ValidationError(FILE_NAME_AS_DESCRIPTION)
        for name, detail in self.get_details(value).items():
            try:
                self.child_blocks[name].clean(detail)
            except ValidationError as error:
                errors[name] = error
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    def get_searchable_content(self, value: AbstractImage | None) -> list[str]:
        return [*super().get_searchable_content(value), *filter(None, [self.get_details(value)["caption"]])]

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


class ListedImageBlock(ImageBlock):
    """One of several images side by side, which are all of one width."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        del self.child_blocks["layout"]


class ImagesBlock(ListBlock):
    """Images side by side; one below the other on a phone."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(ListedImageBlock(), **{"min_num": 2, "max_num": 3, **kwargs})

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return super().get_context(value, parent_context) | {"images": [image for image in value if image]}

    def get_preview_value(self) -> Any:
        """Return the newest image of the library twice, if there is one."""
        image = self.child_block.get_preview_value()
        return self.to_python([self.child_block.get_prep_value(image)] * 2 if image else [])

    class Meta:
        icon = "image"
        label = "Images side by side"
        group = MEDIA_GROUP
        template = "blocks/images.html"
        preview_template = "blocks/previews/images.html"
        description = "Two or three images side by side, each with its description and caption."


class PosterBlock(image_blocks.ImageChooserBlock):
    """The still image of a video. It needs no description, because the text beside it names the video."""

    def bulk_to_python(self, values: Iterable[Any]) -> list[AbstractImage | None]:
        return prefetch_renditions(super().bulk_to_python(values))
