"""Rename the model; its table and its permission keep the names that the release before uses."""

from django.db import migrations


def rename_permission(apps, schema_editor):
    """Change the label only: Django leaves that of an existing permission as it is."""
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="security")
    permissions.filter(codename="view_violation").update(name="Can view CSP violations")


class Migration(migrations.Migration):
    dependencies = [("auth", "0012_alter_user_first_name_max_length"), ("security", "0001_violation")]

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
        migrations.RunPython(rename_permission, migrations.RunPython.noop),
    ]
