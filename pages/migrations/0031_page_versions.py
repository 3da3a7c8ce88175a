import django.db.models.deletion
from django.db import migrations, models

import pages.languages


class Migration(migrations.Migration):
    """Versions of a page, in Easy Read or in another language."""

    dependencies = [
        ("pages", "0030_draft_figure_data"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="standardpage",
            name="version",
            field=models.CharField(
                blank=True,
                choices=pages.languages.get_version_choices,
                db_default="",
                default="",
                help_text="Visitors see the name of a language in the language itself.",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="standardpage",
            name="version_of",
            field=models.ForeignKey(
                blank=True,
                help_text="The page that says the same in English. Both pages link to each other below their headings.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="versions",
                to="wagtailcore.page",
            ),
        ),
    ]
