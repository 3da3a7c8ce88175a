"""Upgrading a database of the first release with images shows every image where it was, also a week later.

The dump is described in `tests/system/first_release_images.py`.
"""

import json

from PIL import Image

from tests.system.first_release_images import DRAFT, FORMATS, SHOWN, unpack
from tests.system.new_items import A_WEEK_LATER, AN_HOUR_LATER
from tests.system.pictures import TOLERANCE, draw, get_difference, scale

from .test_upgrade import manage

# An editor publishes a draft of the first release.
PUBLISH_DRAFT = """
from pages.models import StandardPage
StandardPage.objects.get(slug="draft").get_latest_revision().publish()
"""
FINISH = """
from django.core.management import call_command
call_command("finish_upgrade", verbosity=0)
"""
# Prints {path: [(alternative text, all files that a browser can choose)]}, and the number of rows that old code reads.
LOOK = """
import json
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.images.models import Image
client, shown = Client(headers={"host": "www.example.org"}), {}
for path in PATHS:
    response = client.get(path)
    assert response.status_code == 200, path
    shown[path] = []
    for image in BeautifulSoup(response.text, "html.parser").select("img[src^='/media/']"):
        tags = image.find_parent("picture").find_all() if image.find_parent("picture") else [image]
        files = [file.split()[0] for tag in tags for file in tag.get("srcset", "").split(",") if file]
        shown[path].append((image["alt"], [image["src"], *files]))
print(json.dumps([shown, Image.objects.count()]))
"""
EXPECTED = SHOWN | {"/draft/": DRAFT}


def look_after(folder, *steps):
    """Run steps, then return {path: images shown there} and the number of rows for the release before."""
    python = "".join([*steps, f"PATHS = {list(EXPECTED)!r}\n", LOOK])
    return json.loads(manage(folder, "shell", "--verbosity=0", "--command", python).splitlines()[-1])


def find_wrong_images(folder, shown):
    """Return the places that show other images than the editors of the first release have chosen."""
    wrong = []
    for path, images in EXPECTED.items():
        if [alt for _, alt in images] != [alt for alt, _ in shown[path]]:
            wrong.append((path, shown[path]))
            continue
        for (number, alt), (_, files) in zip(images, shown[path], strict=True):
            pictures = [scale(Image.open(folder / file.lstrip("/"))) for file in files]
            if any(get_difference(draw(number), picture) > TOLERANCE for picture in pictures):
                wrong.append((path, alt))
    return wrong


def test_images_of_the_first_release_stay_where_they_were(tmp_path):
    unpack(tmp_path)
    manage(tmp_path, "migrate", "-v0")
    for steps, old_rows in (
        ([PUBLISH_DRAFT], len(FORMATS)),
        ([AN_HOUR_LATER, FINISH], len(FORMATS)),
        ([A_WEEK_LATER, FINISH], 0),
    ):
        shown, count = look_after(tmp_path, *steps)
        assert (find_wrong_images(tmp_path, shown), count) == ([], old_rows)
