from django.db import migrations, models


class Migration(migrations.Migration):
    """The results of checking links; the list of paths that were not found gets another name, its table does not."""

    dependencies = [("pages", "0032_draft_links")]

    operations = [
        migrations.RenameModel(old_name="BrokenLink", new_name="NotFoundPath"),
        migrations.AlterModelOptions(
            name="notfoundpath", options={"ordering": ["-count", "-last_on"], "verbose_name": "path not found"}
        ),
        migrations.CreateModel(
            name="LinkCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.CharField(max_length=2000, unique=True)),
                ("checked_at", models.DateTimeField(null=True)),
                ("status", models.PositiveSmallIntegerField(null=True)),
                ("failed_on", models.DateField(null=True)),
                ("last_failed_on", models.DateField(null=True)),
            ],
            options={"verbose_name": "link check"},
        ),
    ]
