"""The bands of the home page below its heading."""

from wagtail import blocks

from .listings import ListingBlock


class BandsBlock(blocks.StreamBlock):
    """The bands in the editor's order. All but lists take their text from the home page or from other pages."""

    case = blocks.StaticBlock(
        icon="openquote",
        label="The case for change",
        admin_text="The text under “The case for change”, on a dark ground.",
        template="blocks/bands/case.html",
        description="The case for change: a large sentence, and paragraphs beside it.",
    )
    focus_areas = blocks.StaticBlock(
        icon="pick",
        admin_text="A card for each focus area. Edit them on their pages.",
        template="blocks/bands/focus_areas.html",
        description="A card for each focus area.",
    )
    latest = blocks.StaticBlock(
        icon="doc-full",
        label="Latest news",
        admin_text="The three latest news items. Visitors see this band once there is news.",
        template="blocks/bands/latest.html",
        description="The three latest news items.",
    )
    success = blocks.StaticBlock(
        icon="group",
        label="What success looks like",
        admin_text="The groups and statements of the success page. Edit them on that page.",
        template="blocks/bands/success.html",
        description="The groups and statements of the success page.",
    )
    contact = blocks.StaticBlock(
        icon="mail",
        label="Contact and feedback",
        admin_text="Telephone number, address and the button to the feedback form.",
        template="blocks/bands/contact.html",
        description="Telephone number, address and the button to the feedback form.",
    )
    listing = ListingBlock(template="blocks/bands/listing.html")

    class Meta:
        block_counts = {name: {"max_num": 1} for name in ("case", "focus_areas", "latest", "success", "contact")}


def get_default_bands() -> list[tuple[str, None]]:
    """Return the bands of a new home page."""
    return [(name, None) for name in ("case", "focus_areas", "latest", "success", "contact")]
