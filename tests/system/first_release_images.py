"""A database and media of the first release, with an image in every place where that release could hold one.

`python -m tests.system.first_release_images` makes `tests/data/first_release_images.tar.xz` again, with the code of
that release from git history: `db.sqlite3`, `media/` and nothing else. The pages are those of its initial content.

Its image blocks are in the body of five page types. Rich text had no button for images, but it shows the images that
are in it, so each kind of rich text has one here: two kinds of block, and two fields each of home and contact page.
Its settings and snippets had no field for an image.
"""

import json
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from .older_releases import FirstRelease
from .pictures import DRAW
from .servers import ROOT

ARCHIVE = ROOT / "tests/data/first_release_images.tar.xz"
REFERENCE = "TWNN-PC6X"  # of a message, whose confirmation page shows rich text
# {path: [(number of the picture, alternative text)]}, in the order of the page.
SHOWN = {
    "/": [(1, "Beside the case"), (2, "In the case")],
    "/about/": [(3, "On the about page")],
    "/focus-areas/": [(4, "Below the list")],
    "/focus-areas/healthy-ageing/": [(5, "On a focus area")],
    "/success/": [(6, "Below the groups")],
    "/contact/": [(7, "Before the form")],
    f"/contact/sent/{REFERENCE}/": [(8, "After sending")],
    # One image twice; one that is decoration, and transparent; one whose focal point and tags an editor has set.
    "/album/": [(9, "A garden"), (10, ""), (11, "In a paragraph"), (9, "Again"), (12, "In an answer")],
}
DRAFT = [(13, "On a draft")]
FORMATS = {number: "PNG" if number in (3, 10) else "JPEG" for number in range(1, 14)}
CONTENT = (
    DRAW
    + """
from io import BytesIO
import json
from django.core.files.images import ImageFile
from wagtail.images.models import Image as SiteImage
from wagtail.models import Collection
from contact.models import Feedback
from pages.models import (
    AboutPage, ContactPage, FocusAreaIndexPage, FocusAreaPage, HomePage, StandardPage, SuccessPage,
)
images = {}
for number, image_format in FORMATS.items():
    file = BytesIO()
    draw(number, transparent=number == 10).save(file, image_format)
    file.seek(0)
    name = f"picture-{number}.{image_format.lower()}"
    images[number] = SiteImage.objects.create(title=f"Picture {number}", file=ImageFile(file, name))
images[9].focal_point_x, images[9].focal_point_y = 900, 300
images[9].focal_point_width = images[9].focal_point_height = 90
images[9].collection = Collection.get_first_root_node().add_child(name="Gardens")
images[9].save()
images[9].tags.add("garden")
def block(number, alt):
    value = {"image": images[number].pk, "alt_text": alt, "decorative": not alt}
    return {"type": "image", "value": value}
def embed(number, alt):
    embedded = f'<embed embedtype="image" id="{images[number].pk}" format="fullwidth" alt="{alt}"/>'
    return f"<p>Before.</p>{embedded}<p>After.</p>"
def publish(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
def with_block(page, *shown):
    body = json.loads(json.dumps(page.body.get_prep_value())) + [block(*each) for each in shown]
    publish(page, body=json.dumps(body))
shown = {path: [tuple(each) for each in pages] for path, pages in SHOWN.items()}
home, contact = HomePage.objects.get(), ContactPage.objects.get()
beside, case = shown["/"]
publish(home, case_statement=home.case_statement + embed(*beside), case_text=home.case_text + embed(*case))
with_block(AboutPage.objects.get(), *shown["/about/"])
with_block(FocusAreaIndexPage.objects.get(), *shown["/focus-areas/"])
with_block(FocusAreaPage.objects.get(slug="healthy-ageing"), *shown["/focus-areas/healthy-ageing/"])
with_block(SuccessPage.objects.get(), *shown["/success/"])
publish(contact, form_intro=embed(*shown["/contact/"][0]), sent_text=embed(*shown[f"/contact/sent/{REFERENCE}/"][0]))
garden, decoration, paragraph, again, answer = shown["/album/"]
body = [
    block(*garden), block(*decoration),
    {"type": "paragraph", "value": embed(*paragraph) + embed(*again)},
    {"type": "details", "value": {"title": "A question", "text": embed(*answer)}},
]
home.refresh_from_db()
home.add_child(instance=StandardPage(title="Album", slug="album", body=json.dumps(body)))
draft = StandardPage(title="Draft", slug="draft", live=False)
home.refresh_from_db()
home.add_child(instance=draft)
draft.body = json.dumps([block(*DRAFT[0])])
draft.save_revision()
Feedback.objects.create(reference=REFERENCE, kind="question", message="A message of the first release")
# A visit creates the renditions of one page: an archive has some, and the rest are created when a page is opened.
from django.test import Client
assert Client(headers={"host": "127.0.0.1"}).get("/about/").status_code == 200
"""
)


def unpack(folder):
    """Unpack database and media into a data folder."""
    with tarfile.open(ARCHIVE) as files:
        files.extractall(folder, filter="data")


def main():
    """Make the archive."""
    values = f"SHOWN, DRAFT, FORMATS, REFERENCE = {SHOWN!r}, {DRAFT!r}, {FORMATS!r}, {REFERENCE!r}\n"
    with tempfile.TemporaryDirectory(prefix="carecity-") as folder:
        database = Path(folder) / "db.sqlite3"
        release = FirstRelease(folder, f"sqlite:///{database}", DEBUG="1")
        release.manage("migrate", "-v0")
        release.manage("load_content")
        release.run(values + CONTENT)
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("VACUUM")
        with tarfile.open(ARCHIVE, "w:xz", preset=9) as files:
            files.add(database, "db.sqlite3")
            files.add(release.media, "media")
    print(f"{ARCHIVE.relative_to(ROOT)}: {ARCHIVE.stat().st_size:,} bytes, {json.dumps(FORMATS)}")


if __name__ == "__main__":
    main()
