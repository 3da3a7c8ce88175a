"""Rename the model; its table and its permission keep the names that the release before uses."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("security", "0001_violation")]

    operations = [
        # Fixes the table's present name, so that RenameModel changes nothing in the database.
        migrations.AlterModelTable(name="violation", table="security_violation"),
        migrations.RenameModel(old_name="Violation", new_name="CSPViolation"),
        migrations.AlterModelOptions(
            name="cspviolation",
            options={
                "default_permissions": (),
                "ordering": ["-last_on", "-count"],
                "permissions": [("view_violation", "Can view CSP violations")],
                "verbose_name": "CSP violation",
            },
        ),
    ]
