"""Fills a site with the demonstration data of the TOML files beside this one. Days are counted from today."""

import json
import tomllib
from datetime import datetime, time, timedelta
from io import BytesIO
from pathlib import Path

from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from wagtail.images import get_image_model

from pages.initial_content.loader import create_figure
from pages.media.renditions import create_renditions
from pages.models import (
    Borough,
    FocusAreaPage,
    HomePage,
    NewsAuthor,
    NewsIndexPage,
    NewsPage,
    OpportunityIndexPage,
    OpportunityPage,
    Partner,
    Person,
    ProjectFigure,
    ProjectIndexPage,
    ProjectPage,
    ProjectPartner,
    StandardPage,
)

FOLDER = Path(__file__).parent
SOURCE = "example, not true"
CARD_SIZE = (640, 360)  # small, because the formats of each image are encoded while the data is loaded
LISTING = {"heading": "", "what": "", "focus_area": None, "number": "all"}


def load_demo():
    """Create everything, in a site that has the initial content and nothing else."""
    for values in read("partners"):
        logo = draw_image(values.pop("colours", None), (400, 200), values["name"], "logo")
        Partner.objects.create(logo=logo, **values)
    for values in read("people"):
        photo = draw_image(values.pop("colours", None), (600, 600), values["name"], "portrait")
        Person.objects.create(photo=photo, has_agreed=True, **values)
    for values in read("projects"):
        publish(ProjectIndexPage, make_project(values))
    for values in read("news"):
        publish(NewsIndexPage, make_news(values))
    for values in read("opportunities"):
        publish(OpportunityIndexPage, make_opportunity(values))
    body = [block for what in ("team", "board", "partners") for block in listing_blocks(what)]
    people = make_page(HomePage.objects.get(), "Example people and partners", "people", body)
    make_page(people, "Example images", "images", image_blocks())
    logos = {"type": "logos", "value": list(Partner.objects.values_list("pk", flat=True))}
    make_page(people, "Example logos", "logos", [{"type": "heading", "value": "Example logos"}, logos])
    area = FocusAreaPage.objects.get(slug="healthy-ageing")
    area.image = draw_image(["#00615f", "#d9efe9"], CARD_SIZE, "Example focus area")
    area.save_revision().publish()
    for values in read("versions"):
        publish_version(values)


def make_page(parent, title, slug, body):
    page = StandardPage(title=title, slug=slug, summary="Example.", body=json.dumps(body))
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def image_blocks():
    """Return images in each layout."""
    colours = (["#00615f", "#ffc94d"], ["#6d2450", "#ff8a66"], ["#003f45", "#57c2b4"])
    images = [draw_image(pair, CARD_SIZE, f"Example image {pair[0]}", "column") for pair in colours]
    column, *others = [
        {"image": image.pk, "alt_text": "A drawn example.", "decorative": False, "caption": "Example of a caption."}
        for image in images
    ]
    return [
        {"type": "heading", "value": "An image as wide as the text"},
        {"type": "image", "value": column},
        {"type": "heading", "value": "An image as wide as the page"},
        {"type": "image", "value": column | {"layout": "wide"}},
        {"type": "heading", "value": "Images side by side"},
        {"type": "images", "value": others},
    ]


def read(name):
    """Yield the entries of a file, one with `copies` so many times, each with its number in the title."""
    for values in tomllib.loads((FOLDER / f"{name}.toml").read_text())["entry"]:
        copies = values.pop("copies", None)
        if copies is None:
            yield values
            continue
        for number in range(1, copies + 1):
            yield values | {"title": values["title"].format(number)}


def day(days):
    """Return the day that is so many days after today."""
    return timezone.localdate() + timedelta(days=days)


def moment(days, hour):
    """Return an hour of a day, in local time."""
    return timezone.make_aware(datetime.combine(day(days), time(hour)))


def publish(index_type, page):
    index_type.objects.get().add_child(instance=page)
    page.save_revision().publish()


