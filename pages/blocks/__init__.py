"""The blocks that editors build page content from. `BodyBlock` combines them for a page's main content."""

from wagtail import blocks

from .bands import BandsBlock, get_default_bands
from .images import ImageBlock, ImagesBlock
from .links import DownloadBlock, LinkBlock
from .listings import (
    FocusAreasBlock,
    KeyFiguresBlock,
    ListingBlock,
    LogosBlock,
    OutcomeBlock,
    OutcomesBlock,
    PublicAnswersBlock,
)
from .tables import TableBlock
from .text import CallToActionBlock, DetailsBlock, HeadingBlock, ParagraphBlock, QuoteBlock
from .video import VideoBlock

__all__ = [
    "BandsBlock",
    "BodyBlock",
    "CallToActionBlock",
    "DetailsBlock",
    "DownloadBlock",
    "FocusAreasBlock",
    "HeadingBlock",
    "ImageBlock",
    "ImagesBlock",
    "KeyFiguresBlock",
    "LinkBlock",
    "ListingBlock",
    "LogosBlock",
    "OutcomeBlock",
    "OutcomesBlock",
    "ParagraphBlock",
    "PublicAnswersBlock",
    "QuoteBlock",
    "TableBlock",
    "VideoBlock",
    "get_default_bands",
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
    images = ImagesBlock()
    video = VideoBlock()
    key_figures = KeyFiguresBlock()
    outcomes = OutcomesBlock()
    focus_areas = FocusAreasBlock()
    public_answers = PublicAnswersBlock()
    listing = ListingBlock()
    logos = LogosBlock()
