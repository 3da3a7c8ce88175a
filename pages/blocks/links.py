"""The block for links, to a page of the site or to a URL elsewhere. Every block with a link uses it."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from wagtail import blocks


class LinkValue(blocks.StructValue):
    """The text and target of a link."""

    @cached_property
    def url(self) -> str:
        """The URL of the target; empty if its page is deleted or not published, so that nothing is rendered."""
        page = self.get("page")
        if page is None:
            return self.get("address") or ""
        return page.url or "" if page.live else ""


class LinkBlock(blocks.StructBlock):
    """A link to either a page of the site or a URL elsewhere.

    The key of the URL is `address` because stored content uses it.
    """

    text = blocks.CharBlock(max_length=60, help_text="The link text. Say where the link goes, and not “click here”.")
    page = blocks.PageChooserBlock(required=False, help_text="A page of this site.")
    address = blocks.URLBlock(required=False, label="URL", help_text="Or a URL elsewhere, starting with https://.")

    class Meta:
        icon = "link"
        value_class = LinkValue
        template = "blocks/link.html"

    def clean(self, value: LinkValue) -> LinkValue:
        """Require exactly one target."""
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("address")):
            error = ValidationError("Choose a page or enter a URL, but not both.")
            raise blocks.StructBlockValidationError(block_errors={"page": error})
        return cleaned
