"""Moderators look after the accessibility statement; the security contact is for administrators."""

from django.contrib.auth.management import create_permissions
from django.db import migrations


def give_permissions(apps, schema_editor):
    """Give it to Wagtail's own group; permissions are otherwise only made after all migrations."""
    config = apps.get_app_config("pages")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    ours = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="pages")
    for group in apps.get_model("auth", "Group").objects.filter(name="Moderators"):
        group.permissions.add(*ours.filter(codename="change_accessibilitystatement"))


class Migration(migrations.Migration):
    """Data only; undoing it leaves it in place."""

    dependencies = [("pages", "0011_accessibility_and_security"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
