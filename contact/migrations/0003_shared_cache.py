"""Create the table of the shared cache, so that `migrate` is the only step of an installation."""

from django.core.management import call_command
from django.db import migrations


def create_cache_table(apps, schema_editor):
    """Run Django's own command, which skips an existing table."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    """Creates a table without a model."""

    dependencies = [("contact", "0002_feedback_service")]

    operations = [migrations.RunPython(create_cache_table, migrations.RunPython.noop)]
