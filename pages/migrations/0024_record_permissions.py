"""Permissions for partners, people and boroughs: editors add and change them, moderators also delete them."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

MODELS = ("partner", "person", "borough")
CHANGE = [f"{action}_{model}" for action in ("view", "add", "change") for model in MODELS]
DELETE = [f"delete_{model}" for model in MODELS]
GROUPS = {"Editors": CHANGE, "Moderators": CHANGE + DELETE}


def give_permissions(apps, schema_editor):
    """Give them to Wagtail's own groups; permissions are otherwise only made after all migrations."""
    config = apps.get_app_config("pages")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    ours = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="pages")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.add(*ours.filter(codename__in=GROUPS[group.name]))


class Migration(migrations.Migration):
    """Data only; undoing it leaves it in place."""

    dependencies = [("pages", "0023_listings"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
