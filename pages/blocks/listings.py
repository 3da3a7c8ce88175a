"""Blocks that show content maintained elsewhere: key figures, outcomes, focus areas, answers to feedback, lists."""

from collections.abc import Iterable
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from pages.media.renditions import prefetch_renditions
from pages.selectors import LISTINGS, focus_areas, get_listing, live_figures, public_answers, success_page

LISTINGS_GROUP = "From other pages"


class KeyFiguresBlock(blocks.ListBlock):
    """Key figures side by side."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(SnippetChooserBlock("pages.KeyFigure"), **{"min_num": 1, "max_num": 4, **kwargs})

    def get_preview_value(self) -> Any:
        """Return the first two figures of the site."""
        figures = self.child_block.target_model.objects.filter(live=True)
        return self.to_python(list(figures.values_list("pk", flat=True)[:2]))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return super().get_context(value, parent_context) | {"figures": live_figures(value)}

    class Meta:
        icon = "order"
        group = LISTINGS_GROUP
        template = "blocks/key_figures.html"
        description = "Up to four key figures side by side."


class LogosBlock(blocks.ListBlock):
    """A strip with the logos of partners, each with a link to its website."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(SnippetChooserBlock("pages.Partner"), **{"min_num": 1, "max_num": 12, **kwargs})

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        """Fetch the logos and their renditions in two queries, whatever their number."""
        lists = super().bulk_to_python(values)
        partners = [partner for partners in lists for partner in partners if partner]
        prefetch_related_objects(partners, "logo")
        prefetch_renditions([partner.logo for partner in partners])
        return lists

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return super().get_context(value, parent_context) | {"partners": [partner for partner in value if partner]}

    def get_preview_value(self) -> Any:
        """Return the first three partners of the site."""
        return self.to_python(list(self.child_block.target_model.objects.values_list("pk", flat=True)[:3]))

    class Meta:
        icon = "image"
        group = LISTINGS_GROUP
        template = "blocks/logos.html"
        preview_template = "blocks/previews/logos.html"
        description = "The logos of partners in a row. A partner without a logo is shown by its name."


class OutcomeValue(blocks.StructValue):
    """A group of people and the statement of what success means for them."""

    @cached_property
    def statement_after_group(self) -> str:
        """The statement without the group's name at its start, for a place that shows the name as a heading."""
        statement, group = self["statement"], self["group"]
        return statement.removeprefix(group).lstrip(", ") if statement.startswith(group) else statement


class OutcomeBlock(blocks.StructBlock):
    """What success looks like for one group of people."""

    group = blocks.CharBlock(max_length=80, help_text="The group of people, for example: Staff.")
    statement = blocks.TextBlock(
        max_length=400,
        help_text="A whole sentence that starts with the group, for example: Staff will be able to contribute.",
    )

    class Meta:
        icon = "group"
        value_class = OutcomeValue
        template = "blocks/outcome.html"
        description = "A group of people, and what success looks like for them."
        preview_value = {"group": "Staff", "statement": "Staff will be able to contribute to research."}


class OutcomesBlock(blocks.StaticBlock):
    """The outcomes of the success page."""

    class Meta:
        icon = "group"
        group = LISTINGS_GROUP
        template = "blocks/outcomes.html"
        admin_text = "The groups and statements of the success page. Edit them on that page."
        description = "The groups and statements of the success page."
        preview_value = None  # the content comes from other pages, in the preview too

    def get_context(self, value: None, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return super().get_context(value, parent_context) | {"success_page": success_page()}


class FocusAreasBlock(blocks.StaticBlock):
    """The focus areas, each with its statement."""

    class Meta:
        icon = "pick"
        group = LISTINGS_GROUP
        template = "blocks/focus_areas.html"
        admin_text = "The statements of the focus areas. Edit them on their pages."
        description = "Every focus area: its name, its statement and a link."
        preview_value = None  # the content comes from other pages, in the preview too

    def get_context(self, value: None, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return super().get_context(value, parent_context) | {"focus_areas": focus_areas()}


class PublicAnswersBlock(blocks.StaticBlock):
    """What came of people's feedback."""

    class Meta:
        icon = "comment"
        group = LISTINGS_GROUP
        template = "blocks/public_answers.html"
        admin_text = "The newest answers under “You said, we did”, which feedback managers write. Nothing without one."
        description = "“You said, we did”: what people told us, and what came of it."

    def get_preview_value(self) -> Any:
        """Return an answer that says what it would hold: a new site has none."""
        return [{"told": "What people told us.", "response": "What we did.", "month": timezone.localdate()}]

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return super().get_context(value, parent_context) | {"answers": value or public_answers()}


class ListingBlock(blocks.StructBlock):
    """The newest projects or news, what is open, people or partners. Nothing while there is none."""

    heading = blocks.CharBlock(max_length=120, required=False, help_text="The heading above the list, if any.")
    what = blocks.ChoiceBlock(choices=list(LISTINGS.items()), default="projects", help_text="What to list.")
    focus_area = blocks.PageChooserBlock(
        page_type="pages.FocusAreaPage",
        required=False,
        help_text="Only projects, news or opportunities of this focus area.",
    )
    number = blocks.ChoiceBlock(
        choices=[("3", "3"), ("6", "6"), ("all", "All")], default="3", help_text="How many, at most."
    )

    class Meta:
        icon = "list-ul"
        group = LISTINGS_GROUP
        template = "blocks/listing.html"
        description = "Projects, news, open opportunities, people or partners, from their own pages and records."
        preview_value = {"heading": "", "what": "projects", "focus_area": None, "number": "3"}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        request = context.get("request")
        limit = None if value["number"] == "all" else int(value["number"])
        return context | {
            "items": get_listing(value["what"], value["focus_area"], limit),
            # The preview in the block chooser has no page.
            "is_preview": getattr(request, "is_preview", False) or not context.get("page"),
            "name": LISTINGS.get(value["what"], ""),
        }