def publish_version(values):
    """Publish a standard page, which may be a version of one of them, below the home page."""
    version_of = StandardPage.objects.filter(title=values.pop("version_of", "")).first()
    page = StandardPage(version_of=version_of, body=json.dumps(values.pop("body")), updated_on=day(0), **values)
    HomePage.objects.get().add_child(instance=page)
    page.save_revision().publish()


def draw_image(colours, size, title, shape="poster"):
    """Draw a gradient between two colours, as grainy as a photograph, and save it; return None without colours."""
    if colours is None:
        return None
    first, last = (tuple(bytes.fromhex(colour.removeprefix("#"))) for colour in colours)
    strip = Image.new("RGB", (size[0], 1))
    for x in range(size[0]):
        share = x / size[0]
        mixed = (round(one + (other - one) * share) for one, other in zip(first, last, strict=True))
        strip.putpixel((x, 0), tuple(mixed))
    grain = Image.effect_noise(size, 80).convert("RGB")
    file = BytesIO()
    Image.blend(strip.resize(size), grain, 0.2).save(file, "JPEG")
    file.seek(0)
    image = get_image_model().objects.create(title=title, file=ImageFile(file, "drawn.jpg"), people="none")
    create_renditions(image.pk, [shape])
    return image


def take_common(values):
    """Take the values that are relations or images, and return those that the page can be created with."""
    areas = list(FocusAreaPage.objects.filter(slug__in=values.pop("focus_areas", [])))
    boroughs = list(Borough.objects.filter(name__in=values.pop("boroughs", [])))
    projects = list(ProjectPage.objects.filter(title__in=values.pop("projects", [])))
    return {"focus_areas": areas, "boroughs": boroughs, "projects": projects}


def set_relations(page, relations):
    for name, records in relations.items():
        if records:
            setattr(page, name, records)
    return page


def body(*texts):
    """Return content in blocks: each text is a heading, if it has no full stop, or a paragraph."""
    blocks = [("paragraph", f"<p>{text}</p>") if text.endswith(".") else ("heading", text) for text in texts]
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def listing_blocks(what):
    return [{"type": "listing", "value": LISTING | {"what": what, "heading": f"Example {what}"}}]


def make_project(values):
    partners, figures = values.pop("partners", {}), values.pop("figures", [])
    relations = take_common(values)
    image = draw_image(values.pop("colours", None), CARD_SIZE, values["title"])
    started, ended = values.pop("started", None), values.pop("ended", None)
    text = body("Why", "Text of the example.", "What we did", "Text.", "What we learned", "Text.")
    page = ProjectPage(
        started_on=None if started is None else day(started),
        ended_on=None if ended is None else day(ended),
        lead=Person.objects.filter(name=values.pop("lead", "")).first(),
        image=image,
        image_caption="Example of a caption." if image else "",
        body=text,
        **values,
    )
    page.partners = [
        ProjectPartner(partner=Partner.objects.get(name=name), role=role)
        for role, names in partners.items()
        for name in names
    ]
    page.figures = [
        ProjectFigure(figure=create_figure(source_name=SOURCE, dated=day(0), **figure)) for figure in figures
    ]
    return set_relations(page, relations)


def make_news(values):
    relations, authors = take_common(values), values.pop("authors", [])
    image = draw_image(values.pop("colours", None), CARD_SIZE, values["title"])
    page = NewsPage(date=day(values.pop("day")), image=image, body=body("Text of the example."), **values)
    page.authors = [NewsAuthor(person=Person.objects.get(name=name)) for name in authors]
    return set_relations(page, relations)


def make_opportunity(values):
    relations = take_common(values)
    times = {}
    for name in ("starts", "ends", "closes"):
        if name in values:
            times[f"{name}_at"] = moment(*values.pop(name))
    page = OpportunityPage(body=body("Text of the example."), **times, **values)
    return set_relations(page, relations)
