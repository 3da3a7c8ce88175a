"""Factories of test data: each fills in everything that a test does not care about."""

import json
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from contact.forms import FeedbackForm
from contact.models import Feedback
from contact.services.replies import OutgoingReply
from contact.tokens import issue_token
from pages.models import (
    HomePage,
    NewsIndexPage,
    NewsPage,
    OpportunityIndexPage,
    OpportunityPage,
    Partner,
    Person,
    ProjectIndexPage,
    ProjectPage,
    StandardPage,
)

POST = {
    "kind": "question",
    "message": "When are you open?",
    "page": "",
    "reply_by": "none",
    "name": "",
    "email": "",
    "telephone": "",
    "best_time": "",
    "postal_address": "",
    "reply_format": "",
    FeedbackForm.HIDDEN_NAME: "",
}
REPLY = {"reply_by": "email", "email": "jo@example.org"}


def make_post(**changes):
    """Return the data that a browser posts from a form that was opened just now."""
    return POST | {"token": issue_token()} | changes


def make_feedback(**fields):
    """Save a message and return it."""
    return Feedback.objects.create(**{"kind": "question", "message": "When are you open?"} | fields)


def make_reply(text="We open at nine.", **changes):
    """Return a reply as a reviewer sends it from a form that was opened just now."""
    return OutgoingReply(text, **{"form_key": uuid4().hex} | changes)


def image_file(name="garden.jpg", size=(1600, 1200), image_format="JPEG", **options):
    """Return an image as an uploaded file: green, with a yellow rectangle."""
    image, file = Image.new("RGB", size, "#00615f"), BytesIO()
    image.paste("#ffc94d", (size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2))
    image.save(file, image_format, **options)
    file.seek(0)
    return ImageFile(file, name)


def make_image(title="A garden", **options):
    """Save an image in Wagtail's library and return it."""
    return get_image_model().objects.create(title=title, file=image_file(**options))


def make_document(name="a.pdf", content=b"%PDF-1.4", title="Minutes of March", **fields):
    """Save a document in Wagtail's library and return it."""
    file = ContentFile(content, name)
    return get_document_model().objects.create(title=title, file=file, file_size=len(content), **fields)


VIDEO = {
    "title": "A walk through the garden",
    "address": "https://www.youtube.com/watch?v=abcdefghijk",
    "file": None,
    "captions": None,
    "poster": None,
    "length": "3:20",
    "visuals": "sound",
    "transcript": "<p>This is the garden.</p>",
}


def image_block(image, **changes):
    """Return an image block as a StreamField stores it."""
    return {"type": "image", "value": {"image": image.pk, "alt_text": "A garden", "decorative": False} | changes}


def video_block(**changes):
    """Return a video block as a StreamField stores it."""
    return {"type": "video", "value": VIDEO | changes}


def make_page(blocks, title="A page of blocks", slug="blocks"):
    """Publish a standard page with these blocks below the home page and return it."""
    page = StandardPage(title=title, slug=slug, summary="A page with blocks.", body=json.dumps(blocks))
    HomePage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return page


def make_project(title="A project", **fields):
    """Publish a project that is under way below the list of projects and return it."""
    values = {"summary": "A summary.", "started_on": timezone.localdate() - timedelta(days=40), "body": []}
    return _publish(ProjectIndexPage, ProjectPage, title, values | fields)


def make_news(title="A news item", **fields):
    """Publish a news item of today below the list of news and return it."""
    return _publish(NewsIndexPage, NewsPage, title, {"summary": "A summary."} | fields)


def make_opportunity(title="A way to get involved", kind="volunteering", **fields):
    """Publish an opportunity and return it: an event of tomorrow, or something else that is open all year."""
    tomorrow = timezone.now() + timedelta(days=1)
    event = {"starts_at": tomorrow, "ends_at": tomorrow + timedelta(hours=2), "location": "Barking"}
    needed = event if kind == "event" else {"open_all_year": "closes_at" not in fields}
    return _publish(
        OpportunityIndexPage, OpportunityPage, title, {"kind": kind, "summary": "A summary."} | needed | fields
    )


def _publish(index_type, item_type, title, fields):
    """Publish an item; relations to many are given as lists."""
    lists = {name: value for name, value in fields.items() if isinstance(value, list) and name != "body"}
    page = item_type(title=title, **{name: value for name, value in fields.items() if name not in lists})
    index_type.objects.get().add_child(instance=page)
    for name, values in lists.items():
        setattr(page, name, values)
    page.save_revision().publish()
    return item_type.objects.get(pk=page.pk)


def make_partner(name="A partner", **fields):
    """Save a partner and return it."""
    return Partner.objects.create(**{"name": name, "kind": "voluntary"} | fields)


def make_person(name="A person", **fields):
    """Save a member of the team who agreed to be shown, and return them."""
    return Person.objects.create(**{"name": name, "group": "team", "has_agreed": True} | fields)
