"""The blocks of the guide in the CMS, which no visitor sees."""

from typing import Any

from django.templatetags.static import static
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from .text import TEXT_GROUP

# The pictures of screens in static/img/guide/, which tests/browser/guide_pictures.py takes.
SCREENS = {
    "start": "Start page",
    "explorer": "List of pages",
    "page-form": "Form of a page",
    "blocks": "List of blocks",
    "preview": "Preview",
    "checks": "Checks",
    "actions": "Buttons of an editor",
    "review": "Buttons of a moderator",
    "history": "History of a page",
    "image-form": "Form of an image",
    "scheduled-changes": "Report: what changes by itself",
    "users": "List of users",
}


def get_screens() -> list[tuple[str, str]]:
    """Return the choices; the migrations name this function, so that a new picture needs none."""
    return list(SCREENS.items())


class ScreenBlock(blocks.StructBlock):
    """A picture of a screen of the CMS that the release brings along."""

    screen = blocks.ChoiceBlock(choices=get_screens, help_text="The picture comes with each release.")
    caption = blocks.CharBlock(max_length=200, help_text="What to look for in it.")

    class Meta:
        icon = "desktop"
        label_format = "{screen}"
        template = "dashboard/guide_screen.html"
        description = "A picture of a screen of the CMS."
        preview_value = {"screen": "start", "caption": "The start page of the CMS."}

    def get_context(self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add the URL of the picture: empty in the preview of a block without one, or if a release dropped it."""
        url = static(f"img/guide/{value['screen']}.webp") if value["screen"] in SCREENS else ""
        return super().get_context(value, parent_context) | {"url": url}


class GuideBlock(blocks.StreamBlock):
    """The text of a chapter of the guide."""

    paragraph = blocks.RichTextBlock(
        features=["h3", "bold", "ol", "ul", "link"],
        icon="pilcrow",
        group=TEXT_GROUP,
        description="Text, with small headings, lists and links.",
        preview_value="<p>Press the plus sign to add a block.</p>",
    )
    screen = ScreenBlock()
    image = ImageBlock(template="dashboard/guide_image.html", description="An image of the library.", required=False)
