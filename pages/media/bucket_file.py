"""A file in a bucket, of which no more is fetched than somebody reads."""

import errno
import io
import os

from django.core.files import File

AT_LEAST = 256 * 1024  # bytes: fetched at once, however little is read


class BucketFile(File):
    """A file as Django knows them, with what a browser asks about it."""

    def __init__(self, name, found, part):
        self._reader = lambda: io.BufferedReader(PartsReader(found.content_length, part), AT_LEAST)
        super().__init__(self._reader(), name)
        self.size, self.etag, self.last_modified = found.content_length, found.e_tag, found.last_modified

    def open(self, mode=None):
        """Begin anew, also after it was closed."""
        if self.closed:
            self.file = self._reader()
        self.seek(0)
        return self


class PartsReader(io.RawIOBase):
    """Turns reading into questions for parts, `part(start, stop)`."""

    def __init__(self, size, part):
        self._size, self._part, self._place = size, part, 0

    def readable(self):
        """Say that it can be read."""
        return True

    def seekable(self):
        """Say that it can be read from anywhere."""
        return True

    def seek(self, offset, whence=os.SEEK_SET):
        """Go to a place, which asks for nothing yet."""
        place = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence] + offset
        if place < 0:
            raise OSError(errno.EINVAL, "There is nothing before the beginning of a file.")
        self._place = place
        return place

    def readinto(self, buffer):
        """Read as much as there is room for."""
        piece = self._next(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def readall(self):
        """Read the rest."""
        return self._next(self._size)

    def _next(self, length):
        start, stop = self._place, min(self._place + length, self._size)
        piece = self._part(start, stop) if start < stop else b""
        self._place += len(piece)
        return piece
