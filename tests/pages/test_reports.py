"""What editors are told to look at again: figures without evidence, pages to review, addresses asked for in vain."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from pages.models import AboutPage, KeyFigure, MissedAddress, StandardPage
from pages.models.broken_links import LIMIT

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
PROOF = {"source_name": "Office for National Statistics", "dated": TODAY - timedelta(days=400)}


def test_the_starting_figures_stand_on_the_report_as_the_source_text_proves_none(editor_client):
    assert KeyFigure.objects.to_check().count() == KeyFigure.objects.count() == 4
    text = editor_client.get(reverse("figures_to_check")).text
    assert text.count("no source, no date") == 4
    assert "Key figures to check <strong>4</strong>" in editor_client.get("/admin/").text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        (PROOF, ""),
        (PROOF | {"source_name": ""}, "no source"),
        (PROOF | {"dated": None}, "no date"),
        (PROOF | {"review_on": TODAY}, "review is due"),
        (PROOF | {"review_on": TODAY + timedelta(days=1)}, ""),
    ],
)
def test_a_figure_is_to_be_checked_for_a_reason(fields, why, site):
    figure = KeyFigure.objects.create(value="1", label="test", **fields)
    assert figure.why_to_check == why
    assert (figure in KeyFigure.objects.to_check()) == bool(why)


def test_visitors_see_source_and_year_where_they_are_known(site, client):
    before = client.get("/focus-areas/social-regeneration/").text
    assert "key-figures__source" not in before
    KeyFigure.objects.filter(place="Barking and Dagenham").update(**PROOF, source_url="https://example.org/x")
    text = client.get("/focus-areas/social-regeneration/").text
    assert '<a href="https://example.org/x">Office for National Statistics</a>' in text
    assert str(PROOF["dated"].year) in text


def test_pages_to_review_are_told_to_all_and_first_of_all_to_whom_they_belong(editor_client):
    editor = User.objects.get(username="editor")
    AboutPage.objects.update(review_on=TODAY, reviewer=editor)
    StandardPage.objects.filter(slug="accessibility").update(review_on=TODAY + timedelta(days=1))
    report = editor_client.get(reverse("pages_to_review_results")).text
    assert "About" in report
    assert "Accessibility" not in report
    panel = editor_client.get("/admin/").text
    assert "Pages to review <strong>1</strong>" in panel
    assert "your review was due on" in panel


def test_an_address_asked_for_in_vain_is_counted_and_becomes_a_redirect(site, client, editor_client):
    for query in ("", "?name=Jo"):
        client.get(f"/old-page/{query}")
    missed = MissedAddress.objects.get()
    assert (missed.path, missed.count) == ("/old-page/", 2)
    report = editor_client.get(reverse("missed_addresses")).text
    assert "/old-page/" in report
    form = reverse("redirect_from") + "?old_path=/old-page/"
    assert 'value="/old-page/"' in editor_client.get(form).text
    about = AboutPage.objects.get()
    posted = {"old_path": "/old-page/", "site": site.pk, "redirect_page": about.pk, "is_permanent": "on"}
    assert editor_client.post(form, posted | {"redirect_link": ""}).status_code == 302
    assert Redirect.objects.filter(old_path="/old-page").exists()
    assert client.get("/old-page/").url == "/about/"
    assert "/old-page/" not in editor_client.get(reverse("missed_addresses")).text


@pytest.mark.parametrize(
    "path", ["/wp-login.php", "/.env", "/x/%00", "/caf%C3%A9/", "/" + "x" * 300, "/contact/sent/AAAA-AAAA/"]
)
def test_what_no_visitor_looks_for_is_not_counted(path, site, client):
    assert client.get(path).status_code in {404, 301}
    assert not MissedAddress.objects.exists()


def test_there_are_never_more_than_so_many_different_ones(site, client):
    MissedAddress.objects.bulk_create(MissedAddress(path=f"/{number}/", count=2) for number in range(LIMIT))
    client.get("/new/")
    assert MissedAddress.objects.count() == LIMIT
    assert MissedAddress.objects.filter(path="/new/").exists()


def test_what_is_found_is_not_counted(site, client):
    client.get("/about/")
    client.get("/about-care-city")
    assert not MissedAddress.objects.exists()
