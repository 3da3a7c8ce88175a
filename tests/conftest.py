"""Fixtures for all tests: a site with the initial content, signed-in users, a mail server, a bucket."""

import sqlite3
from contextlib import closing
from functools import partial
from io import StringIO
from types import SimpleNamespace

import hypothesis
import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.staticfiles import storage
from django.core.cache import caches
from django.core.files.storage import default_storage, storages
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.template.base import Template
from django.test import Client
from django.test.utils import _TestState, instrumented_test_render
from django.utils import timezone
from wagtail.models import Site

from carecity.core import rate_limits
from carecity.settings import upload_storage
from contact.models import FeedbackSettings
from pages.page_cache import version
from pages.page_cache.version import version_reader
from tests.mail_server import mail_server
from tests.site_snapshot import snapshot_folder
from tests.stub_server import run_stub_server
from tests.with_postgres import SITE


def pytest_configure():
    """Use a fast password hasher, no manifest of static files, and Hypothesis without a deadline."""
    hypothesis.settings.register_profile("no deadline", deadline=None)
    hypothesis.settings.load_profile("no deadline")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    storage.staticfiles_storage._wrapped = (
        storage.StaticFilesStorage()
    )  # imports have already created the other storage


# Tests that share an expensive fixture of their module: `--dist loadgroup` runs each group in one worker.
GROUPS = (
    "tests/carecity/backups/",
    "tests/carecity/test_settings.py",
    "tests/deploy/test_units.py",
    "tests/pages/media/test_upload_server.py",
    "tests/test_upgrade.py",
)


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups in the same hook
def pytest_collection_modifyitems(items):
    for item in items:
        for group in GROUPS:
            if item.nodeid.startswith(group):
                item.add_marker(pytest.mark.xdist_group(group))


def pytest_terminal_summary(terminalreporter):
    """Print the figures that tests recorded with `record_property("figure", ...)`."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == "figure" and report.when == "call":
                terminalreporter.write_line(f"figure: {report.nodeid}: {value}")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """Create test databases as copies of the snapshot's, where this run has one.

    Django's own `create_test_db` would run `migrate` again in each worker of pytest-xdist.
    """
    if snapshot := snapshot_folder():
        copy = copy_on_server if connection.vendor == "postgresql" else copy_into_memory
        connection.creation.create_test_db = partial(copy, snapshot)


def copy_on_server(_snapshot, **_options):
    """Make a copy of the snapshot's database on the server of this run, which has it; return its name."""
    connection.settings_dict["TEST"]["TEMPLATE"] = SITE
    connection.creation._create_test_db(verbosity=0, autoclobber=True)
    return use_database(connection.creation._get_test_db_name())


def copy_into_memory(snapshot, **_options):
    """Make a copy of the snapshot's database in memory; return its name."""
    name = use_database(connection.creation._get_test_db_name())
    with closing(sqlite3.connect(snapshot / "site/db.sqlite3")) as source:
        source.backup(connection.connection)
    return name


def use_database(name):
    """Connect to the database of this name; return it."""
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name
    connection.ensure_connection()
    return name


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Load the initial content once, outside every test's own transaction."""
    if not snapshot_folder():
        with django_db_blocker.unblock():
            call_command("load_initial_content", stdout=StringIO())


@pytest.fixture(scope="session", autouse=True)
def plain_templates(django_test_environment):
    """Render templates as in production: recording every context for `response.context` costs a tenth of all time."""
    plain = _TestState.saved_data.template_render
    recording, Template._render = Template._render, plain
    yield
    Template._render = recording


@pytest.fixture
def template_contexts(monkeypatch):
    """Record the contexts of templates, for tests that read `response.context`."""
    monkeypatch.setattr(Template, "_render", instrumented_test_render)


@pytest.fixture(autouse=True)
def empty_cache():
    """Empty this process's own cache: a later test must not find what a rolled back test stored there."""
    caches["default"].clear_local()
    caches["process"].clear()


