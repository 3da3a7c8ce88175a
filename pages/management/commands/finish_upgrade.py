"""`manage.py finish_upgrade`: bring what the release before has stored elsewhere, and create what it could not show."""

import filecmp
import shutil
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.models import Page, ReferenceIndex, Revision

from pages.initial_content.loader import Loader
from pages.models import KeyFigure, SiteImage, SiteRendition

ROLLBACK_PERIOD = timedelta(days=7)
UPLOAD_TIME = timedelta(minutes=5)  # within which a request that stores an image has ended
FILE_COLUMNS = ("width", "height", "file_size", "file_hash")


class Command(BaseCommand):
    """Runs every hour; does nothing once everything is in its place."""

    help = "Copies what the release before has stored elsewhere, a week later deletes it; creates new pages, revisions."

    def handle(self, **options: Any) -> None:
        for file in copy_documents():
            self.stderr.write(f"Not moved, because another document has its name: {file}")
        self.stdout.write(f"Images copied: {copy_images()}.")
        Loader().load()
        publish_new_figures()
        create_first_revisions()


def is_over(migration: str) -> bool:
    """Return whether a migration ran so long ago that the release before it will not run again."""
    applied = MigrationRecorder.Migration.objects.filter(app="pages", name=migration).values_list("applied", flat=True)
    return all(moment < timezone.now() - ROLLBACK_PERIOD for moment in applied)


def copy_documents() -> list[Path]:
    """Copy documents to where they are served from; return those that stay because another one has their name."""
    source, target, left = Path(settings.MEDIA_ROOT) / "documents", Path(settings.DOCUMENTS_ROOT), []
    may_delete = is_over("0010_private_documents")
    for file in sorted(file for file in source.glob("*") if file.is_file()):
        copy = target / file.name
        if not copy.exists():
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, copy)
        if not filecmp.cmp(file, copy, shallow=False):
            left.append(file)
        elif may_delete:
            file.unlink()
    return left


def publish_new_figures() -> None:
    """Publish a first revision of the figures that the release before has created, which knows no revisions."""
    for figure in KeyFigure.objects.filter(live=True, latest_revision=None):
        figure.save_revision(clean=False, changed=False).publish()


def create_first_revisions() -> None:
    """Give each published page without one a revision of what visitors see, so that editors can go back to it.

    Releases before created starting pages without a revision, and autosave stores drafts of them. An alias has none.
    """
    without = Page.objects.filter(live=True, live_revision=None, alias_of=None, depth__gt=1)
    for pk in without.values_list("pk", flat=True):
        with transaction.atomic():
            locked = without.select_for_update().filter(pk=pk).first()
            if locked:
                _create_first_revision(locked)


def _create_first_revision(row: Page) -> None:
    page = row.specific
    drafts = Revision.page_revisions.filter(object_id=str(page.pk)).order_by("created_at")
    earliest = drafts.values_list("created_at", flat=True).first() or timezone.now()
    revision = Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        created_at=min(earliest, page.last_published_at or earliest) - timedelta(microseconds=1),
        object_str=str(page),
        content=page.serializable_data(),
    )
    changes: dict[str, Any] = {"live_revision": revision}
    if row.latest_revision_id is None:
        changes |= {"latest_revision": revision, "latest_revision_created_at": revision.created_at}
    Page.objects.filter(pk=page.pk).update(**changes)


@transaction.atomic
def copy_images() -> int:
    """Copy images that are only in Wagtail's own table, and return how many; empty it a week after the upgrade.

    Until then the release before may run, or run again. The files stay where they are: both rows name the same file.
    """
    if not Image.objects.exists():
        return 0
    before = SiteImage.objects.count()
    uploaded_by = timezone.now() - UPLOAD_TIME
    import_module("pages.migrations.0021_copy_images").copy_images(apps, connection, uploaded_by)
    _copy_replaced_files()
    _update_reference_index()
    if is_over("0021_copy_images"):
        # Where the primary key belongs to another image by now, the row stays: deleting it would lose the image.
        copies = set(SiteImage.objects.values_list("pk", "created_at"))
        rows = Image.objects.values_list("pk", "created_at")
        Image.objects.filter(pk__in=[row[0] for row in rows if row in copies]).delete()
    return SiteImage.objects.count() - before


def _copy_replaced_files() -> None:
    """Take over the files that an editor of the release before has replaced: it has deleted the old ones."""
    files = {
        (pk, created_at): file for pk, created_at, file in SiteImage.objects.values_list("pk", "created_at", "file")
    }
    for old in Image.objects.all():
        storage, file = old.file.storage, files.get((old.pk, old.created_at), old.file.name)
        if file != old.file.name and storage.exists(old.file.name) and not storage.exists(file):
            columns = {name: getattr(old, name) for name in FILE_COLUMNS}
            SiteImage.objects.filter(pk=old.pk).update(file=old.file.name, **columns)
            SiteRendition.objects.filter(image=old.pk).delete()


def _update_reference_index() -> None:
    """Index again what the release before has saved with an image, and forget what it has indexed of images."""
    old = ContentType.objects.get_for_model(Image)
    ReferenceIndex.objects.filter(content_type=old).delete()
    outdated = ReferenceIndex.objects.filter(to_content_type=old)
    # What refers to an image that is not copied yet waits for it: now the reference would be lost.
    waiting = {
        str(pk) for pk in Image.objects.exclude(pk__in=SiteImage.objects.values("pk")).values_list("pk", flat=True)
    }
    references = list(outdated.values_list("content_type", "object_id", "to_object_id"))
    incomplete = {(content_type, key) for content_type, key, image in references if image in waiting}
    for content_type, key in {(content_type, key) for content_type, key, _ in references} - incomplete:
        outdated.filter(content_type=content_type, object_id=key).delete()
        model: Any = ContentType.objects.get_for_id(content_type).model_class()
        for referrer in model._base_manager.filter(pk=key) if model else ():
            ReferenceIndex.create_or_update_for_object(referrer)
