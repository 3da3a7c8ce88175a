"""What a page says to search engines and social media: read back by a library of others."""

import json
from io import BytesIO

import extruct
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.base import ContentFile
from PIL import Image as Picture
from wagtail.images import get_image_model
from wagtail.models import Page

from pages.models import AboutPage, ContactPage, SiteSettings
from pages.structured_data import postal_address
from tests.factories import make_feedback

pytestmark = pytest.mark.django_db

HOME = f"{settings.SITE_URL}/"


def public_pages(site):
    return Page.objects.descendant_of(site.root_page, inclusive=True).live().public().specific()


def read(client, page):
    """Return what the outside library reads on a page: the JSON-LD graph by type, and the Open Graph properties."""
    found = extruct.extract(client.get(page.url).text, base_url=HOME, syntaxes=["json-ld", "opengraph"])
    (block,) = found["json-ld"]
    assert block["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in block["@graph"]}, dict(found["opengraph"][0]["properties"])


def test_organisation_is_on_every_page_what_the_settings_say(site, client):
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


def test_changed_settings_change_the_data_and_unknown_ones_leave_nothing(site, client):
    details = SiteSettings.for_site(site)
    details.organisation_name, details.telephone, details.company_number = "</script><b>&", "", ""
    details.visiting_address = "Just somewhere"
    details.save()
    organisation = read(client, site.root_page)[0]["Organization"]
    assert organisation["name"] == "</script><b>&"
    assert organisation["address"] == "Just somewhere"
    assert organisation.keys().isdisjoint({"telephone", "identifier"})


@pytest.mark.parametrize("text", ["", "One line", "A street\nA town without a code", "IG11 8HG", "Line\nIG11 8HG"])
def test_an_address_that_has_other_parts_stays_text(text):
    assert postal_address(text) == ", ".join(text.splitlines())


def test_site_says_how_to_search_it(site, client):
    for page in public_pages(site):
        action = read(client, page)[0]["WebSite"]["potentialAction"]
        template = action["target"]["urlTemplate"]
        assert template.startswith(HOME)
        address = template.replace("{search_term_string}", "ageing").removeprefix(settings.SITE_URL)
        assert "found for “ageing”" in client.get(address).text


def test_breadcrumb_says_what_the_page_shows(site, client):
    for page in public_pages(site):
        said = read(client, page)[0].get("BreadcrumbList", {"itemListElement": []})["itemListElement"]
        shown = BeautifulSoup(client.get(page.url).content, "html.parser").select(".breadcrumb__item")
        assert [step["name"] for step in said] == [step.text.strip() for step in shown], page
        assert [step["position"] for step in said] == list(range(1, len(said) + 1))
        links = [settings.SITE_URL + step.a["href"] for step in shown[:-1]] + [page.get_canonical_url()] * bool(shown)
        assert [step["item"] for step in said] == links


def test_open_graph_says_what_the_page_says(site, client):
    for page in public_pages(site):
        graph = read(client, page)[1]
        document = BeautifulSoup(client.get(page.url).content, "html.parser")
        assert graph["og:title"] == page.display_heading
        assert graph["og:description"] == page.summary
        assert graph["og:url"] == document.find("link", rel="canonical")["href"] == settings.SITE_URL + page.url
        assert graph["og:image"] == f"{settings.SITE_URL}/static/img/share.png"
        assert document.find("meta", {"name": "twitter:card"})["content"] == "summary_large_image"


def test_share_picture_has_the_size_it_says_and_is_small():
    file = settings.BASE_DIR / "static/img/share.png"
    assert Picture.open(file).size == (1200, 630)
    assert file.stat().st_size < 100_000


def upload():
    """Return a picture as an editor uploads it."""
    content = BytesIO()
    Picture.new("RGB", (1600, 1000), "teal").save(content, "PNG")
    return get_image_model().objects.create(title="Teal", file=ContentFile(content.getvalue(), "teal.png"))


def test_page_may_have_a_share_picture_of_its_own(site, client):
    about = AboutPage.objects.get()
    about.share_image = upload()
    about.save_revision().publish()
    graph = read(client, about)[1]
    assert graph["og:image"].startswith(f"{settings.SITE_URL}/media/images/teal")
    assert (graph["og:image:width"], graph["og:image:height"]) == ("1200", "630")

    about.share_image.file.storage.delete(about.share_image.file.name)
    about.share_image.renditions.all().delete()
    assert read(client, about)[1]["og:image"].endswith("/share.png"), "a picture whose file is gone"
    about.share_image.delete()
    assert read(client, AboutPage.objects.get())[1]["og:image"].endswith("/share.png")


def test_thank_you_page_and_error_pages_are_not_for_search_engines(site, client):
    sent = f"{ContactPage.objects.get().url}sent/{make_feedback().reference}/"
    document = BeautifulSoup(client.get(sent).content, "html.parser")
    assert document.find("meta", {"name": "robots"})["content"] == "noindex"
    for address in (sent, "/no-such-page/"):
        document = BeautifulSoup(client.get(address).content, "html.parser")
        assert not document.find("link", rel="canonical")
        assert not document.find("script")


def test_manifest_names_icons_of_the_size_that_they_have(site, client):
    answer = client.get("/site.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    manifest = json.loads(answer.content)
    assert manifest["name"] == "Care City"
    for icon in manifest["icons"]:
        size = Picture.open(settings.BASE_DIR / icon["src"].lstrip("/")).size
        assert icon["sizes"] == f"{size[0]}x{size[1]}"


def test_old_icon_is_a_picture_where_browsers_ask_for_it(client):
    answer = client.get("/favicon.ico")
    assert answer["Content-Type"] == "image/x-icon"
    assert Picture.open(BytesIO(answer.content)).size == (32, 32)
