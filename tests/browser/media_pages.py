"""Pages with images and videos for the browser tests."""

from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from tests.factories import make_page, make_picture, picture_part, video_part

DATA = Path(__file__).parents[1] / "data"
CREATE_MEDIA_PAGES = "from tests.browser.media_pages import create_media_pages\ncreate_media_pages()\n"


def create_media_pages():
    """Create the pages /pictures/, /video/, /film/ (an uploaded video) and /words/."""
    garden = make_picture(size=(2400, 1600))
    small = make_picture("A bench", name="bench.png", size=(300, 200), picture_format="PNG")
    pictures = [picture_part(garden), picture_part(small), picture_part(garden, decorative=True)]
    make_page(pictures, "Pictures", "pictures")
    vimeo = video_part(address="https://vimeo.com/123456789", title="The street")
    make_page([video_part(poster=garden.pk), vimeo], "Video", "video")
    film, captions = (
        Document.objects.create(title=name, file=ContentFile((DATA / name).read_bytes(), name))
        for name in ("film.webm", "film.vtt")
    )
    make_page([video_part(address="", file=film.pk, captions=captions.pk, poster=garden.pk)], "Film", "film")
    words = "<p>Help for the elderly. <a href='/'>Click here</a></p>"
    make_page([{"type": "paragraph", "value": words}], "Words", "words")
