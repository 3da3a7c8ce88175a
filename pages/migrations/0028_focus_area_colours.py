"""Give the focus areas the colours that their cards had by their place on the page."""

from django.db import migrations
from django.db.models import Q


def set_colours(apps, schema_editor):
    """Set it in drafts and scheduled revisions too, which would take it away again when they are published."""
    pages = apps.get_model("pages", "FocusAreaPage").objects
    stored = apps.get_model("wagtailcore", "Revision").objects
    for number, page in enumerate(pages.filter(live=True).order_by("path")):
        colour = "plum" if number % 2 else "teal"
        pages.filter(pk=page.pk, colour="").update(colour=colour)
        revisions = stored.filter(object_id=str(page.pk), content_type=page.content_type)
        for revision in revisions.filter(Q(pk=page.latest_revision_id) | Q(approved_go_live_at__isnull=False)):
            revision.content["colour"] = revision.content.get("colour") or colour
            revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0027_bands_and_colours"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunPython(set_colours, migrations.RunPython.noop)]
