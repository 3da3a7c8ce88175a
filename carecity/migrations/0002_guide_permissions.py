"""Permission for administrators to edit the guide of the CMS."""

from django.contrib.auth.management import create_permissions
from django.db import migrations


def give_permissions(apps, schema_editor):
    """Give them to administrators; permissions are otherwise only made after all migrations."""
    config = apps.get_app_config("pages")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="pages", content_type__model="guidechapter"
    )
    permissions.get_or_create(  # which Wagtail creates after all migrations
        codename="publish_guidechapter",
        defaults={
            "name": "Can publish chapter of the guide",
            "content_type": apps.get_model("contenttypes", "ContentType").objects.get(
                app_label="pages", model="guidechapter"
            ),
        },
    )
    for group in apps.get_model("auth", "Group").objects.filter(name="Administrators"):
        group.permissions.add(*permissions)


class Migration(migrations.Migration):
    """Data only; undoing it leaves it in place."""

    dependencies = [
        ("carecity", "0001_administrators"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pages", "0035_guide_chapters"),
    ]

    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
