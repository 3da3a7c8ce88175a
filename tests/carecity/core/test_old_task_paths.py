"""Tasks and scheduled commands of the release before still run with this release's code."""

import pydoc

import pytest
from django.core.management import get_commands, load_command_class

# As the release before has written them into the queue (at 2026-11-27), with the function that runs now.
QUEUED = {
    "carecity.mail.send_now": "carecity.core.email_backends.deliver",
    "carecity.sign_in.links.send_reset_links": "carecity.accounts.emails.send_reset_links",
    "contact.outbox.deliver": "contact.outbox.deliver",
    "pages.pictures.make_files": "pages.media.renditions.create_renditions",
}
SCHEDULED = [
    "publish_scheduled",
    "send_due_mail",
    "fetch_posts",
    "clearsessions",
    "purge_feedback",
    "bring_documents",
    "send_digest",
]


@pytest.mark.parametrize("path", QUEUED)
def test_old_path_of_a_task_runs_its_function(path):
    found = pydoc.locate(path)  # as django-q2 does
    assert found is not None
    assert found is pydoc.locate(QUEUED[path])


@pytest.mark.parametrize("name", SCHEDULED)
def test_command_of_an_old_schedule_can_run(name):
    assert load_command_class(get_commands()[name], name)
