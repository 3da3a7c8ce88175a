"""Receiving files: nothing is written to disk that no form would take, however much of it is sent."""

from io import BytesIO

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers


class NotKept(UploadedFile):
    """A file of which only name and size are known; the form that it was sent to says that it is too large."""


class BoundedUpload(FileUploadHandler):
    """Stands before Django's own handlers, which would write a file of any size, sent by anybody, to disk first.

    It runs before the CSRF check, and so before anybody's rights are known: whether there is a sign-in must do.
    """

    def new_file(self, *args, **kwargs):
        """Begin to count."""
        super().new_file(*args, **kwargs)
        signed_in = SESSION_KEY in getattr(self.request, "session", {})
        self.limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE if signed_in else 0
        if not signed_in:
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data, start):
        """Pass on what is within the limit; what comes later is read, so that there is an answer, and dropped."""
        return raw_data if start + len(raw_data) <= self.limit else None

    def file_complete(self, file_size):
        """Leave the file to the other handlers, or put one in its place that has nothing inside."""
        if file_size <= self.limit and self.limit:
            return None
        for handler in self.request.upload_handlers:
            handler.upload_interrupted()  # deletes what it has written until now
        return NotKept(BytesIO(), self.file_name, self.content_type, file_size, self.charset)
