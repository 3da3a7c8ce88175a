"""Search: who publishes pages may say what stands on top of results; PostgreSQL gets the index that searches use."""

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


def make_index(apps, schema_editor):
    """Index title and body together, as Wagtail asks for them: the search reads every page's words without it.

    Wagtail's own migrations make an index for each of the two, which such a query cannot use.
    """
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE INDEX IF NOT EXISTS carecity_search ON wagtailsearch_indexentry USING gin ((title || body))"
        )


def drop_index(apps, schema_editor):
    """Drop the index."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS carecity_search")


class Migration(migrations.Migration):
    """No change of the models; undoing it leaves the right in place."""

    dependencies = [
        ("pages", "0008_share_image"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
        ("wagtailsearch", "0010_add_text_fields"),
        ("wagtailcore", "0040_page_draft_title"),
    ]

    operations = [
        migrations.RunPython(let_moderators_promote, migrations.RunPython.noop),
        migrations.RunPython(make_index, drop_index),
    ]
