"""What every test may ask for: a site with the starting content, and people who sign in to it."""

import sqlite3
from contextlib import closing
from functools import partial
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.staticfiles import storage
from django.core.cache import caches
from django.core.files.storage import default_storage, storages
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test import Client
from wagtail.models import Site

from carecity.settings import upload_storage
from contact.models import FeedbackSettings
from tests.mail_server import mail_server
from tests.site_snapshot import snapshot_folder
from tests.with_postgres import SITE


def pytest_configure():
    """Loosen what only costs time in tests: password hashing, and names of static files made by collectstatic."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    storage.staticfiles_storage._wrapped = storage.StaticFilesStorage()  # imports have already asked for the other


def pytest_terminal_summary(terminalreporter):
    """Print the figures that tests recorded, with `record_property("figure", ...)`: they are what was measured."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == "figure" and report.when == "call":
                terminalreporter.write_line(f"figure: {report.nodeid}: {value}")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """Create test databases as copies of the snapshot's, where this run has one: migrating takes longer."""
    snapshot = snapshot_folder()
    if snapshot and connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = SITE
    elif snapshot:
        connection.creation.create_test_db = partial(copy_into_memory, snapshot / "site/db.sqlite3")


def copy_into_memory(database, **_options):
    """Make an in-memory database with the content of a file; return its name."""
    name = connection.creation._get_test_db_name()
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name
    connection.ensure_connection()
    with closing(sqlite3.connect(database)) as source:
        source.backup(connection.connection)
    return name


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Load the initial content once, outside every test's own transaction."""
    if not snapshot_folder():
        with django_db_blocker.unblock():
            call_command("load_initial_content", stdout=StringIO())


@pytest.fixture(autouse=True)
def empty_cache():
    """Empty this process's own cache: a later test must not find what a rolled back test stored there."""
    caches["default"].clear_local()
    caches["process"].clear()


@pytest.fixture
def one_connection(db, monkeypatch):
    """Keep the test's own connection where code begins as in a process of its own: by closing what is old."""
    monkeypatch.setattr("django.db.close_old_connections", lambda **_: None)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def site(db):
    """Return the site of the starting content."""
    return Site.objects.get(is_default_site=True)


def signed_in(user):
    """Return a client in which the user is signed in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture(scope="session")
def s3():
    """Start a server that speaks S3, and return its address."""
    from .s3 import s3_server  # noqa: PLC0415 - moto and boto3 take a second to import, which few tests need

    with s3_server() as address:
        yield address


@pytest.fixture(scope="session")
def kept_bucket(s3):
    """Make a bucket, and the storage by which the site uses it: boto3 takes its time."""
    from .s3 import Bucket  # noqa: PLC0415 - as above

    made = Bucket(s3, "uploads")
    with pytest.MonkeyPatch.context() as environment:
        return made, storage_by(made.variables, environment)


@pytest.fixture
def bucket(kept_bucket, monkeypatch):
    """Let the site keep uploads in a bucket, which is empty before and after, and return that."""
    made, storage = kept_bucket
    keep_uploads_in(storage, monkeypatch)
    yield made
    made.empty()


def storage_by(variables, monkeypatch):
    """Return the storage of uploads that settings would choose by these variables."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return storages.create_storage(upload_storage(variables["MEDIA_BUCKET"], variables["S3_ENDPOINT_URL"]))


def keep_uploads_in(storage, monkeypatch):
    """Let everybody use this storage; static files stay as `pytest_configure` has them."""
    monkeypatch.setattr(default_storage, "_wrapped", storage)
    monkeypatch.setitem(storages._storages, "default", storage)


@pytest.fixture
def editor_client(site):
    """Sign in somebody who may edit and publish pages."""
    editor = User.objects.create_user("editor")
    editor.groups.add(Group.objects.get(name="Moderators"))
    return signed_in(editor)


def staff(name, group):
    """Return somebody who may sign in to the Django admin, and do there what the group may do."""
    user = User.objects.create_user(name)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def reviewer(db):
    """Return somebody who reads, sorts and answers feedback."""
    return staff("reviewer", "Feedback reviewers")


@pytest.fixture
def reviewer_client(reviewer):
    """Sign in a reviewer."""
    return signed_in(reviewer)


@pytest.fixture
def manager(db):
    """Return somebody who also exports and erases feedback, and decides how long it is kept."""
    return staff("manager", "Feedback managers")


@pytest.fixture
def manager_client(manager):
    """Sign in a manager."""
    return signed_in(manager)


@pytest.fixture
def mailbox(db, settings):
    """Start a mail server, to which the site sends; staff are told at staff@example.org."""
    FeedbackSettings.objects.create(notify="staff@example.org\noffice@example.org")
    with mail_server() as running:
        settings.EMAIL_BACKEND = "carecity.core.email_backends.QueuedEmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", running.port, 0.5
        yield running
