"""Rename MissedAddress to BrokenLink and StartingItem to SeedRecord; the tables keep their names."""

import django.utils.timezone
from django.db import migrations, models

RENAMED = {"missedaddress": "broken link", "startingitem": "seed record"}
ACTIONS = ("add", "change", "delete", "view")


def copy_permissions(apps, schema_editor):
    """Grant the new codenames to groups and users that have the old ones, which the release before still checks."""
    permissions = apps.get_model("auth", "Permission").objects
    content_types = apps.get_model("contenttypes", "ContentType").objects
    for old, name in RENAMED.items():
        new = name.replace(" ", "")
        for content_type in content_types.filter(app_label="pages", model=new):
            for action in ACTIONS:
                granted = permissions.filter(content_type=content_type, codename=f"{action}_{old}").first()
                if granted is None:
                    continue
                permission, _ = permissions.get_or_create(
                    content_type=content_type,
                    codename=f"{action}_{new}",
                    defaults={"name": f"Can {action} {name}"},
                )
                permission.group_set.add(*granted.group_set.all())
                permission.user_set.add(*granted.user_set.all())


class Migration(migrations.Migration):
    """Changes no table. Django renames the content types with the models."""

    dependencies = [
        ("pages", "0014_content_version"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.AlterModelTable(name="missedaddress", table="pages_missedaddress"),
        migrations.RenameModel(old_name="MissedAddress", new_name="BrokenLink"),
        migrations.AlterModelOptions(
            name="brokenlink", options={"ordering": ["-count", "-last_on"], "verbose_name": "broken link"}
        ),
        migrations.AlterField(
            model_name="brokenlink",
            name="last_on",
            field=models.DateField(default=django.utils.timezone.localdate, verbose_name="last requested"),
        ),
        migrations.AlterModelTable(name="startingitem", table="pages_startingitem"),
        migrations.RenameModel(old_name="StartingItem", new_name="SeedRecord"),
        migrations.RunPython(copy_permissions, migrations.RunPython.noop),
    ]
