"""The form that documents and films are uploaded with: refuses what is not what its name says, or too large."""

from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm

from pages.blocks.video import VIDEO_EXTENSIONS

from .unfinished import RefusesUnfinished
from .validators import fault_in_document


def limit_for(ending):
    """Return how many bytes a file of this kind may have."""
    return settings.WAGTAILDOCS_MAX_UPLOAD_SIZE if ending in VIDEO_EXTENSIONS else settings.DOCUMENT_LIMIT


class DocumentField(WagtailDocumentField):
    """Wagtail's field, which also looks inside the file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = ", ".join(kind.upper() for kind in settings.WAGTAILDOCS_EXTENSIONS)
        small, large = filesizeformat(settings.DOCUMENT_LIMIT), filesizeformat(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
        self.help_text = (
            f"{kinds}; at most {small}, films at most {large}. Readers save a document, they do not open it "
            "within the site: what they need to read is better a page."
        )
        self.error_messages["file_too_large_unknown_size"] = (
            f"This file is too big. The most is {small}, for films {large}. Make it smaller."
        )
        self.error_messages["kind"] = f"The site does not take this kind of file. It takes {kinds}."

    def to_python(self, data):
        """Return the file, looked at from the outside in: kind, size, content."""
        ending = PurePath(data.name).suffix[1:].lower() if data else ""
        if data and ending not in settings.WAGTAILDOCS_EXTENSIONS:
            raise ValidationError(self.error_messages["kind"], code="kind")
        if data and data.size > limit_for(ending):
            size, most = filesizeformat(data.size), filesizeformat(limit_for(ending))
            raise ValidationError(
                f"This file is too big: {size}. The most is {most}. Make it smaller.", code="file_too_large"
            )
        file = super().to_python(data)
        fault = file and fault_in_document(file, ending)
        if fault:
            raise ValidationError(fault, code="content")
        return file


class DocumentForm(RefusesUnfinished, BaseDocumentForm):
    """Wagtail's form with the field above."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            old = self.fields["file"]
            self.fields["file"] = DocumentField(label=old.label, required=old.required, widget=old.widget)
