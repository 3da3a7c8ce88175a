"""The blocks of images."""

from wagtail.images import blocks as image_blocks
from wagtail.images import get_image_model

from pages.media.renditions import with_renditions

MEDIA = "Pictures and videos"


class ImageBlock(image_blocks.ImageBlock):
    """A picture that is described for those who cannot see it, or marked as decoration."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        words = {
            "image": "Ask the people in it, and whoever took it, before you publish it.",
            "decorative": "Tick this if the text says everything that the picture says. It is then read out to nobody.",
            "alt_text": "What somebody who cannot see the picture needs to know: one plain sentence on what it shows "
            "here, without the words “picture of”. People hear it instead of the picture.",
        }
        for name, text in words.items():
            self.child_blocks[name].field.help_text = text

    def bulk_to_python(self, values):
        """Return the pictures of a page with the files made of them, whatever their number, in two queries."""
        return with_renditions(super().bulk_to_python(values))

    def get_preview_value(self):
        """Return the newest picture of the library, where there is one."""
        image = get_image_model().objects.order_by("pk").last()
        return image and self.to_python({"image": image.pk, "alt_text": image.title, "decorative": False})

    class Meta:
        icon = "image"
        group = MEDIA
        template = "blocks/image.html"
        preview_template = "blocks/previews/image.html"
        description = "A picture, with a description for people who cannot see it."


class PosterBlock(image_blocks.ImageChooserBlock):
    """The still picture of a video: decoration, since the words beside it name the video."""

    def bulk_to_python(self, values):
        """Return the pictures with the files made of them."""
        return with_renditions(super().bulk_to_python(values))
