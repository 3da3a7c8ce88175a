"""Uploads in a bucket of a storage that speaks S3: for sites on several machines, which share no disk."""

import logging
import posixpath
from functools import partial, wraps
from time import monotonic

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from django.utils.crypto import get_random_string
from storages.backends.s3 import S3Storage

from .bucket_file import BucketFile
from .storages import ROOM, Uploads

logger = logging.getLogger(__name__)

PAUSE = 5  # seconds
CALLS = Config(
    # A web thread waits for two tries at most. The times are for silence: large files may take longer.
    connect_timeout=2,
    read_timeout=5,
    retries={"mode": "standard", "total_max_attempts": 2},
    # Not every server knows the checksums that boto3 otherwise adds.
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)


def asking(method):
    """Make a method raise OSError, which Django, Wagtail and we are ready for, instead of what boto3 does.

    When there was no answer, nobody asks for some seconds: else visitors, one after the other, would hold all threads.
    """

    @wraps(method)
    def ask(self, *args, **kwargs):
        if monotonic() < self.away_until:
            raise OSError("The bucket did not answer a moment ago.")
        try:
            return method(self, *args, **kwargs)
        except ClientError as error:
            code = error.response["Error"]["Code"]
            logger.warning("The bucket refused: %s", code)
            raise OSError(f"The bucket refused: {code}.") from error
        except BotoCoreError as error:
            self.away_until = monotonic() + PAUSE
            logger.warning("The bucket did not answer: %s", type(error).__name__)
            raise OSError(f"The bucket did not answer: {type(error).__name__}.") from error

    return ask


class BucketStorage(Uploads, S3Storage):
    """The storage of django-storages, whose files only this site hands out, and reads in parts."""

    in_bucket = True

    def __init__(self, **options):
        super().__init__(**options)
        self.client_config = self.client_config.merge(CALLS)
        self.away_until = 0.0

    def deconstruct(self):
        """Let Wagtail, which makes a storage anew for each file that it deletes, take the one that is there."""
        return "django.core.files.storage.DefaultStorage", (), {}

    def get_available_name(self, name, max_length=None):
        """Put each file into a folder of its own: a bucket would let one of the same name take its place."""
        folder, file = posixpath.split(name)
        return posixpath.join(folder, get_random_string(ROOM - 1), file)

    @asking
    def _open(self, name, mode="rb"):
        found = super()._open(name, mode).obj  # which has asked whether it is there
        return BucketFile(name, found, partial(self.part, found))

    @asking
    def part(self, found, start, stop):
        """Return some of the bytes of a file."""
        return found.get(Range=f"bytes={start}-{stop - 1}")["Body"].read()

    _save = asking(S3Storage._save)
    delete = asking(S3Storage.delete)
    size = asking(S3Storage.size)

    @asking
    def put(self, name, path):
        """Store a file under this very name, as a restore must, in the place of one that is there."""
        with path.open("rb") as file:
            super()._save(name, File(file))

    @asking
    def files(self):
        """Return name, size and time of every file."""
        found = self.bucket.objects.all()
        return [(file.key, file.size, file.last_modified) for file in found if not file.key.endswith("/")]
