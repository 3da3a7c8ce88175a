"""Metadata and structured data of pages, as extruct reads them; icons and the web manifest."""

import json
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import extruct
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as PillowImage
from wagtail.images import get_image_model
from wagtail.models import Page

from pages.models import AboutPage, Borough, ContactPage, NewsAuthor, OpportunityPage, ProjectPartner, SiteSettings
from pages.structured_data import postal_address
from tests.factories import (
    make_feedback,
    make_image,
    make_news,
    make_opportunity,
    make_partner,
    make_person,
    make_project,
)

pytestmark = pytest.mark.django_db

HOME = f"{settings.SITE_URL}/"


def public_pages(site):
    return Page.objects.descendant_of(site.root_page, inclusive=True).live().public().specific()


def read(client, page):
    """Return the JSON-LD graph of a page by type, and its Open Graph properties."""
    found = extruct.extract(client.get(page.url).text, base_url=HOME, syntaxes=["json-ld", "opengraph"])
    (block,) = found["json-ld"]
    assert block["@context"] == "https://schema.org"
    return {node["@type"]: node for node in block["@graph"]}, dict(found["opengraph"][0]["properties"])


def test_organisation_matches_the_settings_on_every_page(site, client):
    details = SiteSettings.for_site(site)
    for page in public_pages(site):
        organisation = read(client, page)[0]["Organization"]
        assert organisation["name"] == details.organisation_name == "Care City"
        assert organisation["legalName"] == details.legal_name
        assert organisation["telephone"] == details.telephone
        assert organisation["identifier"]["value"] == details.company_number == "11911171"
        address = organisation["address"]
        parts = [address[key] for key in ("streetAddress", "addressLocality", "postalCode")]
        assert ", ".join(parts) == " ".join(details.visiting_address.split())
        assert organisation["url"] == HOME


def test_organisation_follows_the_settings_and_omits_empty_ones(site, client):
    details = SiteSettings.for_site(site)
    details.organisation_name, details.telephone, details.company_number = "</script><b>&", "", ""
    details.visiting_address = "Just somewhere"
    details.save()
    organisation = read(client, site.root_page)[0]["Organization"]
    assert organisation["name"] == "</script><b>&"
    assert organisation["address"] == "Just somewhere"
    assert organisation.keys().isdisjoint({"telephone", "identifier"})


@pytest.mark.parametrize("text", ["", "One line", "A street\nA town without a code", "IG11 8HG", "Line\nIG11 8HG"])
def test_postal_address_in_another_format_stays_text(text):
    assert postal_address(text) == ", ".join(text.splitlines())


def test_search_action_has_a_working_url(site, client):
    for page in public_pages(site):
        action = read(client, page)[0]["WebSite"]["potentialAction"]
        template = action["target"]["urlTemplate"]
        assert template.startswith(HOME)
        url = template.replace("{search_term_string}", "ageing").removeprefix(settings.SITE_URL)
        assert "found for “ageing”" in client.get(url).text


def test_breadcrumb_list_matches_the_breadcrumbs_of_the_page(site, client):
    for page in public_pages(site):
        listed = read(client, page)[0].get("BreadcrumbList", {"itemListElement": []})["itemListElement"]
        shown = BeautifulSoup(client.get(page.url).content, "html.parser").select(".breadcrumb__item")
        assert [step["name"] for step in listed] == [step.text.strip() for step in shown], page
        assert [step["position"] for step in listed] == list(range(1, len(listed) + 1))
        links = [settings.SITE_URL + step.a["href"] for step in shown[:-1]] + [page.get_canonical_url()] * bool(shown)
        assert [step["item"] for step in listed] == links


def test_open_graph_matches_the_page(site, client):
    for page in public_pages(site):
        graph = read(client, page)[1]
        document = BeautifulSoup(client.get(page.url).content, "html.parser")
        assert graph["og:title"] == page.display_heading
        assert graph["og:description"] == page.summary
        assert graph["og:url"] == document.find("link", rel="canonical")["href"] == settings.SITE_URL + page.url
        assert graph["og:image"] == f"{settings.SITE_URL}/static/img/share.png"
        assert document.find("meta", {"name": "twitter:card"})["content"] == "summary_large_image"


def test_share_image_has_the_declared_size_and_is_small():
    file = settings.BASE_DIR / "static/img/share.png"
    assert PillowImage.open(file).size == (1200, 630)
    assert file.stat().st_size < 100_000


def upload():
    """Return an uploaded image."""
    content = BytesIO()
    PillowImage.new("RGB", (1600, 1000), "teal").save(content, "PNG")
    return get_image_model().objects.create(title="Teal", file=ContentFile(content.getvalue(), "teal.png"))


