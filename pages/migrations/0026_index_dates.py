from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A generated column and indexes, by which lists of thousands of items are sorted."""

    dependencies = [
        ("pages", "0025_notice_and_hours"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="opportunitypage",
            name="over_at",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(kind="event", then=models.F("ends_at")), default=models.F("closes_at")
                ),
                output_field=models.DateTimeField(null=True),
            ),
        ),
        migrations.AddIndex(
            model_name="newspage",
            index=models.Index(fields=["date"], name="news_date"),
        ),
        migrations.AddIndex(
            model_name="opportunitypage",
            index=models.Index(fields=["over_at"], name="opportunity_over_at"),
        ),
    ]
