"""The form that pictures are uploaded with: refuses what the site cannot show, and forgets where they were taken."""

from io import BytesIO
from zipfile import is_zipfile

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.defaultfilters import filesizeformat
from PIL import ExifTags, Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .unfinished import RefusesUnfinished
from .validators import HIDDEN, holds_markup

# A picture is only written anew to take the place out; these lose nothing, or as little as the format allows.
WRITE_AGAIN = {"JPEG": {"quality": "keep"}, "PNG": {}, "WEBP": {"quality": 95}, "AVIF": {"quality": 95}}


class PictureField(WagtailImageField):
    """Wagtail's field, which also refuses damaged files and says in words what is too much."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        formats, size = self.supported_formats_text, self.max_upload_size_text
        millions = self.max_image_pixels // 1_000_000
        self.help_text = (
            f"{formats}; at most {size} and {millions} million pixels, such as 8,000 by 6,000. "
            "Where a picture was taken is removed from the file. "
            "Everybody can see a picture, also one in a private collection."
        )
        self.error_messages |= {
            "invalid_image": "This is not a picture, or the file is damaged. Open it on your computer to see "
            f"whether it is whole, then save it in one of these formats: {formats}.",
            "invalid_image_extension": f"The site cannot show this kind of file. Save the picture as {formats}.",
            "invalid_image_known_format": "The file's name ends in .%(extension)s, but inside it is %(image_format)s. "
            "Open it on your computer and save it in the format that its name says.",
            "hidden": HIDDEN,
            "file_too_large": f"This file is too big: %(file_size)s. The most is {size}. Save it smaller.",
            "file_too_large_unknown_size": f"This file is too big. The most is {size}. Save it smaller.",
            "file_too_many_pixels": f"This picture has too many pixels. The most is {millions} million, such as "
            "8,000 by 6,000. Make it smaller on your computer; the site shows it at most 1,200 wide.",
        }

    def to_python(self, data):
        """Return the file, with every part of the picture read once: half of one is found here, not by visitors."""
        if data and data.size > self.max_upload_size:  # before anything of it is read
            self._refuse("file_too_large", file_size=filesizeformat(data.size))
        try:
            file = super().to_python(data)
            if file:
                Image.open(file).load()
                file.seek(0)
        except Image.DecompressionBombError:
            self._refuse("file_too_many_pixels")
        except (OSError, SyntaxError, ValueError):  # what Pillow raises for damaged files
            self._refuse("invalid_image")
        if file and (is_zipfile(file) or holds_markup(file)):
            self._refuse("hidden")
        if file:
            file.seek(0)
        return file

    def _refuse(self, code, **values):
        raise ValidationError(self.error_messages[code] % values, code=code)


class PictureForm(RefusesUnfinished, BaseImageForm):
    """Wagtail's form with the field above."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            old = self.fields["file"]
            self.fields["file"] = PictureField(label=old.label, required=old.required, widget=old.widget)

    def clean_file(self):
        """Return the picture without the place where it was taken."""
        file = self.cleaned_data["file"]
        content = without_place(file) if "file" in self.changed_data else None
        return SimpleUploadedFile(file.name, content, file.content_type) if content else file


def without_place(file):
    """Return a picture's bytes without coordinates; None where it has none."""
    file.seek(0)
    picture = Image.open(file)
    exif, notes = picture.getexif(), picture.info.get("xmp") or b""  # the two places where programs write them
    notes = notes.encode() if isinstance(notes, str) else notes
    if ExifTags.IFD.GPSInfo not in exif and b"GPS" not in notes:
        file.seek(0)
        return None
    exif.pop(ExifTags.IFD.GPSInfo, None)
    picture.info.pop("xmp", None)
    copy = BytesIO()
    kept = {"exif": exif, "icc_profile": picture.info.get("icc_profile")}
    picture.save(copy, picture.format, **kept, **WRITE_AGAIN[picture.format])
    return copy.getvalue()
