"""What every test may ask for: a site with the starting content, and people who sign in to it."""

from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.contrib.staticfiles import storage
from django.core.management import call_command
from django.test import Client
from wagtail.models import Site


def pytest_configure():
    """Loosen what only costs time in tests: password hashing, and names of static files made by collectstatic."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    storage.staticfiles_storage._wrapped = storage.StaticFilesStorage()  # imports have already asked for the other


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Load the starting content once, below every test's own transaction."""
    with django_db_blocker.unblock():
        call_command("load_content", stdout=StringIO())


@pytest.fixture
def site(db):
    """Return the site of the starting content."""
    return Site.objects.get(is_default_site=True)


def signed_in(user):
    """Return a client in which the user is signed in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor_client(site):
    """Sign in somebody who may edit and publish pages."""
    editor = User.objects.create_user("editor")
    editor.groups.add(Group.objects.get(name="Moderators"))
    return signed_in(editor)


@pytest.fixture
def reviewer_client(db):
    """Sign in somebody who may read feedback and nothing else."""
    reviewer = User.objects.create_user("reviewer", is_staff=True)
    reviewer.user_permissions.add(Permission.objects.get(codename="view_feedback"))
    return signed_in(reviewer)
