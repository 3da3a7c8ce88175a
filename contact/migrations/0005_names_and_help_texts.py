"""New names and help texts in Python; no statement reaches the database, so the release before runs on."""

import django.core.validators
import django.utils.timezone
from django.db import migrations, models

from carecity.core.operations import ChangeState


class Migration(migrations.Migration):
    dependencies = [
        ("contact", "0004_groups_and_rules"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="historyentry",
            options={"ordering": ["at", "pk"], "verbose_name": "history entry", "verbose_name_plural": "history"},
        ),
        ChangeState(
            state_operations=[
                migrations.RemoveIndex("mail", "mail_due"),
                migrations.AlterField("mail", "tries", models.PositiveSmallIntegerField(default=0, db_column="tries")),
                migrations.RenameField("mail", "tries", "attempts"),
                migrations.AlterField(
                    "mail",
                    "next_try_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, db_column="next_try_at", verbose_name="next attempt"
                    ),
                ),
                migrations.RenameField("mail", "next_try_at", "next_attempt_at"),
                migrations.AddIndex(
                    "mail", models.Index(fields=["sent_at", "failed_at", "next_attempt_at"], name="mail_due")
                ),
            ]
        ),
        migrations.AlterField(
            model_name="feedback",
            name="acknowledged_on",
            field=models.DateField(
                blank=True, help_text="When the sender was first told that the message has been received.", null=True
            ),
        ),
        migrations.AlterField(
            model_name="feedback",
            name="due_on",
            field=models.DateField(
                blank=True, help_text="The date by which it should be dealt with.", null=True, verbose_name="due"
            ),
        ),
        migrations.AlterField(
            model_name="feedback",
            name="kind",
            field=models.CharField(
                choices=[
                    ("suggestion", "A suggestion"),
                    ("question", "A question"),
                    ("compliment", "A compliment"),
                    ("problem", "A problem"),
                    ("barrier", "An accessibility barrier"),
                    ("data_protection", "A data-protection complaint"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="feedback",
            name="outcome",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="The result. A data-protection complaint cannot be closed without one.",
                max_length=1000,
            ),
        ),
        migrations.AlterField(
            model_name="feedback",
            name="page",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Path of the page that the message is about.",
                max_length=255,
            ),
        ),
        migrations.AlterField(
            model_name="feedbacksettings",
            name="answer_within_days",
            field=models.PositiveSmallIntegerField(
                default=10,
                help_text="The form tells senders that they will hear from us within this many days. Messages are due then.",
                validators=[django.core.validators.MinValueValidator(1)],
                verbose_name="days to reply",
            ),
        ),
        migrations.AlterField(
            model_name="feedbacksettings",
            name="messages_an_hour",
            field=models.PositiveSmallIntegerField(
                default=20,
                help_text="Most messages accepted in an hour from one internet connection or one email address.",
                validators=[django.core.validators.MinValueValidator(1)],
                verbose_name="messages per hour",
            ),
        ),
        migrations.AlterField(
            model_name="feedbacksettings",
            name="notify",
            field=models.TextField(
                blank=True,
                help_text="Email addresses of the staff who are notified of new feedback, one on each line.",
                verbose_name="notify",
            ),
        ),
        migrations.AlterField(
            model_name="feedbacksettings",
            name="quarantine_score",
            field=models.PositiveSmallIntegerField(
                default=5,
                help_text="A message with this spam score or a higher one stays in quarantine until a reviewer releases it.",
                validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)],
            ),
        ),
        migrations.AlterField(
            model_name="feedbacksettings",
            name="reply_to",
            field=models.EmailField(
                blank=True,
                help_text="Where a sender's answer to one of our replies is delivered. Empty: the first address above.",
                max_length=254,
                verbose_name="reply-to address",
            ),
        ),
        migrations.AlterField(
            model_name="historyentry",
            name="action",
            field=models.CharField(
                choices=[
                    ("received", "received"),
                    ("viewed", "viewed"),
                    ("changed", "changed"),
                    ("noted", "added a note"),
                    ("replied", "replied"),
                    ("released", "released from quarantine"),
                    ("exported", "exported"),
                    ("erased", "erased"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="retentionrule",
            name="days",
            field=models.PositiveIntegerField(
                help_text="A message is erased this many days after it was closed or marked as spam.",
                validators=[django.core.validators.MinValueValidator(1)],
            ),
        ),
    ]
