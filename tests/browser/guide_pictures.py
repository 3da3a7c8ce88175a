"""`python -m tests.browser.guide_pictures` takes the pictures of the guide in the CMS, with demonstration data."""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image

import tests.environment  # noqa: F401 - before anything starts a server

from .chromium import chromium
from .server import production_server
from .sites import SITES
from .states import sign_in

FOLDER = Path(__file__).parents[2] / "static/img/guide"
SIZE = {"width": 1280, "height": 800}
PROJECT = "Example project 1"
NO_PICTURE = "submitted"  # only so that a moderator has something to review


def open_form(page):
    page.goto(f"/admin/pages/search/?q={PROJECT.replace(' ', '+')}")
    page.get_by_role("link", name=PROJECT, exact=True).first.click()
    page.locator("#id_title").wait_for()


def show_blocks(page):
    open_form(page)
    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("listbox").wait_for()


def toggle(page, name):
    open_form(page)
    page.get_by_role("button", name=f"Toggle {name}").click()
    page.wait_for_timeout(4000)  # until the panel has rendered its page


def show_actions(page):
    open_form(page)
    page.get_by_role("button", name="More actions").click()


def submit(page):
    open_form(page)
    page.locator("#id_summary").fill("An example of a summary that waits for a review.")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Submit to Moderators approval").click()
    page.get_by_text("submitted for moderation").wait_for()


def show_history(page):
    open_form(page)
    page.goto(page.url.replace("/edit/", "/history/"))


def show_image(page):
    page.goto("/admin/images/")
    page.locator("ul.listing a, .listing a").first.click()
    page.locator("#id_people").wait_for()


# As if the worker had just run.
PUBLISHED = """
from datetime import timedelta
from django.utils import timezone
from django_q.models import Success
from carecity.core.schedules import PUBLISHING_JOB, SCHEDULE_PREFIX
now, name = timezone.now() + timedelta(hours=1), SCHEDULE_PREFIX + PUBLISHING_JOB
Success.objects.create(id="x", name="x", func="x", group=name, started=now, stopped=now)
"""
# Who sees each screen, and how to get there; passwords equal the names, and "editor" is a moderator.
VISITS = {
    "start": ("writer", lambda page: page.goto("/admin/")),
    "explorer": ("writer", lambda page: page.goto("/admin/pages/")),
    "page-form": ("writer", open_form),
    "blocks": ("writer", show_blocks),
    "preview": ("writer", lambda page: toggle(page, "preview")),
    "checks": ("writer", lambda page: toggle(page, "checks")),
    "actions": ("writer", show_actions),
    "submitted": ("writer", submit),
    "review": ("editor", show_actions),
    "history": ("editor", show_history),
    "image-form": ("editor", show_image),
    "scheduled-changes": ("editor", lambda page: page.goto("/admin/reports/scheduled_changes/")),
    "users": ("admin", lambda page: page.goto("/admin/users/")),
}


def main(names):
    """Write the named pictures, or all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with production_server(SITES["demo_site_url"].python + PUBLISHED) as site_url, chromium() as browser:
        pages = {}
        for name, (user, visit) in VISITS.items():
            if user not in pages:
                pages[user] = browser.new_page(base_url=site_url, viewport=SIZE, locale="en-GB")
                pages[user].goto("/admin/login/")
                sign_in(pages[user], user)
            pages[user].evaluate("localStorage.clear()")  # in which Wagtail remembers open panels
            visit(pages[user])
            if name in (names or VISITS) and name != NO_PICTURE:
                pages[user].wait_for_timeout(500)  # until menus have opened
                picture = Image.open(BytesIO(pages[user].screenshot()))
                picture.save(FOLDER / f"{name}.webp", quality=60, method=6)


if __name__ == "__main__":
    main(sys.argv[1:])
