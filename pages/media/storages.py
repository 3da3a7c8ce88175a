"""Where uploads are kept: pictures where a web server may send them, documents where none can reach them."""

from pathlib import Path, PurePosixPath
from posixpath import normpath

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils._os import safe_join
from django.utils.encoding import filepath_to_uri

from .names import hashed_name, safe_name

DOCUMENTS = "documents"  # the folder that Wagtail keeps documents in
ROOM = 8  # characters that may still be added to a name, so that no other file has it


def is_document(name):
    """Tell whether the name of a stored file is that of a document, however it is spelled."""
    parts = PurePosixPath(normpath("/" + str(name).replace("\\", "/"))).parts
    return parts[1:2] == (DOCUMENTS,)


class Uploads:
    """What holds wherever uploads are kept.

    A collection of documents can be private, which only a view can see to. Wagtail's model of documents knows one
    storage, the default: hence the way divides here, and the names in the database stay as they are.
    """

    in_bucket = False

    def url(self, name):
        """Return the address of a picture; a document has none but that of the view, which its model knows."""
        if is_document(name):
            raise NotImplementedError("A document is sent by its view alone.")
        return settings.MEDIA_URL + filepath_to_uri(name)

    def generate_filename(self, filename):
        """Make the name of a document harmless; Wagtail does so for pictures."""
        if is_document(filename):
            filename = f"{DOCUMENTS}/{safe_name(filename)}"
        return super().generate_filename(filename)

    def save(self, name, content, max_length=None):
        """Store a picture under a name that holds its hash, so that browsers may keep it for ever."""
        if not is_document(name):
            name = hashed_name(name, content, max_length and max_length - ROOM)
        return super().save(name, content, max_length)


class UploadStorage(Uploads, FileSystemStorage):
    """Django's storage of media, with the folder of documents moved out of it."""

    def path(self, name):
        """Return where a file lies."""
        if is_document(name):
            return safe_join(settings.DOCUMENTS_ROOT, *PurePosixPath(name).parts[1:])
        return super().path(name)

    def _save(self, name, content):
        """Store the file under its name here: Django would name a document by its way from the folder of media."""
        Path(self.location).mkdir(parents=True, exist_ok=True)  # Django asks whose it is, also before any picture
        saved = super()._save(name, content)
        return f"{DOCUMENTS}/{PurePosixPath(saved).name}" if is_document(name) else saved
