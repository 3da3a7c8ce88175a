"""A site in which editors use what the demonstration leaves out, and leave out what it uses."""

import json
from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from pages.initial_content.loader import create_figure
from pages.models import (
    Borough,
    DraftLink,
    FocusAreaFigure,
    FocusAreaIndexPage,
    FocusAreaPage,
    HomePage,
    NewsAuthor,
    ProjectFigure,
    ProjectPartner,
    SiteImage,
)
from tests.factories import make_image, make_news, make_opportunity, make_partner, make_person, make_project

from .draft_paths import WORKING_KEY

SUMMARY = "A summary of an example, which is as long as summaries of a project, of news or of an event can become. " * 2


def create_variants():
    """Create focus areas in each colour, items with everything and with a title only, and another home page."""
    image = make_image(size=(1920, 1080))
    SiteImage.objects.filter(pk=image.pk).update(credit="An example of a photographer")
    areas = list(make_focus_areas(image))
    project = make_full_project(image, areas)
    make_project("A title only", slug="a-title-only", summary="", started_on=None)
    text = {"body": json.dumps([{"type": "paragraph", "value": "<p>Text of the example.</p>"}])}
    common = {"summary": SUMMARY, "projects": [project], "focus_areas": areas} | text
    authors = [NewsAuthor(person=make_person(f"Example author {number}")) for number in range(1, 5)]
    illustrated = {"image": image, "image_caption": "Example of a caption.", "image_description": "A garden."}
    make_news("Everything", slug="everything", kind="report", authors=authors, **illustrated, **common)
    make_news("A title only", slug="a-title-only", summary="")
    make_past_opportunities(common)
    change_home_page(image)
    share_draft(project)


def figures(number):
    return [
        create_figure(
            value=f"{10**power:,}", label="residents took part in the example", basis=basis, source_name="Example"
        )
        for power, basis in zip(range(number), ("counted", "estimated", "projected", "counted"), strict=False)
    ]


def make_focus_areas(image):
    """Give each focus area another colour, with as many focus areas as there are colours; yield them."""
    parent = FocusAreaIndexPage.objects.get()
    for slug in ("amber", "coral"):
        title = f"Example of an area in {slug}"
        parent.add_child(instance=FocusAreaPage(title=title, slug=slug, statement=SUMMARY, summary=SUMMARY))
    colours = FocusAreaPage.Colour.values
    for area, colour in zip(FocusAreaPage.objects.order_by("path"), colours, strict=True):
        area.colour, area.image = colour, image if colour == "coral" else None
        area.figures = [FocusAreaFigure(figure=figure) for figure in figures(2)]
        area.save_revision().publish()
        yield area


def make_full_project(image, areas):
    """Publish a project in which every field has a value."""
    partners = [
        ProjectPartner(partner=make_partner(f"Example partner with a long name, {role.label}"), role=role)
        for role in ProjectPartner.Role
    ]
    return make_project(
        "Everything",
        slug="everything",
        heading="An example of a project with a heading that takes more than one line on each screen",
        summary=SUMMARY,
        ended_on=timezone.localdate() + timedelta(days=400),
        lead=make_person("Example lead", role="Example role"),
        image=image,
        image_caption="Example of a caption.",
        image_description="A garden.",
        focus_areas=areas,
        boroughs=list(Borough.objects.all()),
        partners=partners,
        figures=[ProjectFigure(figure=figure) for figure in figures(4)],
    )


def make_past_opportunities(common):
    """Publish ways to get involved of which none is open any more."""
    closed = timezone.now() - timedelta(days=2)
    outcome = "<p>What came of the <b>example</b>.</p>"
    make_opportunity("Over", "job", slug="over", closes_at=closed, outcome=outcome, **common)
    event = {"starts_at": closed, "ends_at": closed + timedelta(hours=1)}
    make_opportunity("Cancelled", "event", slug="cancelled", cancelled=True, **event)


def change_home_page(image):
    """Show a notice and an image, move two bands, and leave three out."""
    home = HomePage.objects.get()
    home.notice = '<p><b>Example:</b> we are closed today. <a href="/contact/">Telephone us instead</a></p>'
    home.notice_until = timezone.now() + timedelta(days=1)
    home.hero_image, home.hero_image_description = image, "A garden."
    listing = {"heading": "Example projects", "what": "projects", "focus_area": None, "number": "3"}
    home.bands = json.dumps(
        [
            {"type": "contact", "value": None},
            {"type": "listing", "value": listing},
            {"type": "focus_areas", "value": None},
        ]
    )
    home.save_revision().publish()


def share_draft(project):
    """Create a link to a draft of the project."""
    user = User.objects.get(username="editor")
    project.summary = "An example of a draft."
    DraftLink.objects.create(key=WORKING_KEY, revision=project.save_revision(user=user), created_by=user)
