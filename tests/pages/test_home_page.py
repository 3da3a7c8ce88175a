"""The home page: the urgent notice, the image beside the heading, opening hours."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from pages.blocks import get_default_bands
from pages.models import Borough, ContactPage, ContentVersion, HomePage, SiteSettings
from tests.factories import make_image, make_news, make_project

from .documents import read
from .examples import EXAMPLES

pytestmark = pytest.mark.django_db


def test_notice_is_shown_until_its_time(site, client, monkeypatch):
    until = timezone.now() + timedelta(hours=1)
    HomePage.objects.update(notice="<p>Closed today.</p>", notice_until=until)
    assert read(client).find("section", {"aria-label": "Notice"}).text.strip() == "Closed today."
    monkeypatch.setattr("django.utils.timezone.now", lambda: until)
    assert not read(client).find("section", {"aria-label": "Notice"})
    before = ContentVersion.current()
    call_command("publish_scheduled")
    assert ContentVersion.current() > before  # so that no cached page has it any more


def test_notice_without_an_end_is_an_error_when_published_and_not_in_a_draft(site, admin_client):
    example = next(example for example in EXAMPLES if example.model is HomePage)
    page = HomePage.objects.get()
    form = example.editing_form(title=page.title, slug=page.slug)
    form["notice"] = form["case_statement"].replace("Why?", "Closed.")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "Enter when the notice disappears" in admin_client.post(edit, form | {"action-publish": "1"}).text
    assert not HomePage.objects.get().notice
    assert "Enter when the notice disappears" not in admin_client.post(edit, form, follow=True).text
    assert "Closed." in HomePage.objects.get().get_latest_revision_as_object().notice


def test_image_replaces_the_drawing_of_the_boroughs(site, client):
    assert read(client).select_one(".boroughs__map")
    HomePage.objects.update(hero_image=make_image(), hero_image_description="People in a garden")
    home = read(client)
    assert not home.select_one(".boroughs__map")
    assert home.select_one(".hero img")["alt"] == "People in a garden"
    assert "loading" not in home.select_one(".hero img").attrs


def test_opening_hours_and_email_are_on_home_and_contact_page_and_in_structured_data(site, client):
    settings = SiteSettings.for_site(site)
    settings.opening_hours, settings.public_email = "Monday to Friday\n9am to 5pm", "hello@example.org"
    settings.save()
    for path in ("/", "/contact/"):
        main = read(client, path).main
        assert "Monday to Friday9am to 5pm" in main.text
        assert main.find("a", href="mailto:hello@example.org")
    assert '"email": "hello@example.org"' in client.get("/").text


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://www.openstreetmap.org/search?query=a", "Map on OpenStreetMap"),
        ("https://www.google.com/maps/a", "Map on Google Maps"),
        ("https://maps.example.org/a", "Map on maps.example.org"),
    ],
)
def test_link_to_the_map_says_where_it_leads(url, label, site, client):
    SiteSettings.objects.update(map_url=url)
    for path in ("/", "/contact/"):
        assert read(client, path).main.find("a", href=url).text == label


def test_contact_page_shows_more_content_below_its_form(site, client):
    page = ContactPage.objects.get()
    page.body = [("paragraph", "<p>How to get here.</p>")]
    page.save_revision().publish()
    assert "How to get here." in read(client, "/contact/").main.text


def test_dashboard_says_why_a_list_is_not_in_the_menu(site, editor_client):
    assert "Projects is not in the menu yet" in " ".join(read(editor_client, "/admin/").text.split())


def get_headings(client):
    return [heading.text for heading in read(client).find_all("h2")]


def set_bands(*bands):
    page = HomePage.objects.get()
    page.bands = [(name, value) for name, value in bands]
    page.save_revision().publish()


def test_bands_are_shown_in_the_order_of_the_editor(site, client):
    make_news()
    before = get_headings(client)
    set_bands(*reversed(get_default_bands()))
    order = ["Focus areas", "Latest", "What will success look like?", "Contact"]
    assert before[:4] == order
    assert get_headings(client)[:4] == order[::-1]


@pytest.mark.parametrize("left_out", [name for name, _ in get_default_bands()])
def test_band_can_be_left_out(left_out, site, client):
    make_news()
    whole = str(read(client).main)
    set_bands(*((name, value) for name, value in get_default_bands() if name != left_out))
    assert len(str(read(client).main)) < len(whole)


def test_list_of_projects_is_a_band_once_there_is_one(site, client):
    listing = {"heading": "Our projects", "what": "projects", "focus_area": None, "number": "3"}
    set_bands(("listing", listing), ("contact", None))
    assert get_headings(client)[0] == "Contact"
    make_project(title="A garden")
    assert get_headings(client)[0] == "Our projects"


def test_draft_of_before_there_were_bands_has_all_of_them(site):
    page = HomePage.objects.get()
    revision = page.save_revision()
    del revision.content["bands"]
    assert [(band.block_type, band.value) for band in revision.as_object().bands] == get_default_bands()


def test_drawing_links_to_the_projects_of_each_borough_that_has_public_ones(site, client):
    drawing = read(client).select_one(".boroughs__map")
    assert (drawing["role"], drawing.find_all("a")) == ("img", [])
    project = make_project()
    project.boroughs.set(Borough.objects.filter(name__in=["Havering", "Barking and Dagenham"]))
    project.save_revision().publish()
    make_project(title="A draft", live=False).boroughs.set(Borough.objects.filter(name="Redbridge"))
    for path in ("/", "/about/"):
        drawing = read(client, path).select_one(".boroughs__map")
        assert {link["aria-label"]: link["href"] for link in drawing.find_all("a")} == {
            "Projects in Havering": "/projects/?borough=havering",
            "Projects in Barking and Dagenham": "/projects/?borough=barking-and-dagenham",
        }
        assert drawing["role"] == "group"
    found = read(client, "/projects/?borough=havering").select(".card__title")
    assert [card.text.strip() for card in found] == [project.title]


def test_caption_of_the_drawing_comes_from_the_settings(site, client):
    SiteSettings.objects.update(boroughs_caption="Where we work. Not to scale.")
    for path in ("/", "/about/"):
        assert read(client, path).select_one(".boroughs__caption").text == "Where we work. Not to scale."
