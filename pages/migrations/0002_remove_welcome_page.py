"""Remove Wagtail's "Welcome" page and its site, so that `load_initial_content` starts from an empty page tree."""

from django.db import migrations


def remove_welcome_page(apps, schema_editor):
    """Delete the one page that Wagtail's own migration makes, if nobody has made anything of it."""
    Page = apps.get_model("wagtailcore", "Page")
    welcome = Page.objects.filter(depth=2, slug="home", content_type__model="page", numchild=0)
    others = Page.objects.exclude(depth=1).difference(welcome)
    if welcome.exists() and not others.exists():
        welcome.delete()
        Page.objects.filter(depth=1).update(numchild=0)


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("pages", "0001_initial")]

    operations = [migrations.RunPython(remove_welcome_page, migrations.RunPython.noop, elidable=True)]
