"""Uploads in an S3 bucket, for sites on several servers that share no disk.

A module of its own, imported only if a bucket is configured: boto3 needs several megabytes of memory per process.
"""

import errno
import io
import logging
import os
import posixpath
from collections.abc import Callable
from datetime import datetime
from functools import partial, wraps
from pathlib import Path
from time import monotonic
from typing import Any, Concatenate, ParamSpec, TypeVar

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from django.utils.crypto import get_random_string
from storages.backends.s3 import S3Storage

from .storages import MAX_SUFFIX_LENGTH, UploadStorageMixin

P = ParamSpec("P")
R = TypeVar("R")

logger = logging.getLogger(__name__)

RETRY_AFTER = 5  # seconds
MIN_READ_SIZE = 256 * 1024  # bytes: fetched at once, however little is read
CLIENT_CONFIG = Config(
    # A web thread waits for two attempts at most. The timeouts are for silence: large files may take longer.
    connect_timeout=2,
    read_timeout=5,
    retries={"mode": "standard", "total_max_attempts": 2},
    # Not every server supports the checksums that boto3 adds by default.
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)


def raise_os_error(
    method: "Callable[Concatenate[S3UploadStorage, P], R]",
) -> "Callable[Concatenate[S3UploadStorage, P], R]":
    """Let a method raise OSError, which Django, Wagtail and this project handle, instead of boto3's exceptions.

    After a request without a response the bucket is not used for some seconds: otherwise a few visitors would block
    all threads.
    """

    @wraps(method)
    def wrapper(self: "S3UploadStorage", *args: P.args, **kwargs: P.kwargs) -> R:
        if monotonic() < self.unavailable_until:
            raise OSError("The bucket did not respond a moment ago.")
        try:
            return method(self, *args, **kwargs)
        except ClientError as error:
            code = error.response["Error"]["Code"]
            logger.warning("The bucket refused: %s", code)
            raise OSError(f"The bucket refused: {code}.") from error
        except BotoCoreError as error:
            self.unavailable_until = monotonic() + RETRY_AFTER
            logger.warning("The bucket did not respond: %s", type(error).__name__)
            raise OSError(f"The bucket did not respond: {type(error).__name__}.") from error

    return wrapper


class S3UploadStorage(UploadStorageMixin, S3Storage):
    """The storage of django-storages; its files are served by this site only, and read in ranges."""

    is_remote = True
    client_config: Config
    unavailable_until: float

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.client_config = self.client_config.merge(CLIENT_CONFIG)
        self.unavailable_until = 0.0

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """Let Wagtail use the existing storage, where it would create one for each file that it deletes."""
        return "django.core.files.storage.DefaultStorage", (), {}

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Put each file into a directory of its own, because a bucket overwrites a file of the same name."""
        directory, file_name = posixpath.split(name)
        return posixpath.join(directory, get_random_string(MAX_SUFFIX_LENGTH - 1), file_name)

    @raise_os_error
    def _open(self, name: str, mode: str = "rb") -> File:
        s3_object = super()._open(name, mode).obj  # this has checked that it exists
        return S3File(name, s3_object, partial(self.read_range, s3_object))

    @raise_os_error
    def read_range(self, s3_object: Any, start: int, stop: int) -> bytes:
        return s3_object.get(Range=f"bytes={start}-{stop - 1}")["Body"].read()

    _save = raise_os_error(S3Storage._save)
    delete = raise_os_error(S3Storage.delete)
    size = raise_os_error(S3Storage.size)

    @raise_os_error
    def overwrite(self, name: str, path: Path) -> None:
        """Store a file under exactly this name, as a restore must, and replace an existing one."""
        with path.open("rb") as file:
            super()._save(name, File(file))

    @raise_os_error
    def list_files(self) -> list[tuple[str, int, datetime]]:
        """Return name, size and time of every file."""
        objects = self.bucket.objects.all()
        return [(item.key, item.size, item.last_modified) for item in objects if not item.key.endswith("/")]


class S3File(File):
    """A file in a bucket that fetches no more than is read, with the metadata that a response needs."""

    def __init__(self, name: str, s3_object: Any, read_range: Callable[[int, int], bytes]) -> None:
        size = s3_object.content_length
        self._get_reader = lambda: io.BufferedReader(RangeReader(size, read_range), MIN_READ_SIZE)
        super().__init__(self._get_reader(), name)
        self.size, self.etag, self.last_modified = size, s3_object.e_tag, s3_object.last_modified

    def open(self, mode: str | None = None, *_args: Any, **_kwargs: Any) -> "S3File":
        """Start again, also after it was closed."""
        if self.closed:
            self.file = self._get_reader()
        self.seek(0)
        return self


class RangeReader(io.RawIOBase):
    """A raw stream that reads with `read_range(start, stop)`."""

    def __init__(self, size: int, read_range: Callable[[int, int], bytes]) -> None:
        self._size, self._read_range, self._position = size, read_range, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        position = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._size}[whence] + offset
        if position < 0:
            raise OSError(errno.EINVAL, "The position is before the start of the file.")
        self._position = position
        return position

    def readinto(self, buffer: Any) -> int:
        chunk = self._read_next(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def readall(self) -> bytes:
        return self._read_next(self._size)

    def _read_next(self, length: int) -> bytes:
        start, stop = self._position, min(self._position + length, self._size)
        chunk = self._read_range(start, stop) if start < stop else b""
        self._position += len(chunk)
        return chunk
