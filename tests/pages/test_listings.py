"""Index pages: they appear with their first item and vanish with the last; and the block that lists items."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from pages.models import FocusAreaPage, NewsIndexPage, OpportunityIndexPage, ProjectIndexPage, ProjectPartner
from pages.selectors import LISTINGS
from tests.factories import (
    make_image,
    make_news,
    make_opportunity,
    make_page,
    make_partner,
    make_person,
    make_project,
)

from .documents import read

pytestmark = pytest.mark.django_db

INDEXES = {ProjectIndexPage: make_project, NewsIndexPage: make_news, OpportunityIndexPage: make_opportunity}
every_index = pytest.mark.parametrize(("index_type", "make"), INDEXES.items(), ids=lambda value: value.__name__)


def places(client, page):
    """Return where the site names a page: menu, site map, sitemap, llms.txt, search; and whether it may be indexed."""
    url = page.url
    menu = read(client, "/").find("nav", {"aria-label": "Main menu"})
    return {
        "menu": bool(menu.find("a", href=url)),
        "site map": bool(read(client, "/site-map/").main.find("a", href=url)),
        "sitemap": f"{page.get_canonical_url()}<" in client.get("/sitemap.xml").text,
        "llms.txt": f"({page.get_canonical_url()})" in client.get("/llms.txt").text,
        "search": bool(read(client, f"/search/?q={page.title}").main.select(f'ol a[href="{url}"]')),
        "indexed": not read(client, url).find("meta", {"name": "robots"}),
    }


def every_place(*, shown):
    return dict.fromkeys(("menu", "site map", "sitemap", "llms.txt", "search", "indexed"), shown)


@every_index
def test_list_appears_with_its_first_item_and_vanishes_with_the_last(index_type, make, site, client):
    index = index_type.objects.get()
    assert places(client, index) == every_place(shown=False)
    assert index.empty_text in read(client, index.url).main.text
    assert read(client, index.url).main.find("a", href="/")

    item = make()
    assert places(client, index) == every_place(shown=True)
    assert index.empty_text not in read(client, index.url).main.text
    assert places(client, item) | {"menu": True} == every_place(shown=True)

    item.unpublish()
    assert places(client, index) == every_place(shown=False)
    for path in ("/", index.url, "/site-map/", "/focus-areas/healthy-ageing/", "/sitemap.xml", "/llms.txt"):
        assert item.url not in client.get(path).text


@every_index
def test_list_with_only_private_items_stays_away(index_type, make, site, client):
    make().view_restrictions.create(restriction_type="login")
    assert places(client, index_type.objects.get()) == every_place(shown=False)


def test_site_map_and_llms_txt_name_the_first_ten_of_many(site, client):
    for number in range(12):
        make_news(f"News {number:02}", date=timezone.localdate() - timedelta(days=number))
    for path in ("/site-map/", "/llms.txt"):
        text = client.get(path).text
        assert "News 09" in text
        assert "News 10" not in text


def test_site_without_items_says_nothing_about_them(site, client):
    """Without demonstration data, no visitor reads an invented word."""
    pages = Page.objects.descendant_of(site.root_page, inclusive=True).live()
    indexes = {index_type.objects.get().url for index_type in INDEXES}
    for page in pages:
        if page.url not in indexes:
            assert not indexes & {link["href"] for link in read(client, page.url)("a", href=True)}, page


LISTED = {
    "projects": (make_project, "A project"),
    "news": (make_news, "A news item"),
    "opportunities": (make_opportunity, "A way to get involved"),
    "team": (make_person, "A person"),
    "board": (lambda: make_person(group="board"), "A person"),
    "advisers": (lambda: make_person(group="adviser"), "A person"),
    "partners": (make_partner, "A partner"),
}


def listing(what, **changes):
    value = {"heading": "", "what": what, "focus_area": None, "number": "3"} | changes
    return {"type": "listing", "value": value}


@pytest.mark.parametrize("what", LISTED)
def test_listing_shows_items_and_nothing_while_there_are_none(what, site, client):
    make, title = LISTED[what]
    page = make_page([listing(what)])
    assert not read(client, page.url).main.select(".listing")
    make()
    page.save_revision().publish()
    [section] = read(client, page.url).main.select(".listing")
    assert [card.text.strip() for card in section.select(".card__title")] == [title]
    assert LISTED.keys() == LISTINGS.keys()


@pytest.mark.parametrize("what", LISTED)
def test_empty_listing_says_so_in_the_preview(what, site):
    page = make_page([listing(what)])
    response = page.make_preview_request(preview_mode=page.default_preview_mode)
    assert "there is nothing to list yet" in response.text


def test_listing_can_be_limited_to_a_focus_area_and_a_number(site, client):
    area = FocusAreaPage.objects.get(slug="healthy-ageing")
    for number in range(7):
        make_project(f"Project {number}", focus_areas=[area] if number % 2 else [])
    for changes, expected in (
        ({"number": "3"}, 3),
        ({"number": "6"}, 6),
        ({"number": "all"}, 7),
        ({"focus_area": area.pk, "number": "all"}, 3),
    ):
        page = make_page([listing("projects", **changes)], slug=f"page-{expected}-{len(changes)}")
        assert len(read(client, page.url).main.select(".card__title")) == expected


def test_listing_of_a_deleted_focus_area_shows_all(site, client):
    area = FocusAreaPage.objects.get(slug="healthy-ageing")
    make_project()
    page = make_page([listing("projects", focus_area=area.pk)])
    area.delete()
    assert len(read(client, page.url).main.select(".card__title")) == 1


def test_people_who_left_are_not_listed(site, client):
    today = timezone.localdate()
    make_person("Left", left_on=today)
    make_person("Leaves", left_on=today + timedelta(days=1))
    document = read(client, make_page([listing("team")]).url)
    assert [card.text.strip() for card in document.main.select(".card__title")] == ["Leaves"]


def test_partner_shows_logo_on_the_right_ground_and_its_public_projects(site, client):
    partner = make_partner(logo=make_image(image_format="PNG", name="logo.png"), has_light_logo=True)
    shown = make_project("Shown", partners=[ProjectPartner(partner=partner, role="funded")])
    make_project("Hidden", partners=[ProjectPartner(partner=partner, role="led")]).unpublish()
    section = read(client, make_page([listing("partners")]).url).main.select_one(".listing")
    assert section.select_one(".logo--light img")["alt"] == ""
    assert [link["href"] for link in section.select("ul.links a")] == [shown.url]


def test_person_without_a_yes_is_refused(site):
    with pytest.raises(Exception, match="Ask the person first"):
        make_person(has_agreed=False).full_clean()


def test_pages_of_a_section_link_to_each_other(site, client):
    parent = make_page([])
    assert not read(client, parent.url).main.find("nav", {"aria-labelledby": "section-pages"})
    first, second = (
        parent.copy(to=parent, update_attrs={"slug": slug, "title": slug.title()}) for slug in ("first", "second")
    )
    nav = read(client, first.url).main.find("nav", {"aria-labelledby": "section-pages"})
    assert nav.h2.text == f"More in “{parent.title}”"
    assert [(link.text, link["href"]) for link in nav("a")] == [("Second", second.url)]
    second.unpublish()
    assert not read(client, first.url).main.find("nav", {"aria-labelledby": "section-pages"})


def test_child_pages_are_linked_from_their_parent(site, client):
    parent = make_page([])
    child = parent.copy(to=parent, update_attrs={"slug": "child", "title": "A child page"})
    nav = read(client, parent.url).main.find("nav", {"aria-labelledby": "child-pages"})
    assert [(link.text, link["href"]) for link in nav("a")] == [("A child page", child.url)]
    child.unpublish()
    assert not read(client, parent.url).main.find("nav", {"aria-labelledby": "child-pages"})
