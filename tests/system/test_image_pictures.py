"""Pictures of pages before and after the upgrade to the image model of our own, in a browser."""

import sqlite3
from contextlib import closing

import pytest

from tests.binaries import find_headless_shell, missing_line
from tests.browser.chromium import chromium

from .first_release_images import SHOWN, unpack
from .older_releases import FIRST_RELEASE, FirstRelease, OlderRelease, is_in_this_clone
from .pictures import Shown, draw, find_differences, look, look_at_whole_pages
from .servers import Site
from .test_image_upgrade import BEFORE_SITE_IMAGE, CONTENT, ReleaseBefore

WITH_SITE_IMAGE = "c0944b5d1b38565313e1729cd79add5fa840c239"
PATHS = "SELECT substr(url_path, 6) FROM wagtailcore_page WHERE live AND depth > 1"  # without "/home"

if not find_headless_shell() or not all(map(is_in_this_clone, (FIRST_RELEASE, BEFORE_SITE_IMAGE, WITH_SITE_IMAGE))):
    print(missing_line("pictures before and after an upgrade, which need the git history", "chromium-headless-shell"))
    pytest.skip("no browser or no history here", allow_module_level=True)


class FirstWithSiteImage(OlderRelease):
    """The first code with the image model of our own: its pages look as those of the release before."""

    commit = WITH_SITE_IMAGE


@pytest.fixture
def start(tmp_path):
    """Return a function that returns a release on the data of this test, which are those of the dump."""
    unpack(tmp_path)

    def start_release(kind):
        own = tmp_path / kind.__name__  # of its code
        own.mkdir()
        variables = {"DEBUG": "1", "DATA_DIR": str(tmp_path)}
        return kind(str(own), f"sqlite:///{tmp_path}/db.sqlite3", **variables)

    return start_release


def find_paths(site):
    """Return the paths of all public pages, and of the confirmation page in the dump."""
    with closing(sqlite3.connect(site.database.removeprefix("sqlite:///"))) as connection:
        return sorted({path for (path,) in connection.execute(PATHS)} | SHOWN.keys())


def test_images_of_the_first_release_look_the_same_after_the_upgrade(start):
    """Compare a screenshot of each image on each page, by the code of the first release and by today's.

    The dump has an image in every place where the first release could hold one. On each public page there are as many
    images as before, in the same order, with the same alternative text and, scaled to a common size, the same picture:
    the one that the editor chose. What is around the images has changed on purpose since, and is not compared.
    """
    old, new = start(FirstRelease), start(Site)
    paths = find_paths(old)
    chosen = {path: [Shown(alt, draw(number)) for number, alt in SHOWN.get(path, [])] for path in paths}
    with chromium() as browser:
        before = look(browser, old, paths)
        assert find_differences(chosen, before) == []
        new.manage("migrate", "-v0")
        after = look(browser, new, paths)
    assert find_differences(before, after) == []
    assert find_differences(chosen, after) == []


def test_pages_with_images_look_the_same_across_the_migration_of_images(start):
    """Compare screenshots of whole pages, pixel by pixel, before and after the migration of images.

    Before: the release before the image model of our own, on the dump of the first release and with what came later:
    a video's poster, an image to share, an image with a focal point. After: today's migrations, and the first code
    with the new model, because its pages have the layout of the release before. Today's pages have another layout, so
    of those each image is compared, as in the test above; an image to share is compared as the file.
    """
    old, first, new = start(ReleaseBefore), start(FirstWithSiteImage), start(Site)
    old.manage("migrate", "-v0")
    old.run(CONTENT)
    paths = find_paths(old)
    with chromium() as browser:
        images, pages = look(browser, old, paths), look_at_whole_pages(browser, old, paths)
        assert len(images["/pictures/"]) == 4
        new.manage("migrate", "-v0")
        after = look_at_whole_pages(browser, first, paths)
        assert [path for path in paths if pages[path].tobytes() != after[path].tobytes()] == []
        assert find_differences(images, look(browser, new, paths)) == []


def test_find_differences_reports_each_kind_of_difference():
    one, other = Shown("A garden", draw(1)), Shown("A walk", draw(2))
    assert find_differences({"/": [one, other]}, {"/": [one, other]}) == []
    assert find_differences({"/": [one]}, {}) == ["/ is missing"]
    assert find_differences({"/": [one, other]}, {"/": [other, one]}) == [
        "/ shows ['A walk', 'A garden'] instead of ['A garden', 'A walk']"
    ]
    assert find_differences({"/": [one]}, {"/": [one._replace(picture=other.picture)]}) == [
        "/ shows another picture as 'A garden': they differ by 42"
    ]
