"""The blocks that editors build a text from: few, small, and each with a preview of what it looks like."""

from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from .images import ImageBlock
from .links import LinkBlock
from .video import VideoBlock

TEXT, LISTS = "Text", "From other pages"


class HeadingBlock(blocks.CharBlock):
    """A heading of the second level; headings below it are made in a paragraph."""

    class Meta:
        icon = "title"
        group = TEXT
        template = "blocks/heading.html"
        description = "A heading for a part of the page."
        preview_value = "Why Care City?"


class ParagraphBlock(blocks.RichTextBlock):
    """Text with small headings, lists and links."""

    class Meta:
        icon = "pilcrow"
        group = TEXT
        template = "blocks/paragraph.html"
        description = "Text, with small headings, lists and links where needed."
        preview_value = "<p>Care City is a centre for healthy ageing innovation, research, and education.</p>"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with their name."""

    text = blocks.TextBlock(max_length=500, help_text="The words themselves, without quotation marks.")
    name = blocks.CharBlock(max_length=80, required=False, help_text="Who said it.")
    role = blocks.CharBlock(max_length=120, required=False, help_text="Who they are, such as: resident of Barking.")

    class Meta:
        icon = "openquote"
        group = TEXT
        template = "blocks/quote.html"
        description = "Somebody's own words. Ask them before you publish them."
        preview_value = {
            "text": "The way we currently deliver health and social care is unsustainable.",
            "name": "Care City",
            "role": "About page",
        }


class CallToActionBlock(blocks.StructBlock):
    """A box that asks the reader to do one thing."""

    title = blocks.CharBlock(max_length=80, help_text="What it is about, in a few words.")
    text = blocks.TextBlock(max_length=300, required=False, help_text="One or two sentences on why.")
    link = LinkBlock(help_text="Where the button leads.")

    class Meta:
        icon = "pick"
        group = TEXT
        template = "blocks/call_to_action.html"
        description = "A box with a button, for the one thing that readers should do next."
        preview_value = {
            "title": "Send us your feedback",
            "text": "Tell us what works and what does not.",
            "link": {"text": "Send feedback", "page": None, "address": "https://example.org/contact/"},
        }


class KeyFiguresBlock(blocks.ListBlock):
    """Key figures side by side, chosen from those that stand once for the whole site."""

    def __init__(self, **kwargs):
        super().__init__(SnippetChooserBlock("pages.KeyFigure"), **{"min_num": 1, "max_num": 4, **kwargs})

    def get_preview_value(self):
        """Return the first two figures of the site."""
        return self.to_python(list(self.child_block.target_model.objects.values_list("pk", flat=True)[:2]))

    class Meta:
        icon = "order"
        group = LISTS
        template = "blocks/key_figures.html"
        description = "Up to four key figures side by side."


class OutcomeValue(blocks.StructValue):
    """A group and the sentence on what success means for it."""

    @cached_property
    def rest(self):
        """The statement as it reads on from the group's name; whole where it does not begin with that name."""
        statement, group = self["statement"], self["group"]
        return statement.removeprefix(group).lstrip(", ") if statement.startswith(group) else statement


class OutcomeBlock(blocks.StructBlock):
    """What success looks like for one group of people."""

    group = blocks.CharBlock(max_length=80, help_text="The group of people, such as: Staff.")
    statement = blocks.TextBlock(
        max_length=400,
        help_text="A whole sentence that begins with the group, such as: Staff will be able to contribute.",
    )

    class Meta:
        icon = "group"
        value_class = OutcomeValue
        template = "blocks/outcome.html"
        description = "A group of people, and what success looks like for them."
        preview_value = {"group": "Staff", "statement": "Staff will be able to contribute to research."}


class OutcomesBlock(blocks.StaticBlock):
    """The groups of the success page, wherever they are wanted."""

    class Meta:
        icon = "group"
        group = LISTS
        template = "blocks/outcomes.html"
        admin_text = "The groups and statements of the success page. Change them there."
        description = "The groups and statements of the success page."
        preview_value = None  # what it shows comes from other pages, in the preview too

    def get_context(self, value, parent_context=None):
        """Add the published success page, or nothing."""
        from pages.models import SuccessPage

        context = super().get_context(value, parent_context)
        context["success_page"] = SuccessPage.for_visitors(context.get("request"))
        return context


class FocusAreasBlock(blocks.StaticBlock):
    """The focus areas, each with its statement, wherever they are wanted."""

    class Meta:
        icon = "pick"
        group = LISTS
        template = "blocks/focus_areas.html"
        admin_text = "The statements of the focus areas. Change them on their pages."
        description = "Every focus area: its name, its statement and a link."
        preview_value = None  # what it shows comes from other pages, in the preview too

    def get_context(self, value, parent_context=None):
        """Add the published focus areas."""
        from pages.models import FocusAreaPage

        context = super().get_context(value, parent_context)
        context["focus_areas"] = FocusAreaPage.with_figures(context.get("request"))
        return context


class DetailsBlock(blocks.StructBlock):
    """A question that opens to its answer, without a script."""

    title = blocks.CharBlock(max_length=120, help_text="What the reader presses, such as a question.")
    text = blocks.RichTextBlock(features=["bold", "italic", "link", "ol", "ul"], help_text="What it opens to.")

    class Meta:
        icon = "circle-plus"
        group = TEXT
        template = "blocks/details.html"
        description = "A line that opens to more text. Not for what everybody needs to read."
        preview_value = {"title": "Which boroughs does Care City work in?", "text": "<p>Four of them.</p>"}


class BodyBlock(blocks.StreamBlock):
    """The text of a page, part by part."""

    heading = HeadingBlock(max_length=120)
    paragraph = ParagraphBlock(features=["h3", "bold", "italic", "ol", "ul", "link", "document-link"])
    quote = QuoteBlock()
    call_to_action = CallToActionBlock()
    details = DetailsBlock()
    image = ImageBlock()
    video = VideoBlock()
    key_figures = KeyFiguresBlock()
    outcomes = OutcomesBlock()
    focus_areas = FocusAreasBlock()
