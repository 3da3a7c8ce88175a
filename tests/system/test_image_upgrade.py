"""Upgrading from the release before the image model of our own: every image stays where it is, for both releases."""

import json
from contextlib import closing

import pytest

from tests.binaries import missing_line

from .new_items import A_WEEK_LATER, AN_HOUR_LATER
from .older_releases import OlderRelease, is_in_this_clone
from .pictures import DRAW
from .servers import Site
from .test_feedback_upgrade import connect, postgresql, sqlite

BEFORE_SITE_IMAGE = "3ebae3fd8bf3e6ad95e1b102562e02d80968d5a5"
IMAGES = (
    DRAW
    + """
from io import BytesIO
from django.core.files.images import ImageFile
from wagtail.images import get_image_model
def make_image(title, number, **fields):
    file = BytesIO()
    draw(number).save(file, "JPEG")
    file.seek(0)
    return get_image_model().objects.create(title=title, file=ImageFile(file, f"{title}.jpg"), **fields)
"""
)
CONTENT = (
    IMAGES
    + """
import json
from pages.models import HomePage, StandardPage
block = make_image("block", 1, description="A garden", focal_point_x=900, focal_point_y=300)
block.focal_point_width = block.focal_point_height = 90
block.save()
block.tags.add("garden", "spring")
poster, shared, embedded = map(make_image, ("poster", "shared", "embedded"), (2, 3, 4))
make_image("unused", 5)
make_image("replaced", 5).get_rendition("width-400")
make_image("mended", 5).get_rendition("width-400")
make_image("deleted", 5).delete()
embed = f'<embed embedtype="image" id="{embedded.pk}" format="fullwidth" alt="In the text"/>'
video = {"title": "A walk", "address": "https://www.youtube.com/watch?v=abcdefghijk", "length": "3:20"}
body = [
    {"type": "image", "value": {"image": block.pk, "alt_text": "The garden", "decorative": False}},
    {"type": "video", "value": video | {"poster": poster.pk, "visuals": "sound", "transcript": "<p>A walk.</p>"}},
    {"type": "paragraph", "value": f"<p>Before</p>{embed}<p>After</p>"},
]
page = StandardPage(title="Pictures", slug="pictures", summary="Pictures.", body=json.dumps(body), share_image=shared)
HomePage.objects.get().add_child(instance=page)
page.save_revision().publish()
"""
)
# Prints what visitors get: each page's tags that show an image, and the size of each file. Without the description of a
# shared image: where it had none, the release before wrote its title, which is the name of a file at first.
LOOK = """
import json
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
client, shown = Client(headers={"host": "127.0.0.1"}), {}
for path in ("/", "/pictures/"):
    page = BeautifulSoup(client.get(path).text.replace(settings.SITE_URL, ""), "html.parser")
    for tag in page.select("picture, img, meta[property^='og:image']:not([property$=alt])"):
        shown.setdefault(path, []).append(str(tag))
        for file in tag.get("src", ""), tag.get("content", ""):
            if file.startswith("/media/"):
                response = client.get(file)
                shown[file] = [response.status_code, len(b"".join(response))]
print(json.dumps(shown, sort_keys=True))
"""
# An editor of the old code puts a new image and an old one on a page, and replaces the file of another.
BESIDE = (
    IMAGES
    + """
import json
from pages.models import HomePage, StandardPage
late = make_image("late", 6)
late.tags.add("late")
old = get_image_model().objects.get(title="block")
body = [{"type": "image", "value": {"image": pk, "alt_text": "It", "decorative": False}} for pk in (late.pk, old.pk)]
replaced = get_image_model().objects.get(title="replaced")
gone = replaced.file.name
replaced.file = make_image("other", 7).file.name
get_image_model().objects.get(title="other").tags.clear()
get_image_model().objects.filter(title="other").update(title="source")
replaced._set_image_file_metadata()
replaced.save()
replaced.file.storage.delete(gone)
replaced.renditions.all().delete()
page = StandardPage(title="Late", slug="late", summary="Late.", body=json.dumps(body))
HomePage.objects.get().add_child(instance=page)
page.save_revision().publish()
"""
)
# An image is copied once the request that has stored it must be over.
SIX_MINUTES_LATER = """
from datetime import timedelta
from django.utils import timezone
from wagtail.images.models import Image
new = Image.objects.filter(title__in=["late", "source"])
assert new.update(created_at=timezone.now() - timedelta(minutes=6)) == 2
"""
# An editor of the new code uploads an image and deletes another.
MEANWHILE = """
make_image("new", 8)
get_image_model().objects.get(title="unused").delete()
mended = get_image_model().objects.get(title="mended")
gone = mended.file.name
mended.file = get_image_model().objects.get(title="new").file.name
mended.save()
mended.file.storage.delete(gone)
mended.renditions.all().delete()
"""
CHECK = """
from django.test import Client
from wagtail.search.backends import get_search_backend
from pages.models import SiteImage, SiteRendition
images = {image.title: image for image in SiteImage.objects.all()}
expected = ["block", "embedded", "late", "mended", "new", "poster", "replaced", "shared", "source"]
assert sorted(images) == expected, sorted(images)
assert sorted(images["block"].tags.names()) == ["garden", "spring"]
assert list(images["late"].tags.names()) == ["late"]
assert images["new"].pk > images["late"].pk > images["block"].pk
for title, pages in {"block": 2, "poster": 1, "shared": 1, "embedded": 1, "late": 1, "new": 0}.items():
    assert images[title].get_usage().count() == pages, (title, images[title].get_usage().count())
    assert images[title] in get_search_backend().autocomplete(title, SiteImage), title
assert images["replaced"].file.name == images["source"].file.name
for title in ("replaced", "mended"):
    assert images[title].get_rendition("width-400").file.size
for rendition in SiteRendition.objects.all():
    assert rendition.file.storage.exists(rendition.file.name), rendition.file.name
page = Client(headers={"host": "127.0.0.1"}).get("/late/").text
assert page.count("<picture>") == 2, page.count("<picture>")
"""
REFERRING = """
SELECT count(*) FROM {table} JOIN django_content_type AS type ON type.id = {column}
WHERE type.app_label = 'wagtailimages' AND type.model = 'image'
"""

