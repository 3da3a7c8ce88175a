"""The site's generation: one row."""

from django.db import migrations, models


def make_the_row(apps, schema_editor):
    """Make the one row that there is."""
    apps.get_model("pages", "Generation").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    """One small table, which code of the release before does not know and does not miss."""

    dependencies = [("pages", "0012_statement_permissions")]

    operations = [
        migrations.CreateModel(
            name="Generation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(default=0)),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RunPython(make_the_row, migrations.RunPython.noop),
    ]
