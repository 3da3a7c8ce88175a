"""Rename the model Generation to ContentVersion; its table keeps its name, so the previous release can still use it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("pages", "0013_generation")]

    operations = [
        migrations.AlterModelTable(name="generation", table="pages_generation"),
        migrations.RenameModel(old_name="Generation", new_name="ContentVersion"),
    ]
