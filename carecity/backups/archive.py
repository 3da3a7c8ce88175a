"""The archive: a compressed tar with the database, the uploads, and a manifest as its last file.

The manifest holds the kind of database, the time and the versions of the backup, the applied migrations, the row count
of every table and a checksum of every file. A restore verifies the whole archive against it first.
"""

import gzip
import hashlib
import io
import json
import os
import re
import shutil
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

from . import BackupError

FORMAT, SITE = 1, "carecity"
MANIFEST = "manifest.json"
UPLOAD_FOLDERS = ("documents", "media")
CHUNK_SIZE = 1024 * 1024
REQUIRED_KEYS = {"site", "made_at", "database", "migrations", "rows", "files"}
READ_ERRORS = (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, ValueError, TypeError)

Manifest = dict[str, Any]


class StatResult(Protocol):
    """What the archive reads of `os.stat_result`."""

    @property
    def st_size(self) -> int: ...

    @property
    def st_mtime(self) -> float: ...


class SourceFile(Protocol):
    """A `Path`, or a file in a bucket: both methods raise FileNotFoundError if it no longer exists."""

    def open(self, mode: str, /) -> IO[bytes]: ...

    def stat(self) -> StatResult: ...


class HashingReader:
    """A file that computes its SHA-256 while tarfile reads it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.hash = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self.file.read(size)
        self.hash.update(chunk)
        return chunk


def write(path: Path, files: Mapping[str, SourceFile], manifest: Manifest) -> None:
    """Write files (by their name in the archive) and manifest to a new file that only its owner may read.

    A file that no longer exists was deleted while the backup ran: archive and manifest omit it.
    """
    checksums: dict[str, str] = {}
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        with tarfile.open(  # type: ignore[call-overload]  # typeshed lacks copybufsize here
            fileobj=target, mode="w:gz", compresslevel=6, copybufsize=CHUNK_SIZE
        ) as tar:
            for name, source in files.items():
                try:
                    member, file = build_member(name, source.stat()), source.open("rb")
                except FileNotFoundError:
                    continue
                with file:
                    reader = HashingReader(file)
                    tar.addfile(member, reader)
                    checksums[name] = reader.hash.hexdigest()
            content = json.dumps(manifest | {"format": FORMAT, "site": SITE, "files": checksums}, indent=1).encode()
            member = tarfile.TarInfo(MANIFEST)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
        target.flush()
        os.fsync(target.fileno())


def build_member(name: str, stat: StatResult) -> tarfile.TarInfo:
    """Return tar's header of a file, without owner and permissions of the original."""
    member = tarfile.TarInfo(name)
    member.size, member.mtime, member.mode = stat.st_size, stat.st_mtime, 0o644
    return member


def verify(path: Path) -> Manifest:
    """Read the whole archive and return its manifest; raise BackupError if anything differs from the manifest."""
    checksums: dict[str, str] = {}
    manifest: Manifest = {}
    with open_archive(path) as tar:
        for member, file in iterate_members(path, tar):
            if member.name == MANIFEST:
                manifest = json.load(file)
            else:
                checksums[member.name] = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]  # reads
        expected = {"format": FORMAT, "site": SITE}
        if (
            not isinstance(manifest, dict)
            or not manifest.items() >= expected.items()
            or not manifest.keys() >= REQUIRED_KEYS
        ):
            raise BackupError(f"{path} is not a backup of this site, or was made by newer code.")
        if manifest["files"] != checksums:
            raise BackupError(f"{path} is damaged: its files differ from those in its manifest.")
    return manifest


def extract(path: Path, folder: Path) -> None:
    """Write the files of a verified archive into a folder."""
    with open_archive(path) as tar:
        for member, file in iterate_members(path, tar):
            target = Path(folder, member.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as extracted:
                shutil.copyfileobj(file, extracted, CHUNK_SIZE)
            os.utime(target, (member.mtime, member.mtime))


def iterate_members(path: Path, tar: tarfile.TarFile) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    """Yield the files of the archive; raise BackupError for anything but a regular file with an expected name.

    Stricter than tarfile's filters, which allow links, and are missing in the first releases of Python 3.11.
    """
    for member in tar:
        parts = member.name.split("/")
        is_upload = parts[0] in UPLOAD_FOLDERS and len(parts) > 1 and not {"", ".", ".."} & set(parts)
        file = tar.extractfile(member) if member.isreg() else None
        if file is None or not (is_upload or re.fullmatch(r"manifest\.json|database\.[a-z0-9]+", member.name)):
            raise BackupError(f"{path} is not a backup of this site: it contains {member.name!r}.")
        yield member, file


@contextmanager
def open_archive(path: Path) -> Iterator[tarfile.TarFile]:
    """Open the archive; raise BackupError for every error that reading a damaged one can cause."""
    try:
        with gzip.open(path) as unpacked, tarfile.open(fileobj=unpacked, mode="r|") as tar:
            yield tar
            while unpacked.read(CHUNK_SIZE):  # up to the end, where gzip checks its own checksum
                pass
    except READ_ERRORS as error:
        raise BackupError(f"{path} is damaged, or not an archive ({type(error).__name__}).") from error
