"""The blocks for links and downloads. Every block with a link uses `LinkBlock`."""

from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.template.defaultfilters import filesizeformat
from django.utils.functional import cached_property
from django.utils.html import format_html
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.documents.models import AbstractDocument
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

DESCRIPTION_ATTRIBUTE = "data-document"
TARGETS = ("page", "address", "document", "email", "telephone")
# Short numbers, such as 111, too.
telephone_validator = RegexValidator(r"^\+?[0-9](?: ?[0-9]){2,16}$", "Enter the number in digits and single spaces.")


def get_telephone_url(number: str) -> str:
    """Return the `tel:` URI of a number: RFC 3966, 3 allows no spaces."""
    return "tel:" + number.replace(" ", "")


def describe_document(document: AbstractDocument) -> str:
    """Return kind and size of a document, for a link to it: "PDF, 1.2 MB"."""
    size = filesizeformat(document.file_size) if document.file_size else ""
    return ", ".join(filter(None, [document.file_extension.upper(), size]))


class DescribedDocumentLinkHandler(DocumentLinkHandler):
    """Wagtail's handler of links in rich text, which also marks them with what the filter `rich_text` adds to them."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        link = f'<a {DESCRIPTION_ATTRIBUTE}="{{}}" href="{{}}">'
        return [
            format_html(link, describe_document(document), document.url) if document else "<a>"
            for document in cls.get_many(attrs_list)
        ]


class LivePageLinkHandler(PageLinkHandler):
    """Wagtail's handler of links in rich text, which leaves out the URL of a page that is not published."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Page | None]:
        return [page if page and page.live else None for page in super().get_many(attrs_list)]


class LinkValue(blocks.StructValue):
    """The text and target of a link."""

    @cached_property
    def url(self) -> str:
        """The URL of the target; empty if its page or document is deleted or not published, so nothing is rendered."""
        page, document = self.get("page"), self.get("document")
        if page is not None:
            return page.url or "" if page.live else ""
        if document is not None:
            return document.url
        if self.get("email"):
            return f"mailto:{quote(self['email'], safe='@+')}"
        if self.get("telephone"):
            return get_telephone_url(self["telephone"])
        return self.get("address") or ""

    @cached_property
    def label(self) -> str:
        """The link text; for a document, with its kind and size."""
        document = self.get("document")
        return f"{self['text']} ({describe_document(document)})" if document else self["text"]


class LinkBlock(blocks.StructBlock):
    """A link to one target: a page or document of the site, a URL elsewhere, an email address or a telephone number.

    The key of the URL is `address` because stored content uses it.
    """

    text = blocks.CharBlock(max_length=60, help_text="The link text. Say where the link goes, and not “click here”.")
    page = blocks.PageChooserBlock(required=False, help_text="A page of this site.")
    address = blocks.URLBlock(required=False, label="URL", help_text="Or a URL elsewhere, starting with https://.")
    document = DocumentChooserBlock(
        required=False, help_text="Or a document. Its kind and size are added to the link text."
    )
    email = blocks.EmailBlock(required=False, label="Email address", help_text="Or an email address.")
    telephone = blocks.CharBlock(
        required=False, max_length=20, validators=[telephone_validator], help_text="Or a telephone number."
    )

    class Meta:
        icon = "link"
        value_class = LinkValue
        template = "blocks/link.html"

    def clean(self, value: LinkValue) -> LinkValue:
        """Require exactly one target."""
        cleaned = super().clean(value)
        targets = [name for name in TARGETS if cleaned.get(name)]
        if len(targets) > 1:
            error = ValidationError("Choose one target for the link, not several.")
            raise blocks.StructBlockValidationError(block_errors={targets[1]: error})
        if not targets and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError(block_errors={"page": ValidationError("Choose a target.")})
        return cleaned


class DownloadValue(blocks.StructValue):
    """A document and the text of its link."""

    @property
    def title(self) -> str:
        return self.get("text") or self["document"].title

    @property
    def description(self) -> str:
        return describe_document(self["document"])


class DownloadBlock(blocks.StructBlock):
    """A document that readers can download, with its kind and size."""

    document = DocumentChooserBlock(help_text="The document. Text that people should read is better on a page.")
    text = blocks.CharBlock(
        max_length=120, required=False, help_text="The link text. Leave empty to use the document's title."
    )

    class Meta:
        icon = "download"
        value_class = DownloadValue
        group = "Text"
        template = "blocks/download.html"
        preview_template = "blocks/previews/download.html"
        description = "A link to a document, with its kind and size."
