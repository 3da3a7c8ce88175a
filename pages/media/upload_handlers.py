"""Limits what is written to disk while a file is being received, before any form has checked it."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers


class DiscardedFile(UploadedFile):
    """A file of which only the name and size are known. The form that receives it reports that it is too large."""


class SizeLimitUploadHandler(FileUploadHandler):
    """Runs before Django's own handlers, which would write a file of any size, sent by any client, to disk.

    It runs before the CSRF check and before any permission is known, so it can only check that there is a sign-in.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        is_signed_in = SESSION_KEY in getattr(self.request, "session", {})
        self.max_size = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE if is_signed_in else 0
        if not is_signed_in:
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass on what is within the limit. The rest is read, so that the client gets a response, and discarded."""
        return raw_data if start + len(raw_data) <= self.max_size else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """Leave the file to the other handlers, or replace it by one without content."""
        if file_size <= self.max_size and self.max_size:
            return None
        for handler in self.request.upload_handlers if self.request else []:
            handler.upload_interrupted()  # deletes what it has written so far
        return DiscardedFile(BytesIO(), self.file_name, self.content_type, file_size, self.charset)
