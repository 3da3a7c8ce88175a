"""The forms that editors upload images and documents with: they check what is inside a file, not only its name."""

from pathlib import PurePath
from typing import Any, NoReturn
from zipfile import is_zipfile

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.forms import ModelForm
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from PIL import Image
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from pages.models.images import People, is_file_name

from .images import IMAGE_ERRORS, clean_image, is_animated
from .validators import HIDDEN_CONTENT, VIDEO_EXTENSIONS, contains_markup, get_document_error

# Names of phone photographs, by the format that Wagtail finds inside.
OTHER_EXTENSIONS = {"heif": "heic", "mpo": "jpeg"}
STORED_AS_JPEG = {"heic", "heif", "mpo"}


class DiscardFileOnErrorMixin(ModelForm):
    """A form whose file is rejected together with any other field.

    Otherwise Wagtail's view for several files stores the file as it was sent, to be completed later, and so bypasses
    what the form does to a file.
    """

    def full_clean(self) -> None:
        super().full_clean()
        if len(self.errors.get("file", [])) > 1:  # the model also complains that it was not given a file
            self.errors["file"] = self.error_class(self.errors["file"].as_data()[:1])
        if self.errors and "file" not in self.errors and "file" in self.changed_data:
            messages = " ".join(str(message) for messages in self.errors.values() for message in messages)
            self.add_error("file", f"{messages} The file was not saved: correct this and choose the file again.")


class DocumentField(WagtailDocumentField):
    """Wagtail's field, which also checks the content of the file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        formats = ", ".join(extension.upper() for extension in settings.WAGTAILDOCS_EXTENSIONS)
        document_size, video_size = (
            filesizeformat(size) for size in (settings.MAX_DOCUMENT_SIZE, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
        )
        self.help_text = (
            f"{formats}; at most {document_size}, videos at most {video_size}. Visitors download a document, they "
            "cannot open it within the site: text for them to read is better on a page."
        )
        self.error_messages["file_too_large_unknown_size"] = (
            f"This file is too big. The maximum is {document_size}, for videos {video_size}. Make it smaller."
        )
        self.error_messages["invalid_format"] = f"The site does not accept this kind of file. It accepts {formats}."

    def to_python(self, data: UploadedFile | None) -> File | None:
        """Return the file, after checking what costs least first: its extension, size and content."""
        extension = PurePath(data.name or "").suffix[1:].lower() if data else ""
        if data and extension not in settings.WAGTAILDOCS_EXTENSIONS:
            raise ValidationError(self.error_messages["invalid_format"], code="invalid_format")
        if data and (data.size or 0) > get_max_size(extension):
            size, max_size = filesizeformat(data.size or 0), filesizeformat(get_max_size(extension))
            raise ValidationError(
                f"This file is too big: {size}. The maximum is {max_size}. Make it smaller.", code="file_too_large"
            )
        file = super().to_python(data)
        if file and (error := get_document_error(file, extension)):
            raise ValidationError(error, code="invalid_content")
        return file


def get_max_size(extension: str) -> int:
    """Return how many bytes a document or video may have."""
    return settings.WAGTAILDOCS_MAX_UPLOAD_SIZE if extension in VIDEO_EXTENSIONS else settings.MAX_DOCUMENT_SIZE


class DocumentForm(DiscardFileOnErrorMixin, BaseDocumentForm):
    """Wagtail's form for documents and videos, with the field above."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            old = self.fields["file"]
            self.fields["file"] = DocumentField(label=old.label, required=old.required, widget=old.widget)


