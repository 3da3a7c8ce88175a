"""The group of those who look after people and the site's set-up."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

RIGHTS = {
    "wagtailadmin": ["access_admin"],
    "auth": ["view_user", "add_user", "change_user"],
    "pages": [
        "change_accessibilitystatement",
        "change_securitycontact",
        "change_sitesettings",
        "view_socialaccount",
        "add_socialaccount",
        "change_socialaccount",
        "delete_socialaccount",
    ],
    "wagtailredirects": ["view_redirect", "add_redirect", "change_redirect", "delete_redirect"],
    "security": ["view_violation"],
    "wagtailcore": [
        f"{may}_{what}" for may in ("add", "change", "delete") for what in ("workflow", "task", "groupapprovaltask")
    ],
}
COLLECTIONS = ["add_collection", "change_collection", "delete_collection"]


def make_permissions(apps, label):
    """Make an app's permissions, which are otherwise only made after all migrations."""
    config = apps.get_app_config(label)
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None


def make_group(apps, schema_editor):
    """Make the group and give it its rights."""
    permissions = apps.get_model("auth", "Permission").objects
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Administrators")
    for label, codenames in RIGHTS.items():
        if label != "wagtailadmin":  # which made its own
            make_permissions(apps, label)
        group.permissions.add(*permissions.filter(content_type__app_label=label, codename__in=codenames))
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for permission in permissions.filter(content_type__app_label="wagtailcore", codename__in=COLLECTIONS):
        group.collection_permissions.get_or_create(collection=root, permission=permission)


class Migration(migrations.Migration):
    """Data only; undoing it leaves it in place."""

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pages", "0012_statement_permissions"),
        ("security", "0001_violation"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0091_remove_revision_submitted_for_moderation"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
