"""An example of every page type, as fields and as editing form, for the tests that cover all page types."""

from collections.abc import Callable
from dataclasses import dataclass, field

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from pages import models
from tests.factories import make_news, make_opportunity, make_project

IMAGE = {"image": "", "image_description": "", "image_caption": ""}
OUTCOME = {"group": "Staff", "statement": "Staff will be able to contribute."}


@dataclass(frozen=True)
class Example:
    """A page type with its parent type, its required fields and the rest of its editing form.

    `make` publishes a page of a type of which the initial content has none.
    """

    model: type
    parent: type
    fields: dict = field(default_factory=dict)
    form: dict = field(default_factory=dict)
    make: Callable | None = None

    def get_page(self):
        """Return a page of this type."""
        return self.model.objects.first() or self.make()

    def editing_form(self, **changes):
        """Return what the browser would post from the editing page."""
        common = {"title": "An example", "slug": "an-example", "heading": "", "summary": "A summary."}
        schedule = {"go_live_at": "", "expire_at": ""}
        return nested_form_data(common | schedule | self.form | self.fields | changes) | comments()


def comments():
    """Return the (empty) comment formset that every editing form carries."""
    return nested_form_data({"comments": inline_formset([])})


EXAMPLES = [
    Example(
        models.HomePage,
        parent=None,
        form={
            "place_line": "",
            "notice": rich_text("", features=["bold", "link"]),
            "notice_until": "",
            "hero_image": "",
            "hero_image_description": "",
            "buttons": streamfield([]),
            "bands": streamfield([("focus_areas", ""), ("contact", "")]),
            "case_statement": rich_text("<p>Why?</p>", features=["italic"]),
            "case_text": rich_text("<p>Because.</p>", features=["bold", "link"]),
            "focus_heading": "Focus",
            "latest_heading": "Latest",
            "success_heading": "Success",
            "contact_heading": "Contact",
            "visit_heading": "Visit",
            "feedback_heading": "Feedback",
            "feedback_text": "",
        },
    ),
    Example(models.AboutPage, models.HomePage, form={"body": streamfield([("heading", "Why?")])}),
    Example(models.FocusAreaIndexPage, models.HomePage, form={"body": streamfield([])}),
    Example(
        models.FocusAreaPage,
        models.FocusAreaIndexPage,
        fields={"statement": "What it is about."},
        form={"colour": "plum", "figures": inline_formset([]), "body": streamfield([])} | IMAGE,
    ),
    Example(
        models.SuccessPage,
        models.HomePage,
        form={
            "outcomes": streamfield([("outcome", OUTCOME)]),
            "figure_title": "",
            "video": streamfield([]),
            "body": streamfield([]),
        },
    ),
    Example(
        models.ContactPage,
        models.HomePage,
        form={
            "panel_heading": "Contact Info",
            "form_heading": "Feedback",
            "form_intro": rich_text("<p>Write to us.</p>", features=["bold", "link"]),
            "body": streamfield([]),
            "sent_heading": "Thank you",
            "sent_text": rich_text("<p>We will read it.</p>", features=["bold", "link", "ul"]),
        },
    ),
    Example(
        models.StandardPage,
        models.HomePage,
        form={"body": streamfield([]), "updated_on": "", "version_of": "", "version": ""},
    ),
    Example(models.SiteMapPage, models.HomePage),
    *(
        Example(model, models.HomePage, form={"empty_text": "There is nothing yet.", "body": streamfield([])})
        for model in (models.ProjectIndexPage, models.NewsIndexPage, models.OpportunityIndexPage)
    ),
    Example(
        models.ProjectPage,
        models.ProjectIndexPage,
        form={
            "started_on": "2026-05-01",
            "ended_on": "",
            "partners": inline_formset([]),
            "figures": inline_formset([]),
            "body": streamfield([("heading", "Why")]),
        }
        | IMAGE,
        make=make_project,
    ),
    Example(
        models.NewsPage,
        models.NewsIndexPage,
        form={"date": "2026-05-01", "kind": "story", "authors": inline_formset([]), "body": streamfield([])} | IMAGE,
        make=make_news,
    ),
    Example(
        models.OpportunityPage,
        models.OpportunityIndexPage,
        form={
            "kind": "volunteering",
            "starts_at": "",
            "ends_at": "",
            "closes_at": "",
            "open_all_year": "on",
            "location": "",
            "online": "",
            "for_whom": "",
            "what_you_get": "",
            "how_to_apply": streamfield([]),
            "body": streamfield([]),
            "outcome": rich_text("<p>It went well.</p>", features=["bold", "italic", "link", "document-link", "ul"]),
        },
        make=make_opportunity,
    ),
]
