"""Give the focus areas the colours that their cards had by their place on the page."""

from django.db import migrations


def set_colours(apps, schema_editor):
    FocusAreaPage = apps.get_model("pages", "FocusAreaPage")
    for number, page in enumerate(FocusAreaPage.objects.filter(live=True).order_by("path")):
        FocusAreaPage.objects.filter(pk=page.pk, colour="").update(colour="plum" if number % 2 else "teal")


class Migration(migrations.Migration):
    dependencies = [("pages", "0027_bands_and_colours")]

    operations = [migrations.RunPython(set_colours, migrations.RunPython.noop)]
