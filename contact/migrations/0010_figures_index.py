"""Indexes in the order in which the report groups, and for the count of what is in quarantine."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contact", "0009_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="feedback",
            name="feedback_report",
        ),
        migrations.AddIndex(
            model_name="feedback",
            index=models.Index(
                fields=[
                    "received_on",
                    "first_answered_on",
                    "quarantined",
                    "state",
                    "kind",
                    "channel",
                    "theme",
                    "page",
                    "answer_due_on",
                    "due_on",
                    "closed_at",
                ],
                name="feedback_figures",
            ),
        ),
        migrations.AddIndex(
            model_name="feedback",
            index=models.Index(condition=models.Q(("quarantined", True)), fields=["id"], name="feedback_quarantine"),
        ),
    ]
