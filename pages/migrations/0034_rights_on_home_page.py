from django.db import migrations


def move_rights(apps, schema_editor):
    """Move the rights of Wagtail's groups from the root of the tree to the home page, where the explorer then opens.

    Not if there is another page or site beside it, whose editors would lose their rights. Where there is no home page
    yet, the initial content creates it and moves the rights.
    """
    site = apps.get_model("wagtailcore", "Site").objects.filter(is_default_site=True, root_page__depth=2).first()
    if site is None or apps.get_model("wagtailcore", "Page").objects.filter(depth=2).count() > 1:
        return
    rights = apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(
        group__name__in=["Editors", "Moderators"]
    )
    present = set(rights.filter(page_id=site.root_page_id).values_list("group_id", "permission_id"))
    for right in rights.filter(page__depth=1):
        if (right.group_id, right.permission_id) in present:
            right.delete()
        else:
            right.page_id = site.root_page_id
            right.save(update_fields=["page"])


class Migration(migrations.Migration):
    """Data only; undoing it leaves it in place."""

    dependencies = [
        ("pages", "0033_link_checks"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunPython(move_rights, migrations.RunPython.noop)]
