"""Pages with images and videos for the browser tests."""

from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.blocks import StaticBlock
from wagtail.documents.models import Document

from pages.blocks import BodyBlock
from pages.models import SiteImage
from tests.factories import image_block, make_document, make_image, make_page, video_block

DATA = Path(__file__).parents[1] / "data"


def create_media_pages():
    """Create the pages /pictures/, /video/, /film/ (an uploaded video), /every-block/ and /words/."""
    garden = make_image(size=(2400, 1600))
    small = make_image("A bench", name="bench.png", size=(300, 200), image_format="PNG")
    pictures = [image_block(garden), image_block(small), image_block(garden, decorative=True)]
    make_page(pictures, "Pictures", "pictures")
    vimeo = video_block(address="https://vimeo.com/123456789", title="The street")
    make_page([video_block(poster=garden.pk), vimeo], "Video", "video")
    film, captions = (
        Document.objects.create(title=name, file=ContentFile((DATA / name).read_bytes(), name))
        for name in ("film.webm", "film.vtt")
    )
    make_page([video_block(address="", file=film.pk, captions=captions.pk, poster=garden.pk)], "Film", "film")
    minutes = make_document(name="minutes.pdf", content=b"%PDF" + bytes(1_200_000))
    make_page(list(_every_block(garden, minutes)), "Blocks", "every-block")
    words = "<p>Help for the elderly. <a href='/'>Click here</a></p>"
    make_page([{"type": "paragraph", "value": words}], "Words", "words")


def _every_block(image, document):
    """Yield each block with its preview value, an image with caption and credit, and a table wider than a phone."""
    SiteImage.objects.filter(pk=image.pk).update(credit="A photographer")
    for name, block in BodyBlock().child_blocks.items():
        value = None if isinstance(block, StaticBlock) else block.get_prep_value(block.get_preview_value())
        if name == "download":
            value = {"document": document.pk, "text": ""}
        yield {"type": name, "value": value}
    yield image_block(image, caption="The garden in spring.")
    columns = [{"type": "text", "heading": "Borough"}]
    columns += [{"type": "number", "heading": f"Visits in the year {year}"} for year in range(2020, 2027)]
    names = ("Barking and Dagenham", "Havering", "Redbridge", "Waltham Forest")
    rows = [{"values": [name, *(f"{number:,}" for number in range(1_000, 8_000, 1_000))]} for name in names]
    yield {"type": "table", "value": {"caption": "An example of a wide table", "columns": columns, "rows": rows}}
