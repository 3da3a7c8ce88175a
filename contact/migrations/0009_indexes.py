"""Indexes with every column that the start screen, the list and the report count by."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contact", "0008_search_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="feedback",
            name="feedback_by_state",
        ),
        migrations.AddIndex(
            model_name="feedback",
            index=models.Index(
                fields=["state", "quarantined", "due_on", "assignee", "created_at"], name="feedback_open"
            ),
        ),
        migrations.AddIndex(
            model_name="feedback",
            index=models.Index(
                fields=[
                    "received_on",
                    "quarantined",
                    "state",
                    "kind",
                    "channel",
                    "theme",
                    "page",
                    "first_answered_on",
                    "answer_due_on",
                    "due_on",
                    "closed_at",
                ],
                name="feedback_report",
            ),
        ),
    ]
