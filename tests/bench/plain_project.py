"""A plain project: what `wagtail start` makes, with the body field of Wagtail's documentation, in production mode."""

import subprocess
import sys
from pathlib import Path

import tests.environment  # noqa: F401 - sets the variables of tests

NAME = "plain"
APPLICATION = f"{NAME}.wsgi:application"
WAGTAIL = Path(sys.executable).with_name("wagtail")

# What a plain project leaves to its operator. The database is connected to as this site does it.
SETTINGS = """
import environ

ALLOWED_HOSTS = ["127.0.0.1"]
SECRET_KEY = "only-for-tests"
DATABASES = {"default": environ.Env().db("DATABASE_URL")}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
"""

# The page type has no field of its own as it is made. This is the StreamField that Wagtail's documentation begins with.
MODELS = """
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page


class HomePage(Page):
    body = StreamField(
        [("heading", blocks.CharBlock()), ("paragraph", blocks.RichTextBlock()), ("image", ImageBlock())], blank=True
    )
    content_panels = [*Page.content_panels, FieldPanel("body")]
"""

TEMPLATE = """{% extends "base.html" %}
{% block content %}<h1>{{ page.title }}</h1>
{{ page.body }}{% endblock %}
"""


def create(folder, environment):
    """Create the project in an empty folder, its tables and its static files; return the environment for its server."""
    subprocess.run([WAGTAIL, "start", NAME, folder], check=True, stdout=subprocess.DEVNULL)
    (folder / NAME / "settings/local.py").write_text(SETTINGS)
    (folder / "home/models.py").write_text(MODELS)
    (folder / "home/templates/home/home_page.html").write_text(TEMPLATE)
    own = environment | {"DJANGO_SETTINGS_MODULE": f"{NAME}.settings.production", "PYTHONPATH": str(folder)}
    for command in (["makemigrations"], ["migrate"], ["collectstatic", "--noinput"]):
        manage = [sys.executable, folder / "manage.py", *command, "--verbosity=0"]
        subprocess.run(manage, env=own, check=True)
    return own
