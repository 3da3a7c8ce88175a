"""An archive: a compressed tar with the database, the uploads, and last a manifest that tells what must be there.

The manifest names the database's kind, when and by which versions the archive was made, the migrations that had run,
the rows of every table and a checksum of every file. What is restored is checked against it first, to the last byte.
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
from contextlib import contextmanager
from pathlib import Path

from . import BackupError

FORMAT, SITE = 1, "carecity"
MANIFEST = "manifest.json"
FOLDERS = ("documents", "media")
BLOCK = 1024 * 1024
NEEDED = {"site", "made_at", "database", "migrations", "rows", "files"}
DAMAGED = (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, ValueError, TypeError)


class _HashedFile:
    """A file that is hashed while tarfile reads it."""

    def __init__(self, file):
        self.file, self.hash = file, hashlib.sha256()

    def read(self, size=-1):
        """Read, and remember what was read."""
        block = self.file.read(size)
        self.hash.update(block)
        return block


def write(path, files, manifest):
    """Write the files (name in the archive: path, or what is like one) and the manifest to a file for its owner only.

    A file that is gone by now was deleted while the backup ran: it is not in the archive, nor in its manifest.
    """
    sums = {}
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        with tarfile.open(fileobj=target, mode="w:gz", compresslevel=6, copybufsize=BLOCK) as tar:
            for name, source in files.items():
                try:
                    entry, file = _entry(name, source.stat()), source.open("rb")
                except FileNotFoundError:
                    continue
                with file:
                    hashed = _HashedFile(file)
                    tar.addfile(entry, hashed)
                    sums[name] = hashed.hash.hexdigest()
            text = json.dumps(manifest | {"format": FORMAT, "site": SITE, "files": sums}, indent=1).encode()
            entry = tarfile.TarInfo(MANIFEST)
            entry.size = len(text)
            tar.addfile(entry, io.BytesIO(text))
        target.flush()
        os.fsync(target.fileno())


def _entry(name, stat):
    """Return tar's entry of a file: no owner, no rights but those that matter for reading it."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.mtime, entry.mode = stat.st_size, stat.st_mtime, 0o644
    return entry


def check(path):
    """Read the whole archive and return its manifest; raise where it is not one of ours, or not as it was made."""
    sums, manifest = {}, {}
    with _readable(path) as tar:
        for member in _members(path, tar):
            file = tar.extractfile(member)
            if member.name == MANIFEST:
                manifest = json.load(file)
            else:
                sums[member.name] = hashlib.file_digest(file, "sha256").hexdigest()
        told = {"format": FORMAT, "site": SITE}
        if not isinstance(manifest, dict) or not manifest.items() >= told.items() or not manifest.keys() >= NEEDED:
            raise BackupError(f"{path} is no backup of this site, or one made by newer code.")
        if manifest["files"] != sums:
            raise BackupError(f"{path} is damaged: its files are not those that its manifest names.")
    return manifest


def extract(path, folder):
    """Put the files of an archive that was checked below a folder."""
    with _readable(path) as tar:
        for member in _members(path, tar):
            target = Path(folder, member.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                shutil.copyfileobj(tar.extractfile(member), file, BLOCK)
            os.utime(target, (member.mtime, member.mtime))


def _members(path, tar):
    """Yield what is in the archive; raise at anything but a plain file of a name that a backup has.

    Stricter than tarfile's own filter, which lets links pass, and there also in the first releases of Python 3.11.
    """
    for member in tar:
        parts = member.name.split("/")
        upload = parts[0] in FOLDERS and len(parts) > 1 and not {"", ".", ".."} & set(parts)
        if not member.isreg() or not (upload or re.fullmatch(r"manifest\.json|database\.[a-z0-9]+", member.name)):
            raise BackupError(f"{path} is no backup of this site: it holds {member.name!r}.")
        yield member


@contextmanager
def _readable(path):
    """Open the archive, and turn whatever a damaged one does to its reader into one plain line."""
    try:
        with gzip.open(path) as unpacked, tarfile.open(fileobj=unpacked, mode="r|") as tar:
            yield tar
            while unpacked.read(BLOCK):  # to the end, where gzip's own checksum is
                pass
    except DAMAGED as error:
        raise BackupError(f"{path} is damaged, or no archive ({type(error).__name__}).") from error
