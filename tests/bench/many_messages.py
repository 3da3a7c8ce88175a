"""A process that fills a database with feedback, and runs a scenario for each line: a screen of the reviewers."""

import os
import random
import sys
import time
from datetime import timedelta

import tests.environment  # noqa: F401 - sets the variables that settings read

os.environ["DJANGO_SETTINGS_MODULE"] = "carecity.settings"

LIST = "/django-admin/contact/feedback/"
# `search`: a word that one message in a hundred has, and a name that ten messages have.
SCREENS = {
    "start": [("/django-admin/", {})],
    "list": [(LIST, {})],
    "search": [(LIST, {"q": "letterbox"}), (LIST, {"q": "Bloggs"})],
    "report": [(f"{LIST}report/", {})],
}
DAYS = 730  # the messages arrived in the last two years


def fill(size):
    """Store `size` messages, most of them answered and closed."""
    from django.db import connection
    from django.utils import timezone

    from contact.management.commands.complete_feedback import complete_messages
    from contact.models import Channel, Feedback, Kind, Theme

    chance, today, now = random.Random(1), timezone.localdate(), timezone.now()  # noqa: S311 - test data
    themes = [Theme.objects.create(name=f"Theme {number}") for number in range(8)]
    messages = []
    for number in range(size):  # in the order in which they arrived, as the database has stored them
        age = timedelta(days=DAYS - 1 - number * DAYS // size)
        state = chance.choices(["closed", "spam", "new", "waiting"], [90, 5, 4, 1])[0]
        answered = today - age + timedelta(days=chance.randint(0, 20)) if state == "closed" else None
        messages.append(
            Feedback(
                reference=f"B-{number:06}",
                kind=chance.choice(Kind.values),
                channel=chance.choice(Channel.values),
                theme=chance.choice(themes),
                message=f"Message {number}{' letterbox' * (number % 100 == 0)}. " + "Some words about the place. " * 8,
                name="Jo Bloggs" if number % (size // 10) == 0 else f"Sender {number}",
                page=chance.choice(["", "/about/", "/contact/", "/success/"]),
                state=state,
                received_on=today - age,
                first_answered_on=answered,
                closed_at=now if state in ("closed", "spam") else None,
                due_on=today - age + timedelta(days=14),
                quarantined=chance.random() < 0.01,
            )
        )
    Feedback.objects.bulk_create(messages, batch_size=5000)
    complete_messages()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("UPDATE contact_feedback SET created_at = received_on + random() * interval '1 day'")
        else:
            cursor.execute(
                "UPDATE contact_feedback SET created_at = "
                "strftime('%Y-%m-%d %H:%M:%f', received_on, (abs(random()) % 86400) || ' seconds')"
            )
        for _ in range(2):  # as autovacuum does within minutes: once for deleted rows, once for live ones
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


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
    """Create the database, then answer each line with milliseconds and queries."""
    import django

    django.setup()
    from django.contrib.staticfiles import storage
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from contact.statistics import get_usual_periods

    storage.staticfiles_storage._wrapped = storage.StaticFilesStorage()
    call_command("migrate", verbosity=0)
    fill(int(sys.argv[1]))
    client = reviewer_client()
    quarter = dict(get_usual_periods(timezone.localdate()))["Last quarter"]
    whole_quarter = {"start": f"{quarter.start}", "end": f"{quarter.end}"}
    scenarios = SCREENS | {"quarter": [(f"{LIST}report/", whole_quarter)]}
    for line in sys.stdin:
        screens = scenarios[line.strip()]
        began = time.perf_counter()
        responses = [client.get(*screen) for screen in screens]
        milliseconds = (time.perf_counter() - began) * 1000
        assert {response.status_code for response in responses} == {200}
        with CaptureQueriesContext(connection) as queries:
            for screen in screens:
                client.get(*screen)
        print(f"{milliseconds} {len(queries) / len(screens):.0f}", flush=True)


if __name__ == "__main__":
    main()
