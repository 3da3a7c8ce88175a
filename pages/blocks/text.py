"""Blocks of text: headings, paragraphs, quotes, calls to action and expandable details."""

from wagtail import blocks

from .links import LinkBlock

TEXT_GROUP = "Text"


class HeadingBlock(blocks.CharBlock):
    """An `h2`. Smaller headings are part of a paragraph."""

    class Meta:
        icon = "title"
        group = TEXT_GROUP
        template = "blocks/heading.html"
        description = "A heading for a section of the page."
        preview_value = "Why Care City?"


class ParagraphBlock(blocks.RichTextBlock):
    """Text with small headings, lists and links."""

    class Meta:
        icon = "pilcrow"
        group = TEXT_GROUP
        template = "blocks/paragraph.html"
        description = "Text, with small headings, lists and links where needed."
        preview_value = "<p>Care City is a centre for healthy ageing innovation, research, and education.</p>"


class QuoteBlock(blocks.StructBlock):
    """A quotation with the name and role of the person quoted."""

    text = blocks.TextBlock(max_length=500, help_text="The quotation, without quotation marks.")
    name = blocks.CharBlock(max_length=80, required=False, help_text="Who said it.")
    role = blocks.CharBlock(max_length=120, required=False, help_text="Who they are, for example: resident of Barking.")

    class Meta:
        icon = "openquote"
        group = TEXT_GROUP
        template = "blocks/quote.html"
        description = "A quotation. Ask the person for permission before you publish it."
        preview_value = {
            "text": "The way we currently deliver health and social care is unsustainable.",
            "name": "Care City",
            "role": "About page",
        }


class CallToActionBlock(blocks.StructBlock):
    """A box that asks the reader to do one thing."""

    title = blocks.CharBlock(max_length=80, help_text="What it is about, in a few words.")
    text = blocks.TextBlock(max_length=300, required=False, help_text="One or two sentences that say why.")
    link = LinkBlock(help_text="The button.")

    class Meta:
        icon = "pick"
        group = TEXT_GROUP
        template = "blocks/call_to_action.html"
        description = "A box with a button, for the one thing that readers should do next."
        preview_value = {
            "title": "Send us your feedback",
            "text": "Tell us what works and what does not.",
            "link": {"text": "Send feedback", "page": None, "address": "https://example.org/contact/"},
        }


class DetailsBlock(blocks.StructBlock):
    """A `<details>` element: a line, such as a question, that expands to more text without a script."""

    title = blocks.CharBlock(max_length=120, help_text="The line that readers click to see the text, often a question.")
    text = blocks.RichTextBlock(
        features=["bold", "italic", "link", "ol", "ul"], help_text="The text that is hidden until then."
    )

    class Meta:
        icon = "circle-plus"
        group = TEXT_GROUP
        template = "blocks/details.html"
        description = "A line that expands to more text. Not for what every reader needs to know."
        preview_value = {"title": "Which boroughs does Care City work in?", "text": "<p>Four of them.</p>"}
