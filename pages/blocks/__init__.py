"""The blocks that editors build page content from. `BodyBlock` combines them for a page's main content."""

from wagtail import blocks

from .images import ImageBlock
from .links import DownloadBlock, LinkBlock
from .listings import (
    FocusAreasBlock,
    KeyFiguresBlock,
    ListingBlock,
    OutcomeBlock,
    OutcomesBlock,
    PublicAnswersBlock,
)
from .tables import TableBlock
from .text import CallToActionBlock, DetailsBlock, HeadingBlock, ParagraphBlock, QuoteBlock
from .video import VideoBlock

__all__ = [
    "BodyBlock",
    "CallToActionBlock",
    "DetailsBlock",
    "DownloadBlock",
    "FocusAreasBlock",
    "HeadingBlock",
    "ImageBlock",
    "KeyFiguresBlock",
    "LinkBlock",
    "ListingBlock",
    "OutcomeBlock",
    "OutcomesBlock",
    "ParagraphBlock",
    "PublicAnswersBlock",
    "QuoteBlock",
    "TableBlock",
    "VideoBlock",
]


class BodyBlock(blocks.StreamBlock):
    """The main content of a page."""

    heading = HeadingBlock(max_length=120)
    paragraph = ParagraphBlock(features=["h3", "bold", "italic", "ol", "ul", "link", "document-link"])
    quote = QuoteBlock()
    call_to_action = CallToActionBlock()
    details = DetailsBlock()
    table = TableBlock()
    download = DownloadBlock()
    image = ImageBlock()
    video = VideoBlock()
    key_figures = KeyFiguresBlock()
    outcomes = OutcomesBlock()
    focus_areas = FocusAreasBlock()
    public_answers = PublicAnswersBlock()
    listing = ListingBlock()