if not is_in_this_clone(BEFORE_SITE_IMAGE):
    print(missing_line("an upgrade of images, which needs the git history", "git"))
    pytest.skip("no history here", allow_module_level=True)


class ReleaseBefore(OlderRelease):
    """The release with Wagtail's own image model."""

    commit = BEFORE_SITE_IMAGE


def look(site):
    """Return what visitors see of images."""
    return json.loads(site.read_output("shell", "-v0", "--command", LOOK))


def count_references(database):
    """Return {column: rows that refer to Wagtail's own image model}."""
    counts = {}
    with closing(connect(database)) as connection:
        cursor = connection.cursor()
        for column in (
            "taggit_taggeditem.content_type_id",
            "wagtailcore_referenceindex.content_type_id",
            "wagtailcore_referenceindex.base_content_type_id",
            "wagtailcore_referenceindex.to_content_type_id",
            "wagtailsearch_indexentry.content_type_id",
        ):
            cursor.execute(REFERRING.format(table=column.partition(".")[0], column=column))
            counts[column] = cursor.fetchone()[0]
    return counts


def count_rows(database, table):
    with closing(connect(database)) as connection:
        cursor = connection.cursor()
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - a name of ours
        return cursor.fetchone()[0]


@pytest.mark.parametrize("kind", [sqlite, postgresql], ids=lambda kind: kind.__name__)
def test_every_image_is_shown_where_it_was_before_and_beside_the_old_release(kind, tmp_path):
    with kind(tmp_path) as database:
        # In development, pages need no collected static files.
        old, new = (release(str(tmp_path), database, DEBUG="1") for release in (ReleaseBefore, Site))
        old.manage("migrate", "-v0")
        old.manage("load_initial_content")
        old.run(CONTENT)
        before = look(old)
        assert len([name for name in before if name.startswith("/media/")]) == 4
        assert {status for name, (status, *_) in before.items() if name.startswith("/media/")} == {200}
        referring = count_references(database)
        assert all(referring.values())

        new.manage("migrate", "-v0")
        assert look(new) == before
        assert look(old) == before
        assert not any(count_references(database).values())

        old.run(BESIDE)
        new.manage("shell", "-v0", "--command", IMAGES + MEANWHILE)
        assert new.read_output("finish_upgrade") == "Images copied: 0.\n"
        assert count_rows(database, "pages_newsindexpage") == 0
        new.manage("shell", "-v0", "--command", SIX_MINUTES_LATER + AN_HOUR_LATER)
        for copied in (2, 0):
            assert new.read_output("finish_upgrade") == f"Images copied: {copied}.\n"
        assert count_rows(database, "pages_newsindexpage") == 1
        assert look(new) == before
        new.manage("shell", "-v0", "--command", CHECK)
        assert count_references(database)["wagtailcore_referenceindex.to_content_type_id"] == 0
        assert look(old) == before
        assert count_rows(database, "wagtailimages_image") > 0

        new.manage("shell", "-v0", "--command", A_WEEK_LATER)
        for _ in range(2):
            assert new.read_output("finish_upgrade") == "Images copied: 0.\n"
        assert count_rows(database, "wagtailimages_image") == 0
        new.manage("shell", "-v0", "--command", CHECK)
        assert look(new) == before
        assert not any(count_references(database).values())