class ImageField(WagtailImageField):
    """Wagtail's field, which also rejects damaged files and has error messages that say what to do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        formats, max_size = self.supported_formats_text, self.max_upload_size_text
        megapixels = self.max_image_pixels // 1_000_000
        self.help_text = (
            f"{formats}; at most {max_size} and {megapixels} million pixels, such as 8,000 by 6,000. "
            "The location where a photo was taken is removed from the file. "
            "Photographs of a phone (HEIC, MPO) are stored as JPEG. "
            "Images are public, including those in a private collection."
        )
        self.error_messages |= {
            "invalid_image": "This is not an image, or the file is damaged. Check that it opens on your computer, then "
            f"save it in one of these formats: {formats}.",
            "invalid_image_extension": f"The site cannot show this kind of file. Save the image as {formats}.",
            "invalid_image_known_format": "The file's name ends in .%(extension)s, but inside it is %(image_format)s. "
            "Open it on your computer and save it in the format that its name says.",
            "hidden_content": HIDDEN_CONTENT,
            "moving_image": "This image moves, and visitors could not stop it. Save one still image of it, or "
            "upload a video as a document.",
            "file_too_large": f"This file is too big: %(file_size)s. The maximum is {max_size}. Make it smaller.",
            "file_too_large_unknown_size": f"This file is too big. The maximum is {max_size}. Make it smaller.",
            "file_too_many_pixels": f"This image has too many pixels. The maximum is {megapixels} million, such as "
            "8,000 by 6,000. Make it smaller on your computer; the site shows it at most 1,200 wide.",
        }

    def to_python(self, data: UploadedFile | None) -> File | None:
        """Return the file after decoding the whole image: a truncated file is found here and not by visitors."""
        if data and (data.size or 0) > self.max_upload_size:  # before anything of it is read
            self._reject("file_too_large", file_size=filesizeformat(data.size or 0))
        if data and is_animated(data):
            self._reject("moving_image")
        try:
            file = super().to_python(data)
            if file:
                Image.open(file).load()
                file.seek(0)
        except Image.DecompressionBombError:
            self._reject("file_too_many_pixels")
        except IMAGE_ERRORS:
            self._reject("invalid_image")
        if file and (is_zipfile(file) or contains_markup(file)):
            self._reject("hidden_content")
        if file:
            file.seek(0)
        return file

    def check_image_file_format(self, f: Any) -> None:
        """Accept the other names that phones give to their photographs."""
        extension = PurePath(f.name).suffix[1:].lower()
        if OTHER_EXTENSIONS.get(extension) != f.image.format_name:
            super().check_image_file_format(f)

    def _reject(self, code: str, **values: str) -> NoReturn:
        raise ValidationError(self.error_messages[code] % values, code=code)


class ImageForm(DiscardFileOnErrorMixin, BaseImageForm):
    """Wagtail's form for images, with the field above."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            old = self.fields["file"]
            self.fields["file"] = ImageField(label=old.label, required=old.required, widget=old.widget)

        if "people" in self.fields:
            # The page for several files sends them without it, and then asks for it beside each image.
            self.fields["people"].required = not self.is_bound or self.add_prefix("people") in self.data

    def clean_file(self) -> File:
        """Return the image as it is stored."""
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        try:
            content = clean_image(file)
        except IMAGE_ERRORS as error:
            raise ValidationError(self.fields["file"].error_messages["invalid_image"], "invalid_image") from error
        path = PurePath(file.name)
        if path.suffix[1:].lower() in STORED_AS_JPEG:
            return SimpleUploadedFile(f"{path.stem}.jpg", content or file.read(), "image/jpeg")
        return SimpleUploadedFile(file.name, content, file.content_type) if content else file

    def clean(self) -> dict[str, Any]:
        """Require who agreed if people can be recognised, and no consent otherwise; refuse a file's name as text."""
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("file") or self.instance.file
        if file and "description" in self.changed_data and is_file_name(cleaned.get("description") or "", file.name):
            self.add_error("description", "This is the name of the file. Say what the image shows, or leave it empty.")
        if "people" not in cleaned:
            return cleaned
        ends = cleaned.get("consent_until")
        if ends and ends < timezone.localdate() and not self.instance.pk:
            self.add_error("consent_until", "This day has passed: without consent, the image cannot be used.")
        has_people = cleaned["people"] == People.WITH_CONSENT
        has_consent = bool(cleaned.get("consent_given_by") or ends)
        if has_people and not cleaned.get("consent_given_by"):
            self.add_error("consent_given_by", "Enter who agreed, and where Care City keeps it.")
        elif has_consent and not has_people:
            self.add_error("people", f"You entered a consent: choose “{People.WITH_CONSENT.label}”, or empty it.")
        return cleaned
