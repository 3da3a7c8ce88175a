"""The home page: the urgent notice, the image beside the heading, opening hours."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from pages.models import ContactPage, ContentVersion, HomePage, SiteSettings
from tests.factories import make_image

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
