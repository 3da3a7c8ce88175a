"""The organisation's details, maintained once and shown on every page."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from pages.models import SiteSettings, SocialLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def details(site):
    """Return the settings of the initial content."""
    return SiteSettings.for_site(site)


def test_changed_telephone_number_is_shown_on_every_page(details, client):
    old, details.telephone = details.telephone, "020 7946 0000"
    details.save()
    for path in ("/", "/about/", "/contact/"):
        text = client.get(path).text
        assert old not in text
        assert 'href="tel:02079460000"' in text


@pytest.mark.parametrize(("founded", "years"), [(None, "{now}"), (2020, "2020\N{EN DASH}{now}"), (9999, "{now}")])
def test_copyright_years_end_with_the_current_year(founded, years):
    expected = years.format(now=timezone.localdate().year)
    assert SiteSettings(founding_year=founded).copyright_years == expected


def test_registration_omits_unknown_details():
    assert SiteSettings(legal_line="Registered in England & Wales").registration == ["Registered in England & Wales"]
    assert SiteSettings().registration == []


@pytest.mark.parametrize("number", ["phone us", "0300<script>", "12"])
def test_telephone_refuses_other_text(number, details):
    details.telephone = number
    with pytest.raises(ValidationError, match="digits"):
        details.full_clean()


def test_latest_tweets_can_be_hidden_and_say_when_empty(details, client):
    assert "No tweets yet" in client.get("/about/").text
    details.show_tweets = False
    details.save()
    assert "Latest tweets" not in client.get("/about/").text


def test_social_links_are_in_the_footer(details, client):
    details.social_links = [SocialLink(name="Care City elsewhere", url="https://example.org/carecity")]
    details.save()
    assert 'href="https://example.org/carecity"' in client.get("/").text


def test_site_without_settings_responds(details, client):
    details.delete()
    assert client.get("/").status_code == 200
    assert client.get("/contact/").status_code == 200
