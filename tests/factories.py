"""Builders of what tests need, each with everything that the test does not care about filled in."""

import json
from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image
from wagtail.images import get_image_model

from contact.forms import FeedbackForm
from contact.models import Feedback
from contact.tokens import issue_token
from pages.models import HomePage, StandardPage

POST = {
    "kind": "question",
    "message": "When are you open?",
    "page": "",
    "wants_reply": "no",
    "name": "",
    "email": "",
    FeedbackForm.HIDDEN_NAME: "",
}
REPLY = {"wants_reply": "yes", "email": "jo@example.org"}


def make_post(**changes):
    """Return what a browser posts from a form that was opened just now."""
    return POST | {"token": issue_token()} | changes


def make_feedback(**fields):
    """Store a message and return it."""
    return Feedback.objects.create(**{"kind": "question", "message": "When are you open?"} | fields)


def picture_file(name="garden.jpg", size=(1600, 1200), picture_format="JPEG", **options):
    """Return the bytes of a picture as a file with a name: a green field with a yellow square in it."""
    picture, file = Image.new("RGB", size, "#00615f"), BytesIO()
    picture.paste("#ffc94d", (size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2))
    picture.save(file, picture_format, **options)
    file.seek(0)
    return ImageFile(file, name)


def make_picture(title="A garden", **options):
    """Put a picture into the library and return it."""
    file = picture_file(**options)
    return get_image_model().objects.create(title=title, file=file)


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


def picture_part(picture, **changes):
    """Return a picture as a part of a text, in the form in which a text is stored."""
    return {"type": "image", "value": {"image": picture.pk, "alt_text": "A garden", "decorative": False} | changes}


def video_part(**changes):
    """Return a video as a part of a text, in the form in which a text is stored."""
    return {"type": "video", "value": VIDEO | changes}


def make_page(parts, title="A page of parts", slug="parts"):
    """Publish a standard page with these parts below the home page and return it."""
    page = StandardPage(title=title, slug=slug, summary="A page with parts.", body=json.dumps(parts))
    HomePage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return page
