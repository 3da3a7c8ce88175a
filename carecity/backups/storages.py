"""Lists and replaces the uploads, on disk (DATA_DIR) or in a bucket (MEDIA_BUCKET)."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any, Protocol

from django.conf import settings
from django.core.files.storage import default_storage

from pages.media.storages import is_document

from . import PartialRestoreError
from .archive import UPLOAD_FOLDERS, SourceFile, StatResult


class UploadStorage(Protocol):
    """Where the uploads are."""

    def get_files(self) -> Mapping[str, SourceFile]:
        """Return every upload by its name in the archive."""

    def replace(self, extracted: Path) -> AbstractContextManager[None]:
        """Replace the uploads by the files of an extracted archive; undo it if the block raises."""


class FolderStorage:
    """The folders for documents and media in DATA_DIR."""

    def get_folders(self) -> dict[str, Path]:
        """Return each folder by its name in the archive."""
        return dict(zip(UPLOAD_FOLDERS, (Path(settings.DOCUMENTS_ROOT), Path(settings.MEDIA_ROOT)), strict=True))

    def get_files(self) -> Mapping[str, SourceFile]:
        return {
            f"{name}/{path.relative_to(folder).as_posix()}": path
            for name, folder in self.get_folders().items()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.is_symlink()
        }

    @contextmanager
    def replace(self, extracted: Path) -> Iterator[None]:
        with ExitStack() as swaps:
            for name, current in self.get_folders().items():
                swaps.enter_context(swap_folders(extracted / name, current, extracted / f"{name}-before"))
            yield


@contextmanager
def swap_folders(new: Path, current: Path, backup: Path) -> Iterator[None]:
    """Move `current` to `backup` and `new` to `current`; move them back if the block raises."""
    for folder in (new, current):
        folder.mkdir(parents=True, exist_ok=True)
    current.rename(backup)
    try:
        new.rename(current)
        yield
    except BaseException:
        if current.exists():
            current.rename(new)
        backup.rename(current)
        raise


@dataclass(frozen=True)
class BucketFile:
    """A file in the bucket, with the methods of a `Path` that an archive needs."""

    name: str
    size: int
    changed: datetime

    def open(self, mode: str) -> IO[bytes]:
        """Open the file; raises FileNotFoundError if it no longer exists."""
        return default_storage.open(self.name, mode)

    def stat(self) -> StatResult:
        return SimpleNamespace(st_size=self.size, st_mtime=self.changed.timestamp())


class BucketStorage:
    """The bucket, in which documents and media share one namespace."""

    def __init__(self) -> None:
        self.storage: Any = default_storage  # with the methods of pages.media for buckets

    def get_files(self) -> Mapping[str, SourceFile]:
        files = [BucketFile(*file) for file in self.storage.list_files()]
        return {file.name if is_document(file.name) else f"media/{file.name}": file for file in files}

    @contextmanager
    def replace(self, extracted: Path) -> Iterator[None]:
        """Upload missing files first: no page shows them before the database names them, and they can be deleted again.

        Files that exist already, or are not in the archive, change only after the block has restored the database. A
        name is used once, so a file that exists has the same content, except for documents that were on a disk before.
        """
        wanted = self.get_extracted(extracted)
        existing = {name for name, *_ in self.storage.list_files()}
        missing = wanted.keys() - existing
        try:
            for name in missing:
                self.storage.overwrite(name, wanted[name])
            yield
        except BaseException:
            for name in missing:
                with suppress(OSError):
                    self.storage.delete(name)
            raise
        try:
            for name in wanted.keys() & existing:
                self.storage.overwrite(name, wanted[name])
            for name in existing - wanted.keys():
                self.storage.delete(name)
        except OSError as error:
            message = f"The database is restored, but not all uploads: {error} Restore once more."
            raise PartialRestoreError(message) from error

    def get_extracted(self, extracted: Path) -> dict[str, Path]:
        """Return the archive's files by their name in the bucket."""
        # Documents last: a file of the same name in the media folder must not replace a document.
        paths = [path for kind in ("media", "documents") for path in (extracted / kind).rglob("*") if path.is_file()]
        return {path.relative_to(extracted).as_posix().removeprefix("media/"): path for path in paths}


def get_storage() -> UploadStorage:
    is_remote = default_storage.is_remote  # type: ignore[attr-defined]  # of pages.media's storages
    return BucketStorage() if is_remote else FolderStorage()
