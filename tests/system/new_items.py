"""What editors of today's code publish during and after an upgrade from a release without projects and news."""

from dataclasses import dataclass

AN_HOUR_LATER = """
from datetime import timedelta
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
MigrationRecorder.Migration.objects.update(applied=timezone.now() - timedelta(minutes=61))
"""
A_WEEK_LATER = AN_HOUR_LATER.replace("minutes=61", "days=8")
# While both releases serve: a partner, and a page with an image and blocks that only the new release knows. The CMS
# refuses lists of the new types, and so their items.
BESIDE_PATH = "/made-by-the-new-release/"
BESIDE = """
from django.contrib.auth.models import User
from django.test import Client
from pages.models import HomePage
from tests.factories import image_block, make_image, make_page, make_partner, video_block
make_partner("Partner of the upgrade")
blocks = [image_block(make_image("Uploaded beside")), {"type": "heading", "value": "Beside"}, video_block()]
make_page(blocks, "Made by the new release", "made-by-the-new-release")
client = Client(headers={"host": "localhost", "x-forwarded-proto": "https"})
client.force_login(User.objects.create_superuser("editor"))
for name in ("projectindexpage", "newsindexpage", "opportunityindexpage"):
    response = client.get(f"/admin/pages/add/pages/{name}/{HomePage.objects.get().pk}/", follow=True)
    assert "appears by itself an hour after the upgrade" in response.text, name
"""
# An hour later: an item of each type, with body, image and focus area; the project with a partner and a lead.
AFTER = """
import json
from pages.models import FocusAreaPage, Partner, ProjectPartner
from tests.factories import image_block, make_image, make_news, make_opportunity, make_person, make_project
lead = make_person("Jo Smith")
image = make_image("Uploaded after")
body = json.dumps([{"type": "heading", "value": "What we did"}, image_block(image)])
lead_image = {"image": image, "image_description": "The garden"}
shared = {"body": body, "focus_areas": [FocusAreaPage.objects.get(slug="healthy-ageing")]}
partner = ProjectPartner(partner=Partner.objects.get(name="Partner of the upgrade"), role="funded")
project = make_project("Project of the upgrade", lead=lead, partners=[partner], **lead_image, **shared)
make_news("Story of the upgrade", kind="story", projects=[project], **lead_image, **shared)
make_opportunity("Event of the upgrade", kind="event", projects=[project], **shared)
"""


@dataclass(frozen=True)
class Item:
    """A published item: its title, and the path of its list."""

    title: str
    list_path: str

    @property
    def path(self):
        return f"{self.list_path}{self.title.lower().replace(' ', '-')}/"


ITEMS = [
    Item("Project of the upgrade", "/projects/"),
    Item("Story of the upgrade", "/news/"),
    Item("Event of the upgrade", "/get-involved/"),
]
# What visitors find, and where: {path: texts}.
NAMED = {item.list_path: [item.title] for item in ITEMS}
NAMED |= {item.path: [item.title, "What we did", 'alt="A garden"'] for item in ITEMS}
NAMED[ITEMS[0].path] += ['alt="The garden"', "Partner of the upgrade", "Jo Smith", ITEMS[1].title, ITEMS[2].title]
NAMED[ITEMS[1].path] += ['alt="The garden"']
NAMED |= {
    BESIDE_PATH: ["Made by the new release", 'alt="A garden"', "A walk through the garden"],
    "/news/feed/": [ITEMS[1].title],
    "/get-involved/calendar.ics": [ITEMS[2].title],
    "/focus-areas/healthy-ageing/": [item.title for item in ITEMS],
    "/site-map/": [item.title for item in ITEMS],
    "/sitemap.xml": [item.path for item in ITEMS],
}
