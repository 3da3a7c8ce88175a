"""Every image and rendition is copied to the image model of our own, and what refers to images refers to the copies.

Primary keys stay, so that blocks, rich text and page fields need no change. The rows of Wagtail's own model stay for the
release before, which runs until the upgrade is over; `finish_upgrade` copies what it stores meanwhile, and deletes
them a week later. The new table starts with a gap in its primary keys, so that those images keep theirs.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone

GAP = 1000  # more images than editors upload during an upgrade
IMAGE_COLUMNS = (
    "id, title, file, description, width, height, created_at, focal_point_x, focal_point_y, focal_point_width, "
    "focal_point_height, file_size, file_hash, collection_id, uploaded_by_user_id"
)
# Renditions first: afterwards, no image is missing.
COPY_RENDITIONS = """
INSERT INTO pages_siterendition (image_id, filter_spec, file, width, height, focal_point_key)
SELECT image_id, filter_spec, file, width, height, focal_point_key FROM wagtailimages_rendition
WHERE image_id IN ({missing})
"""
COPY_IMAGES = f"""
INSERT INTO pages_siteimage ({IMAGE_COLUMNS})
SELECT {IMAGE_COLUMNS} FROM wagtailimages_image WHERE id IN ({{missing}})
"""  # noqa: S608 - no values
MISSING = """
SELECT id FROM wagtailimages_image WHERE id NOT IN (SELECT id FROM pages_siteimage) AND created_at <= %s
"""
# The last primary key that the old table has given out, also to images that are deleted.
LAST_KEY = {
    "postgresql": "SELECT pg_sequence_last_value(pg_get_serial_sequence('wagtailimages_image', 'id')::regclass)",
    "sqlite": "SELECT max(seq) FROM sqlite_sequence WHERE name = 'wagtailimages_image'",
}
# Every model that refers to an image by its content type: content type, primary key.
GENERIC_REFERENCES = [
    ("admin", "LogEntry", "content_type", "object_id"),
    ("taggit", "TaggedItem", "content_type", "object_id"),
    ("wagtailcore", "ModelLogEntry", "content_type", "object_id"),
    ("wagtailcore", "ReferenceIndex", "base_content_type", "object_id"),
    ("wagtailcore", "ReferenceIndex", "content_type", "object_id"),
    ("wagtailcore", "ReferenceIndex", "to_content_type", "to_object_id"),
    ("wagtailsearch", "IndexEntry", "content_type", "object_id"),
]


def copy_images(apps, connection, uploaded_by):
    """Copy the images that the new table does not have, their renditions, and what refers to them.

    Only those that were uploaded by this time: so the request that uploaded them is over.
    """
    with connection.cursor() as cursor:
        cursor.execute(MISSING, [connection.ops.adapt_datetimefield_value(uploaded_by)])
        missing = [row[0] for row in cursor.fetchall()]
        if not missing:
            return
        keys = ", ".join(map(str, missing))
        cursor.execute(COPY_RENDITIONS.format(missing=keys))
        cursor.execute(COPY_IMAGES.format(missing=keys))
    content_types = apps.get_model("contenttypes", "ContentType").objects
    old, _ = content_types.get_or_create(app_label="wagtailimages", model="image")
    new, _ = content_types.get_or_create(app_label="pages", model="siteimage")
    for app, model, content_type, key in GENERIC_REFERENCES:
        references = apps.get_model(app, model).objects.filter(**{content_type: old, f"{key}__in": missing})
        references.update(**{content_type: new})


def copy_all_images(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # an image that is uploaded meanwhile waits
            cursor.execute("LOCK TABLE wagtailimages_image IN SHARE ROW EXCLUSIVE MODE")
    copy_images(apps, connection, timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(LAST_KEY[connection.vendor])
        given_out = cursor.fetchone()[0] or 0
        cursor.execute("SELECT max(id) FROM pages_siteimage")
        last = max(given_out, cursor.fetchone()[0] or 0)
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(pg_get_serial_sequence('pages_siteimage', 'id'), %s)", [last + GAP])
            # What is deferred to the end of the transaction would keep the tables from being altered.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = 'pages_siteimage'")
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('pages_siteimage', %s)", [last + GAP])


class Migration(migrations.Migration):
    """Undoing it leaves the copies."""

    dependencies = [
        ("pages", "0020_site_image"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [
        migrations.RunPython(copy_all_images, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="aboutpage",
            name="share_image",
            field=models.ForeignKey(
                blank=True,
                help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="pages.siteimage",
            ),
        ),
        migrations.AlterField(
            model_name="contactpage",
            name="share_image",
            field=models.ForeignKey(
                blank=True,
                help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="pages.siteimage",
            ),
        ),
        migrations.AlterField(
            model_name="focusareaindexpage",
            name="share_image",
            field=models.ForeignKey(
                blank=True,
                help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="pages.siteimage",
            ),
        ),
        migrations.AlterField(
            model_name="focusareapage",
            name="share_image",
            field=models.ForeignKey(
                blank=True,
                help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="pages.siteimage",
            ),
        ),
        migrations.AlterField(
            model_name="homepage",
            name="share_image",
            field=models.ForeignKey(
                blank=True,
                help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="pages.siteimage",
            ),
        ),
        migrations.AlterField(
            model_name="sitemappage",
            name="share_image",
            field=models.ForeignKey(
                blank=True,
                help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="pages.siteimage",
            ),
        ),
        migrations.AlterField(
            model_name="standardpage",
            name="share_image",
            field=models.ForeignKey(
                blank=True,
                help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="pages.siteimage",
            ),
        ),
        migrations.AlterField(
            model_name="successpage",
            name="share_image",
            field=models.ForeignKey(
                blank=True,
                help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty to use the site's own image.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="pages.siteimage",
            ),
        ),
    ]