def test_page_uses_its_own_share_image(site, client):
    about = AboutPage.objects.get()
    about.share_image = upload()
    about.save_revision().publish()
    graph = read(client, about)[1]
    assert graph["og:image"].startswith(f"{settings.SITE_URL}/media/images/teal")
    assert (graph["og:image:width"], graph["og:image:height"]) == ("1200", "630")

    about.share_image.file.storage.delete(about.share_image.file.name)
    about.share_image.renditions.all().delete()
    assert read(client, about)[1]["og:image"].endswith("/share.png"), "an image whose file is missing"
    about.share_image.delete()
    assert read(client, AboutPage.objects.get())[1]["og:image"].endswith("/share.png")


def test_confirmation_and_error_pages_have_no_metadata_for_search_engines(site, client):
    sent = f"{ContactPage.objects.get().url}sent/{make_feedback().reference}/"
    document = BeautifulSoup(client.get(sent).content, "html.parser")
    assert document.find("meta", {"name": "robots"})["content"] == "noindex"
    for url in (sent, "/no-such-page/"):
        document = BeautifulSoup(client.get(url).content, "html.parser")
        assert not document.find("link", rel="canonical")
        assert not document.find("script")


def test_manifest_icons_have_the_declared_size(site, client):
    response = client.get("/site.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    manifest = json.loads(response.content)
    assert manifest["name"] == "Care City"
    for icon in manifest["icons"]:
        size = PillowImage.open(settings.BASE_DIR / icon["src"].lstrip("/")).size
        assert icon["sizes"] == f"{size[0]}x{size[1]}"


def test_favicon_is_served_at_the_default_path(client):
    response = client.get("/favicon.ico")
    assert response["Content-Type"] == "image/x-icon"
    assert PillowImage.open(BytesIO(response.content)).size == (32, 32)


def nodes(client, page):
    """Return the nodes that describe the page itself, by type."""
    found = read(client, page)[0]
    return {name: node for name, node in found.items() if name not in {"Organization", "WebSite", "BreadcrumbList"}}


def test_project_is_described_by_its_fields(site, client):
    roles = {"funded": "funder", "commissioned": "sponsor", "led": "member"}
    project = make_project(
        started_on=date(2026, 5, 1),
        boroughs=[Borough.objects.get(name="Havering")],
        partners=[ProjectPartner(role=role, partner=make_partner(role)) for role in roles],
    )
    node = nodes(client, project)["Project"]
    assert (node["name"], node["description"], node["url"]) == ("A project", "A summary.", project.get_canonical_url())
    assert (node["foundingDate"], node["areaServed"]) == ("2026-05-01", ["Havering"])
    assert "dissolutionDate" not in node
    assert {name: node[name][0]["name"] for name in roles.values()} == {name: role for role, name in roles.items()}


def test_news_is_described_by_its_fields(site, client):
    page = make_news(date=date(2026, 5, 1), authors=[NewsAuthor(person=make_person("Example A"))])
    node = nodes(client, page)["NewsArticle"]
    assert (node["headline"], node["datePublished"]) == ("A news item", "2026-05-01")
    assert node["author"] == [{"@type": "Person", "name": "Example A"}]
    assert node["publisher"] == {"@id": f"{HOME}#organisation"}
    assert node["mainEntityOfPage"] == page.get_canonical_url()
    assert node["dateModified"] == page.last_published_at.isoformat()
    assert "image" not in node


def test_image_of_an_item_is_in_its_description(site, client):
    image = make_image()
    for page, kind in ((make_news(image=image), "NewsArticle"), (make_project(image=image), "Project")):
        address = nodes(client, page)[kind]["image"]
        assert address.startswith(HOME)
        served = client.get(address.removeprefix(HOME.rstrip("/")))
        assert PillowImage.open(BytesIO(b"".join(served))).size == (1200, 675)


def test_event_is_described_by_its_fields_in_local_time(site, client):
    start = datetime(2099, 7, 1, 9, 0, tzinfo=UTC)
    page = make_opportunity(
        kind="event", starts_at=start, ends_at=start + timedelta(hours=2), online="https://a.example/"
    )
    node = nodes(client, page)["Event"]
    assert (node["startDate"], node["endDate"]) == ("2099-07-01T10:00:00+01:00", "2099-07-01T12:00:00+01:00")
    assert node["eventStatus"] == "https://schema.org/EventScheduled"
    assert node["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["@type"] for place in node["location"]] == ["Place", "VirtualLocation"]


def test_job_is_described_until_it_closes(site, client):
    page = make_opportunity("Cook", kind="job", closes_at=datetime(2099, 1, 1, 17, 0, tzinfo=UTC), location="Barking")
    node = nodes(client, page)["JobPosting"]
    assert (node["title"], node["validThrough"]) == ("Cook", "2099-01-01T17:00:00+00:00")
    assert node["datePosted"] == timezone.localdate(page.first_published_at).isoformat()
    assert node["jobLocation"]["address"] == "Barking"
    OpportunityPage.objects.update(closes_at=timezone.now())
    assert nodes(client, page) == {}
    assert nodes(client, make_opportunity("Help")) == {}
