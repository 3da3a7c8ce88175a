"""Make the table of the shared cache, so that migrating is all that a new site needs."""

from django.core.management import call_command
from django.db import migrations


def create_cache_table(apps, schema_editor):
    """Run Django's own command, which leaves a table that is there alone."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    """A table that is no model."""

    dependencies = [("contact", "0002_feedback_service")]

    operations = [migrations.RunPython(create_cache_table, migrations.RunPython.noop)]
