import django.db.models.deletion
import wagtail.fields
import wagtail.models.preview
from django.db import migrations, models

import pages.blocks.guide


class Migration(migrations.Migration):
    """The chapters of the guide in the CMS."""

    dependencies = [
        ("pages", "0034_rights_on_home_page"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="GuideChapter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(default=False, editable=False, verbose_name="has unpublished changes"),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(blank=True, db_index=True, null=True, verbose_name="first published at"),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="last published at"),
                ),
                ("go_live_at", models.DateTimeField(blank=True, null=True, verbose_name="go live date/time")),
                ("expire_at", models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time")),
                ("expired", models.BooleanField(default=False, editable=False, verbose_name="expired")),
                (
                    "title",
                    models.CharField(
                        help_text="What the reader wants to do, for example: Writing a page.", max_length=80
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("everyone", "Everyone"),
                            ("writers", "Editors and moderators"),
                            ("editors", "Editors, who submit pages for review"),
                            ("moderators", "Moderators, who publish pages"),
                            ("administrators", "Administrators, who invite users"),
                        ],
                        default="everyone",
                        help_text="Who reads the chapter. Mention only what all of them have in their menu.",
                        max_length=20,
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("paragraph", 0), ("screen", 3), ("image", 4)],
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "description": "Text, with small headings, lists and links.",
                                    "features": ["h3", "bold", "ol", "ul", "link"],
                                    "group": "Text",
                                    "icon": "pilcrow",
                                    "preview_value": "<p>Press the plus sign to add a block.</p>",
                                },
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": pages.blocks.guide.get_screens,
                                    "help_text": "The picture comes with each release.",
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "What to look for in it.", "max_length": 200},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("screen", 1), ("caption", 2)]], {}),
                            4: (
                                "wagtail.images.blocks.ImageBlock",
                                [],
                                {"description": "An image of the library.", "template": "dashboard/guide_image.html"},
                            ),
                        },
                        help_text="The text, with pictures.",
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "chapter of the guide",
                "verbose_name_plural": "chapters of the guide",
                "ordering": ["sort_order", "pk"],
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
    ]
