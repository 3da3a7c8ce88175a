"""What editors and moderators may do besides pages, pictures and documents."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

EDITORS = ["view_keyfigure", "add_keyfigure", "change_keyfigure"]
MODERATORS = [
    *EDITORS,
    "delete_keyfigure",
    "change_sitesettings",
    "view_redirect",
    "add_redirect",
    "change_redirect",
    "delete_redirect",
]


def give_rights(apps, schema_editor):
    """Give them to the groups that Wagtail made; permissions are otherwise only made after all migrations."""
    for label in ("pages", "wagtailredirects"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects
    for name, codenames in {"Editors": EDITORS, "Moderators": MODERATORS}.items():
        for group in apps.get_model("auth", "Group").objects.filter(name=name):
            group.permissions.add(
                *permissions.filter(content_type__app_label__in=["pages", "wagtailredirects"], codename__in=codenames)
            )


class Migration(migrations.Migration):
    """Data only; undoing it leaves it in place."""

    dependencies = [
        ("pages", "0003_evidence_and_review"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
