"""Uploads in a bucket, as an archive takes them and as a restore puts them back."""

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace

from django.core.files.storage import default_storage

from pages.media.storages import is_document

from . import UnfinishedError


@dataclass(frozen=True)
class Stored:
    """A file in the bucket, with as much of a path's manners as an archive needs."""

    name: str
    size: int
    changed: datetime

    def open(self, mode):
        """Open it, or raise FileNotFoundError where it is gone by now."""
        return default_storage.open(self.name, mode)

    def stat(self):
        """Return its size and time."""
        return SimpleNamespace(st_size=self.size, st_mtime=self.changed.timestamp())


def files():
    """Return name in the archive: file, of every uploaded file."""
    found = [Stored(*file) for file in default_storage.files()]
    return {file.name if is_document(file.name) else f"media/{file.name}": file for file in found}


@contextmanager
def put_back(working):
    """Put an archive's uploads in place, in the order that leaves nothing half done.

    First comes what the bucket lacks: nobody sees it before the database names it, and it goes again if that fails.
    What has a name of the archive already, or is too much there, is seen to when the new database stands: names are
    used once, so the content of the first is the same but for documents that came from a disk.
    """
    wanted = _unpacked(working)
    there = {name for name, *_ in default_storage.files()}
    try:
        for name in wanted.keys() - there:
            default_storage.put(name, wanted[name])
        yield
    except BaseException:
        for name in wanted.keys() - there:
            with suppress(OSError):
                default_storage.delete(name)
        raise
    try:
        _finish(wanted, there)
    except OSError as error:
        words = f"The database is restored, but not all uploads: {error} Restore once more."
        raise UnfinishedError(words) from error


def _finish(wanted, there):
    for name in wanted.keys() & there:
        default_storage.put(name, wanted[name])
    for name in there - wanted.keys():
        default_storage.delete(name)


def _unpacked(working):
    """Return name in the bucket: path, of every file of the archive."""
    # Documents come last: what still lies among the media under the name of one must not take its place.
    found = [path for kind in ("media", "documents") for path in (working / kind).rglob("*") if path.is_file()]
    return {path.relative_to(working).as_posix().removeprefix("media/"): path for path in found}
