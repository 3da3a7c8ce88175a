"""Where uploads are stored: images where a web server may serve them, documents where only a view does."""

import re
from hashlib import blake2b
from os import PathLike
from pathlib import Path, PurePath, PurePosixPath
from posixpath import normpath
from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage
from django.utils.encoding import filepath_to_uri
from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

DOCUMENTS_DIR = "documents"  # the directory that Wagtail stores documents in
MAX_SUFFIX_LENGTH = 8  # characters that a storage may still add to a name to make it unique
MAX_STEM_LENGTH = 60  # characters of a document's name, without its extension
# Windows treats these as devices, whatever their extension.
RESERVED_STEM = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")

CONTENT_HASH = re.compile(r"\.[0-9a-f]{10}(?=\.|$)")  # with its dot: a part of a name
NAME_WITH_HASH = re.compile(CONTENT_HASH.pattern + r"\.\w+$")
YEAR, HOUR = 365 * 24 * 3600, 3600  # seconds


def is_document(name: object) -> bool:
    """Return whether the name of a stored file is that of a document, also if the path is disguised."""
    parts = PurePosixPath(normpath("/" + str(name).replace("\\", "/"))).parts
    return parts[1:2] == (DOCUMENTS_DIR,)


def get_safe_name(name: str) -> str:
    """Return the name in lower-case letters, digits and hyphens, with its last extension and no other.

    It is also the name that visitors save the document under, on whatever system.
    """
    path = PurePath(name)
    stem = slugify(string_to_ascii(path.stem.replace(".", "-")))[:MAX_STEM_LENGTH].strip("-_") or "document"
    return (f"file-{stem}" if RESERVED_STEM.fullmatch(stem) else stem) + path.suffix.lower()


def add_content_hash(name: str, content: File, max_length: int | None = None) -> str:
    """Return the name, shortened if necessary, with a hash of the content before its extension.

    The name of a rendition contains the hash of the original image, which is removed.
    """
    path, digest = PurePosixPath(name), blake2b(digest_size=5)
    for chunk in content.chunks():
        digest.update(chunk)
    content.seek(0)
    suffix = f".{digest.hexdigest()}{path.suffix}"
    max_stem_length = max_length and max_length - len(str(path.with_name(suffix)))
    return str(path.with_name(CONTENT_HASH.sub("", path.stem)[:max_stem_length] + suffix))


def get_cache_control(name: str) -> str:
    """Return the Cache-Control header of an image: a name with a hash always has the same content, others may not."""
    return f"public, max-age={YEAR}, immutable" if NAME_WITH_HASH.search(name) else f"public, max-age={HOUR}"


class UploadStorageMixin(Storage):
    """What both storages do.

    A collection of documents can be private, which only a view can check. Wagtail's document model uses the default
    storage and no other, so this class separates documents from images; the names in the database stay as they are.
    """

    is_remote = False

    def url(self, name: str | None) -> str:
        """Return the URL of an image. A document has none but that of its view, which the model provides."""
        if name is None or is_document(name):
            raise NotImplementedError("A document is only served by its view.")
        return settings.MEDIA_URL + filepath_to_uri(name)

    def generate_filename(self, filename: str | PathLike[str]) -> str:
        """Make the name of a document safe; Wagtail does so for images."""
        if is_document(filename):
            filename = f"{DOCUMENTS_DIR}/{get_safe_name(str(filename))}"
        return super().generate_filename(filename)

    def save(self, name: str | None, content: IO[Any], max_length: int | None = None) -> str:
        """Store an image under a name that contains its hash, so that browsers may cache it forever."""
        if name is not None and not is_document(name):
            content = content if isinstance(content, File) else File(content)
            name = add_content_hash(name, content, max_length and max_length - MAX_SUFFIX_LENGTH)
        return super().save(name, content, max_length)


class UploadStorage(UploadStorageMixin, FileSystemStorage):
    """Django's file storage with the directory of documents outside of MEDIA_ROOT."""

    def path(self, name: str) -> str:
        if is_document(name):
            return FileSystemStorage(settings.DOCUMENTS_ROOT).path(str(PurePosixPath(*PurePosixPath(name).parts[1:])))
        return super().path(name)

    def _save(self, name: str, content: File) -> str:
        """Return the name with the directory of documents; Django returns it relative to MEDIA_ROOT."""
        Path(self.location).mkdir(parents=True, exist_ok=True)  # Django checks its owner, even before the first image
        saved = super()._save(name, content)  # type: ignore[misc]  # the stubs omit it
        return f"{DOCUMENTS_DIR}/{PurePosixPath(saved).name}" if is_document(name) else saved
