"""Pages with images and videos for the browser tests."""

from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from tests.factories import image_block, make_image, make_page, video_block

DATA = Path(__file__).parents[1] / "data"
CREATE_MEDIA_PAGES = "from tests.browser.media_pages import create_media_pages\ncreate_media_pages()\n"


def create_media_pages():
    """Create the pages /pictures/, /video/, /film/ (an uploaded video) and /words/."""
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
    words = "<p>Help for the elderly. <a href='/'>Click here</a></p>"
    make_page([{"type": "paragraph", "value": words}], "Words", "words")
