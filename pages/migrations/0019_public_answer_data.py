"""Data: reviewers read the public answers and managers write them; the contact page links to the privacy notice."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = {
    "Feedback reviewers": ["view_publicanswer"],
    "Feedback managers": ["view_publicanswer", "add_publicanswer", "change_publicanswer", "delete_publicanswer"],
}


def grant_permissions(apps, schema_editor):
    """Django creates permissions only after all migrations, so they are created here first."""
    config = apps.get_app_config("pages")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    ours = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="pages")
    for name, codenames in GROUPS.items():
        for group in apps.get_model("auth", "Group").objects.filter(name=name):
            group.permissions.add(*ours.filter(codename__in=codenames))


def link_privacy_notice(apps, schema_editor):
    """The notice of the initial content, where it is still at its address."""
    notice = apps.get_model("wagtailcore", "Page").objects.filter(slug="privacy-and-cookies").first()
    if notice is None:
        return
    contact_pages = apps.get_model("pages", "ContactPage").objects
    contact_pages.filter(privacy_page=None).update(privacy_page=notice)
    # The editor opens the latest revision: without the link there, the next publication would remove it.
    latest = contact_pages.exclude(latest_revision=None).values("latest_revision")
    for revision in apps.get_model("wagtailcore", "Revision").objects.filter(pk__in=latest):
        revision.content.setdefault("privacy_page", notice.pk)
        revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    """Reversing it keeps the data."""

    dependencies = [("pages", "0018_public_answers"), ("contact", "0007_conversation_data")]

    operations = [
        migrations.RunPython(grant_permissions, migrations.RunPython.noop),
        migrations.RunPython(link_privacy_notice, migrations.RunPython.noop),
    ]