@pytest.fixture
def one_window(monkeypatch):
    """Let no fixed window of a rate limit end in the middle of the test."""
    beginning = timezone.now()
    monkeypatch.setattr(rate_limits, "timezone", SimpleNamespace(now=lambda: beginning))


@pytest.fixture
def one_connection(db, monkeypatch):
    """Keep the test's connection open where code closes old connections, as at the start of a request."""
    monkeypatch.setattr("django.db.close_old_connections", lambda **_: None)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def committed(monkeypatch):
    """Let the code under test treat the test's own transaction as committed, and so cache what it reads."""
    monkeypatch.setattr(version, "in_transaction", lambda: False)
    monkeypatch.setattr(version, "_values", {})
    version_reader.expire()
    yield
    version_reader.expire()


@pytest.fixture
def site(db):
    """Return the site of the initial content."""
    return Site.objects.get(is_default_site=True)


def make_client(user):
    """Return a client with the user signed in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture(scope="session")
def s3_url():
    """Start an S3 server and return its URL."""
    from .s3 import s3_server  # noqa: PLC0415 - moto and boto3 take a second to import, which few tests need

    with s3_server() as url:
        yield url


@pytest.fixture(scope="session")
def bucket_storage(s3_url):
    """Return (bucket, storage of the site in it), once for all tests: boto3 is slow to set up."""
    from .s3 import Bucket  # noqa: PLC0415 - as above

    created = Bucket(s3_url, "uploads")
    with pytest.MonkeyPatch.context() as environment:
        return created, create_upload_storage(created.variables, environment)


@pytest.fixture
def bucket(bucket_storage, monkeypatch):
    """Let the site store uploads in a bucket, and return the bucket, which is empty before and after."""
    created, storage = bucket_storage
    use_upload_storage(storage, monkeypatch)
    yield created
    created.empty()


def create_upload_storage(variables, monkeypatch):
    """Return the storage of uploads that the settings select by these variables."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return storages.create_storage(upload_storage(variables["MEDIA_BUCKET"], variables["S3_ENDPOINT_URL"]))


def use_upload_storage(storage, monkeypatch):
    """Make this the default storage; the storage of static files stays."""
    monkeypatch.setattr(default_storage, "_wrapped", storage)
    monkeypatch.setitem(storages._storages, "default", storage)


@pytest.fixture
def editor_client(site):
    """Return a client with an editor signed in who may publish pages."""
    editor = User.objects.create_user("editor")
    editor.groups.add(Group.objects.get(name="Moderators"))
    return make_client(editor)


def make_staff(name, group, email=""):
    """Return a user of a group."""
    user = User.objects.create_user(name, email)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def reviewer(db):
    """Return a user who may read, triage and reply to feedback."""
    return make_staff("reviewer", "Feedback reviewers")


@pytest.fixture
def reviewer_client(reviewer):
    """Return a client with a reviewer signed in."""
    return make_client(reviewer)


@pytest.fixture
def manager(db):
    """Return a user who may also export and erase feedback, and change retention rules."""
    return make_staff("manager", "Feedback managers")


@pytest.fixture
def manager_client(manager):
    """Return a client with a manager signed in."""
    return make_client(manager)


@pytest.fixture
def mailbox(db, settings):
    """Start a mail server that the site sends to, and notify staff@example.org and office@example.org."""
    FeedbackSettings.objects.create(notify="staff@example.org\noffice@example.org")
    with mail_server() as running:
        settings.EMAIL_BACKEND = "carecity.core.email_backends.QueuedEmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", running.port, 0.5
        yield running


@pytest.fixture
def stub(settings):
    """Start the stub server and allow connections to it, with timeouts that a busy machine does not reach."""
    with run_stub_server() as running:
        settings.SOCIAL = {"x": running.url, "x_token": "key-of-x"}
        settings.GUARDED_REQUESTS = settings.GUARDED_REQUESTS | {
            "connect_timeout": 20,
            "read_timeout": 20,
            "total_timeout": 30,
            "allow_loopback": True,
        }
        yield running
