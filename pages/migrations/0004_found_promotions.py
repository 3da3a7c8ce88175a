"""Who publishes pages may also say what stands on top of search results."""

from django.contrib.auth.management import create_permissions
from django.db import migrations


def let_moderators_promote(apps, schema_editor):
    """Give Wagtail's own group the right; permissions are otherwise only made after all migrations."""
    config = apps.get_app_config("wagtailsearchpromotions")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="wagtailsearchpromotions", content_type__model="searchpromotion"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name="Moderators"):
        group.permissions.add(*rights)


class Migration(migrations.Migration):
    """Data only; undoing it leaves it in place."""

    dependencies = [
        ("pages", "0003_found"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
        ("wagtailcore", "0040_page_draft_title"),
    ]

    operations = [migrations.RunPython(let_moderators_promote, migrations.RunPython.noop)]
