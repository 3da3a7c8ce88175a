"""Initial data: the groups of reviewers and managers with their permissions, and the retention rules."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

REVIEWER = [
    "view_feedback",
    "change_feedback",
    "reply_feedback",
    "view_personal_data",
    "view_note",
    "add_note",
    "view_reply",
    "add_reply",
    "view_historyentry",
    "view_mail",
]
MANAGER = [
    *REVIEWER,
    "export_feedback",
    "erase_feedback",
    "change_mail",
    "view_feedbacksettings",
    "add_feedbacksettings",
    "change_feedbacksettings",
    "view_retentionrule",
    "add_retentionrule",
    "change_retentionrule",
    "delete_retentionrule",
]
GROUPS = {"Feedback reviewers": REVIEWER, "Feedback managers": MANAGER}

# days after closing or marking as spam; no kind: all other kinds
RULES = [("", "closed", 365), ("", "spam", 30), ("data_protection", "closed", 3 * 365 + 1)]


def make_groups(apps, schema_editor):
    """Create the groups. Django creates permissions only after all migrations, so they are created here first."""
    config = apps.get_app_config("contact")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    ours = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="contact")
    for name, codenames in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*ours.filter(codename__in=codenames))


def make_rules(apps, schema_editor):
    """Create the missing rules."""
    rules = apps.get_model("contact", "RetentionRule").objects
    for kind, state, days in RULES:
        rules.get_or_create(kind=kind, state=state, defaults={"days": days})


class Migration(migrations.Migration):
    """Data only; reversing it keeps the data."""

    dependencies = [("contact", "0003_shared_cache"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        migrations.RunPython(make_groups, migrations.RunPython.noop),
        migrations.RunPython(make_rules, migrations.RunPython.noop),
    ]
