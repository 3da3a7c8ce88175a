"""Data: permissions of reviewers and managers, the days of each message, how long quarantine lasts."""

from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.models import Min, OuterRef, Q, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone

REVIEWER = ["add_feedback", "view_followup", "view_theme", "view_savedreply"]
MANAGER = [
    *REVIEWER,
    "add_theme",
    "change_theme",
    "delete_theme",
    "add_savedreply",
    "change_savedreply",
    "delete_savedreply",
]
GROUPS = {"Feedback reviewers": REVIEWER, "Feedback managers": MANAGER}
QUARANTINE_DAYS, DAYS_TO_DECIDE = 90, 30


def grant_permissions(apps, schema_editor):
    """Django creates permissions only after all migrations, so they are created here first."""
    config = apps.get_app_config("contact")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    ours = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="contact")
    for name, codenames in GROUPS.items():
        for group in apps.get_model("auth", "Group").objects.filter(name=name):
            group.permissions.add(*ours.filter(codename__in=codenames))


def set_days(apps, schema_editor):
    """Store when each message was received and first answered: the report counts by these days."""
    feedback = apps.get_model("contact", "Feedback").objects
    feedback.filter(received_on=None).update(received_on=TruncDate("created_at"))
    replies = apps.get_model("contact", "Reply").objects.filter(feedback=OuterRef("pk")).order_by().values("feedback")
    first = replies.annotate(day=Min(TruncDate("created_at"))).values("day")
    feedback.filter(first_answered_on=None, replies__isnull=False).update(first_answered_on=Subquery(first))


def release_worked_on(apps, schema_editor):
    """Release from quarantine what reviewers have worked on: the release before left it there, and in no list."""
    feedback = apps.get_model("contact", "Feedback").objects
    untouched = Q(state="new", assignee=None, notes=None, replies=None)
    worked_on = feedback.filter(quarantined=True).exclude(untouched).values("pk")
    feedback.filter(pk__in=list(worked_on.values_list("pk", flat=True))).update(quarantined=False)


def make_quarantine_rule(apps, schema_editor):
    """Leave reviewers a month for what has been in quarantine for longer than the new rule allows."""
    oldest = (
        apps.get_model("contact", "Feedback").objects.filter(quarantined=True).aggregate(at=Min("created_at"))["at"]
    )
    days = max(QUARANTINE_DAYS, (timezone.now() - oldest).days + DAYS_TO_DECIDE if oldest else 0)
    rules = apps.get_model("contact", "RetentionRule").objects
    rules.get_or_create(kind="", state="quarantined", defaults={"days": days})


class Migration(migrations.Migration):
    """Reversing it keeps the data."""

    dependencies = [("contact", "0006_conversations")]

    operations = [
        migrations.RunPython(grant_permissions, migrations.RunPython.noop),
        migrations.RunPython(set_days, migrations.RunPython.noop),
        migrations.RunPython(release_worked_on, migrations.RunPython.noop),
        migrations.RunPython(make_quarantine_rule, migrations.RunPython.noop),
    ]
