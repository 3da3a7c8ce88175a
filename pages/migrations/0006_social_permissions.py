"""Who looks after social media: moderators the accounts, moderators and editors which posts are hidden."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

POSTS = ["view_socialpost", "change_socialpost"]
ACCOUNTS = ["view_socialaccount", "add_socialaccount", "change_socialaccount", "delete_socialaccount"]
GROUPS = {"Editors": POSTS, "Moderators": POSTS + ACCOUNTS}


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

    dependencies = [("pages", "0005_social_accounts"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
