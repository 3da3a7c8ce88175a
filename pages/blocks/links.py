"""The one way to link from a block: to a page of the site or to an address elsewhere."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from wagtail import blocks


class LinkValue(blocks.StructValue):
    """A link's address, whichever way the editor gave it."""

    @cached_property
    def url(self):
        """The address, or an empty string when the page is gone or not public: then nothing is shown."""
        page = self.get("page")
        if page is None:
            return self.get("address") or ""
        return page.url or "" if page.live else ""


class LinkBlock(blocks.StructBlock):
    """A link to a page of the site or to an address elsewhere: exactly one of them."""

    text = blocks.CharBlock(max_length=60, help_text="What the link says. Say where it leads, not: click here.")
    page = blocks.PageChooserBlock(required=False, help_text="A page of this site.")
    address = blocks.URLBlock(required=False, help_text="Or an address elsewhere, beginning with https://.")

    class Meta:
        icon = "link"
        value_class = LinkValue
        template = "blocks/link.html"

    def clean(self, value):
        """Refuse a link that leads nowhere, or to two places."""
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("address")):
            error = ValidationError("Choose a page or give an address, one of the two.")
            raise blocks.StructBlockValidationError(block_errors={"page": error})
        return cleaned
