"""Drawn pictures that a test can tell apart, and what a visitor's browser shows of them."""

import subprocess
import sys
from contextlib import contextmanager
from io import BytesIO
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image, ImageChops, ImageStat

from .waiting import wait_until

# Six cells, teal or yellow as the bits of the number: two pictures differ in a sixth of their surface or more.
DRAW = """
from PIL import Image
def draw(number, transparent=False):
    picture = Image.new("RGBA" if transparent else "RGB", (1296, 864), "#00615f")
    for cell in range(6):
        left, top = cell % 3 * 432, cell // 3 * 432
        if number >> cell & 1:
            picture.paste("#ffc94d", (left, top, left + 432, top + 432))
    if transparent:
        picture.paste((0, 0, 0, 0), (600, 400, 696, 464))
    return picture
"""
SIZE = (96, 64)  # to which pictures are scaled before they are compared
# Mean difference of colours, of 255. Recoding as JPEG or AVIF changes a drawn picture by less than 2; another drawn
# picture differs by more than 20.
TOLERANCE = 6
# Opens closed answers, and loads images that are far below. Images that are decoded later are not yet in a screenshot.
PREPARE = """() => {
  document.querySelectorAll("details").forEach((details) => { details.open = true });
  document.querySelectorAll("img").forEach((image) => { image.loading = "eager"; image.decoding = "sync" });
}"""
LOADED = "() => [...document.images].every((image) => image.complete && image.naturalWidth)"
DECODE = "() => Promise.all([...document.images].map((image) => image.decode()))"
IMAGES = "img[src*='/media/']"  # all but the mark of the site
SHARED = "meta[property='og:image']"


class Shown(NamedTuple):
    """An image on a page: its alternative text, and the picture in the common size."""

    alt: str
    picture: Image.Image


def draw(number):
    """Return the drawn picture with a number, in the common size."""
    names = {}
    exec(DRAW, names)  # noqa: S102 - the first release runs the same code
    return scale(names["draw"](number))


def scale(picture):
    return picture.convert("RGB").resize(SIZE, Image.Resampling.BOX)


def get_difference(one, other):
    """Return the mean difference of two pictures' colours, from 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def find_differences(before, after):
    """Return a line for each difference between two {path: images shown there}: number, order, text, picture."""
    found = [f"{path} is missing" for path in before.keys() ^ after.keys()]
    for path in before.keys() & after.keys():
        texts = [[shown.alt for shown in pages[path]] for pages in (before, after)]
        if texts[0] != texts[1]:
            found.append(f"{path} shows {texts[1]} instead of {texts[0]}")
            continue
        for one, other in zip(before[path], after[path], strict=True):
            difference = get_difference(one.picture, other.picture)
            if difference > TOLERANCE:
                found.append(f"{path} shows another picture as {one.alt!r}: they differ by {difference:.0f}")
    return sorted(found)


@contextmanager
def development_server(site):
    """Serve a release as in development, which needs no collected static files; yield its URL."""
    command = [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{site.port}"]
    server = subprocess.Popen(command, cwd=site.code, env=site.environment)

    def responds():
        assert server.poll() is None, "The server did not start."
        try:
            urlopen(site.url).close()  # noqa: S310 - loopback, our own server
        except URLError:
            return False
        return True

    try:
        wait_until(responds, "the first response")
        yield site.url
    finally:
        server.terminate()
        server.wait()


def open_page(browser, url):
    """Open a page with everything on it opened and loaded."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    response = page.goto(url)
    assert response.status == 200, (url, response.status)
    page.evaluate(PREPARE)
    wait_until(lambda: page.evaluate(LOADED), f"the images of {url}")
    page.evaluate(DECODE)
    return page


def look(browser, site, paths):
    """Return {path: [Shown]}: screenshots of the images on each page in their order, then the image to share."""
    shown = {}
    with development_server(site) as url:
        for path in paths:
            page = open_page(browser, url + path)
            images = page.locator(IMAGES).all()
            shown[path] = [Shown(image.get_attribute("alt"), _screenshot(image)) for image in images]
            for tag in page.locator(SHARED).all():
                address = tag.get_attribute("content")
                if "/media/" in address:
                    with urlopen(address) as file:  # noqa: S310 - loopback, our own server
                        shown[path].append(Shown(SHARED, scale(Image.open(BytesIO(file.read())))))
            page.close()
    return shown


def look_at_whole_pages(browser, site, paths):
    """Return {path: screenshot of the whole page}."""
    pictures = {}
    with development_server(site) as url:
        for path in paths:
            page = open_page(browser, url + path)
            pictures[path] = Image.open(BytesIO(page.screenshot(full_page=True, animations="disabled"))).convert("RGB")
            page.close()
    return pictures


def _screenshot(image):
    return scale(Image.open(BytesIO(image.screenshot(animations="disabled"))))
