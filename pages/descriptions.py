"""What a page must have before it is published, so that nobody is left out: descriptions and transcripts.

The editing form asks for them, but a draft may lack them, and a draft can be published without the form.
"""

from pages.pictures import ImageBlock
from pages.streams import parts_of
from pages.video import VideoBlock


def missing_descriptions(page):
    """Return a sentence for each picture that is not described and each video without a transcript."""
    missing = []
    for part in parts_of(page):
        if isinstance(part.block, ImageBlock) and part.value and not is_described(part.value):
            missing.append(f"The picture “{part.value.title}” has no description and is not marked as decoration.")
        if isinstance(part.block, VideoBlock) and not part.value.has_transcript:
            missing.append(f"The video “{part.value.get('title') or ''}” has no transcript.")
    return missing


def is_described(image):
    """Tell whether a picture in a block is described, or marked as decoration."""
    return bool(getattr(image, "decorative", False) or (image.contextual_alt_text or "").strip())
