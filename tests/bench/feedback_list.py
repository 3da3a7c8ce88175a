"""A process that fills a database with feedback, and renders the reviewers' list once for each line of its input."""

import os
import random
import sys
import time
from datetime import timedelta

import tests.environment  # noqa: F401 - sets the variables that settings read

os.environ["DJANGO_SETTINGS_MODULE"] = "carecity.settings"


def fill(size):
    """Store `size` messages of the last two years, most of them closed."""
    from django.db import connection
    from django.utils import timezone

    from contact.models import Feedback, Kind

    chance = random.Random(1)  # noqa: S311 - test data
    messages = [
        Feedback(
            reference=f"B-{number:06}",
            kind=chance.choice(Kind.values),
            message=f"Message {number}. " + "Some words about the place. " * 8,
            page=chance.choice(["", "/about/", "/contact/", "/success/"]),
            state=chance.choices(["closed", "spam", "new", "waiting"], [90, 5, 4, 1])[0],
            due_on=timezone.localdate() + timedelta(days=chance.randint(-700, 10)),
            quarantined=chance.random() < 0.01,
        )
        for number in range(size)
    ]
    Feedback.objects.bulk_create(messages, batch_size=5000)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE contact_feedback SET created_at = now() - random() * interval '730 days'")
        for _ in range(2):  # as autovacuum does within minutes: once for deleted rows, once for live ones
            cursor.execute("VACUUM ANALYZE")


def reviewer_client():
    """Return a client with a reviewer signed in."""
    from django.contrib.auth.models import Group, User
    from django.test import Client

    reviewer = User.objects.create_user("reviewer")
    reviewer.groups.add(Group.objects.get(name="Feedback reviewers"))
    client = Client(headers={"host": "www.example.org"})
    client.force_login(reviewer)
    return client


def main():
    """Create the database, then response each line with milliseconds and queries."""
    import django

    django.setup()
    from django.contrib.staticfiles import storage
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    storage.staticfiles_storage._wrapped = storage.StaticFilesStorage()
    call_command("migrate", verbosity=0)
    fill(int(sys.argv[1]))
    client = reviewer_client()
    for _ in sys.stdin:
        began = time.perf_counter()
        response = client.get("/django-admin/contact/feedback/")
        milliseconds = (time.perf_counter() - began) * 1000
        assert response.status_code == 200
        with CaptureQueriesContext(connection) as queries:
            client.get("/django-admin/contact/feedback/")
        print(f"{milliseconds} {len(queries)}", flush=True)


if __name__ == "__main__":
    main()
