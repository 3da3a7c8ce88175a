"""Data of draft key figures: a published revision for each, the permissions of moderators, the workflow of the pages."""

from django.db import migrations
from django.utils import timezone
from modelcluster.models import get_serializable_data_for_fields


def get_content_type(apps):
    return apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="pages", model="keyfigure")[0]


def add_published_revisions(apps, schema_editor):
    """Give each live figure a revision, with which its history begins. Done again, it changes nothing."""
    content_type, now = get_content_type(apps), timezone.now()
    figures = apps.get_model("pages", "KeyFigure").objects
    for figure in figures.filter(live=True, latest_revision=None).iterator(chunk_size=500):
        revision = apps.get_model("wagtailcore", "Revision").objects.create(
            content_type=content_type,
            base_content_type=content_type,
            object_id=str(figure.pk),
            object_str=" ".join(filter(None, [figure.value, figure.unit, figure.label, figure.place])),
            created_at=now,
            content=get_serializable_data_for_fields(figure),
        )
        figures.filter(pk=figure.pk).update(
            latest_revision=revision, live_revision=revision, first_published_at=now, last_published_at=now
        )


def give_permissions(apps, schema_editor):
    """Moderators publish, unpublish, lock and unlock figures. Wagtail creates these permissions after all migrations."""
    permissions, content_type = apps.get_model("auth", "Permission").objects, get_content_type(apps)
    created = [
        permissions.get_or_create(
            content_type=content_type, codename=f"{action}_keyfigure", defaults={"name": f"Can {action} key figure"}
        )[0]
        for action in ("publish", "lock", "unlock")
    ]
    for group in apps.get_model("auth", "Group").objects.filter(name="Moderators"):
        group.permissions.add(*created)


def assign_workflow(apps, schema_editor):
    """Assign the workflow of the topmost page that has one. A site without workflows gets none."""
    assigned = apps.get_model("wagtailcore", "WorkflowPage").objects.filter(workflow__active=True)
    topmost = assigned.order_by("page__path").first()
    if topmost:
        apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
            content_type=get_content_type(apps), defaults={"workflow_id": topmost.workflow_id}
        )


class Migration(migrations.Migration):
    """Reversing it keeps the data."""

    dependencies = [("pages", "0029_draft_figures"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        migrations.RunPython(add_published_revisions, migrations.RunPython.noop),
        migrations.RunPython(give_permissions, migrations.RunPython.noop),
        migrations.RunPython(assign_workflow, migrations.RunPython.noop),
    ]
