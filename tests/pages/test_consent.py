"""Editors say whether people can be recognised in an image, and until when those people agreed."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_revision import PublishPermissionError
from wagtail.test.utils.form_data import nested_form_data, streamfield

from pages.models import HomePage, NewsIndexPage, NewsPage, SiteImage, StandardPage
from tests.factories import image_block, image_file, make_image, make_page, video_block

from .examples import EXAMPLES

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()  # of the test run, which the fixture below keeps
CONSENT = {"people": "consent", "consent_given_by": "Signed forms, in the office"}


@pytest.fixture(autouse=True)
def _same_day(monkeypatch):
    """Let the day last as long as the test run."""
    monkeypatch.setattr(timezone, "localdate", lambda *_arguments: TODAY)


def make_ended(**fields):
    """Return an image whose consent ended yesterday."""
    image = make_image(title="A portrait")
    SiteImage.objects.filter(pk=image.pk).update(**CONSENT | {"consent_until": TODAY - timedelta(days=1)} | fields)
    image.refresh_from_db()
    return image


def post_form(client, address, prefix="", **fields):
    """Send a form with an image and return its errors."""
    file = SimpleUploadedFile("a.jpg", image_file().read())
    data = {"title": "A portrait", "file": file, "credit": "", "people": "", "consent_given_by": ""} | fields
    response = client.post(address, {f"{prefix}{name}": value for name, value in data.items()})
    return BeautifulSoup(response.content, "html.parser").get_text(" ")


WAYS = {
    "alone": ("wagtailimages:add", ""),
    "in the chooser": ("wagtailimages_chooser:create", "image-chooser-upload-"),
}


@pytest.mark.parametrize(("view", "prefix"), WAYS.values(), ids=WAYS)
def test_every_form_for_one_image_asks_about_people_and_their_consent(view, prefix, editor_client):
    address = reverse(view)
    assert "This field is required" in post_form(editor_client, address, prefix)
    assert "Enter who agreed" in post_form(editor_client, address, prefix, people="consent")
    past = {"consent_until": str(TODAY - timedelta(days=1))}
    assert "This day has passed" in post_form(editor_client, address, prefix, **CONSENT, **past)
    assert "You entered a consent" in post_form(editor_client, address, prefix, people="none", consent_given_by="Jo")
    assert not SiteImage.objects.exists()
    post_form(editor_client, address, prefix, **CONSENT, consent_until=str(TODAY), credit="Jo Bloggs")
    image = SiteImage.objects.get()
    assert (image.people, image.consent_until, image.credit) == ("consent", TODAY, "Jo Bloggs")


def test_several_images_are_stored_at_once_and_each_is_asked_about(editor_client):
    file = SimpleUploadedFile("a.jpg", image_file().read())
    response = editor_client.post(reverse("wagtailimages:add_multiple"), {"title": "a", "files[]": file}).json()
    image = SiteImage.objects.get()
    form = BeautifulSoup(response["form"], "html.parser")
    assert form.find(attrs={"name": f"image-{image.pk}-people"}).has_attr("required")
    assert list(SiteImage.objects.to_check()) == [image]
    address = reverse("wagtailimages:edit_multiple", args=[image.pk])
    answers = {"title": "A portrait", "people": "", "consent_given_by": "", "tags": "", "description": ""}
    asked = editor_client.post(address, {f"image-{image.pk}-{name}": value for name, value in answers.items()}).json()
    assert not asked["success"]
    answers["people"] = "none"
    assert editor_client.post(address, {f"image-{image.pk}-{name}": value for name, value in answers.items()}).json()[
        "success"
    ]
    assert not SiteImage.objects.to_check().exists()


@pytest.mark.parametrize(
    ("fields", "ended", "problem"),
    [
        ({"people": ""}, False, "does not say whether people can be recognised"),
        ({"people": "none"}, False, ""),
        ({"people": "none", "consent_until": TODAY - timedelta(days=9)}, False, ""),
        (CONSENT, False, ""),
        (CONSENT | {"consent_until": TODAY + timedelta(days=61)}, False, ""),
        (CONSENT | {"consent_until": TODAY + timedelta(days=60)}, False, "consent ends soon"),
        (CONSENT | {"consent_until": TODAY}, False, "consent ends soon"),
        (CONSENT | {"consent_until": TODAY - timedelta(days=1)}, True, "consent has ended"),
    ],
)
def test_consent_holds_until_the_end_of_its_last_day(fields, ended, problem):
    image = make_image()
    SiteImage.objects.filter(pk=image.pk).update(**fields)
    image.refresh_from_db()
    assert (image.has_consent_ended, image.problem) == (ended, problem)
    assert SiteImage.objects.to_check().exists() == bool(problem)
    assert SiteImage.objects.choosable().exists() == (not ended)


def test_image_whose_consent_has_ended_cannot_be_chosen(editor_client):
    ended, other = make_ended(), make_image(title="A garden")
    collection = ended.collection_id
    for query in ({}, {"q": "a"}, {"q": "a", "collection_id": collection}, {"collection_id": collection}):
        chooser = editor_client.get(reverse("wagtailimages_chooser:choose_results"), query).text
        assert other.title in chooser
        assert ended.title not in chooser


def test_report_and_dashboard_show_the_images_to_check(site, editor_client):
    make_ended()
    fine = make_image(title="A garden")
    SiteImage.objects.filter(pk=fine.pk).update(people="none")
    report = BeautifulSoup(editor_client.get(reverse("images_to_check")).content, "html.parser")
    assert "A portrait" in report.get_text(" ")
    assert "consent has ended" in report.get_text(" ")
    assert "A garden" not in report.get_text(" ")
    dashboard = BeautifulSoup(editor_client.get(reverse("wagtailadmin_home")).content, "html.parser")
    link = dashboard.find("a", href=reverse("images_to_check"))
    assert link.get_text(" ", strip=True) == "Images to check 1"


def test_credit_is_shown_below_the_image(site, client):
    image = make_image()
    page = make_page([image_block(image)])
    assert "figcaption" not in client.get(page.url).text
    image.credit = "Jo & Co"
    image.save()
    caption = BeautifulSoup(client.get(page.url).content, "html.parser").main.figcaption
    assert caption.get_text() == "Image: Jo & Co"


def test_consent_is_on_no_public_page(site, client):
    image = make_image()
    SiteImage.objects.filter(pk=image.pk).update(**CONSENT)
    page = make_page([image_block(image)])
    HomePage.objects.update(share_image=image)
    assert all(CONSENT["consent_given_by"] not in client.get(url).text for url in ("/", page.url))


PLACES = {
    "block": lambda image: (StandardPage, {"body": [image_block(image)]}),
    "blocks side by side": lambda image: (
        StandardPage,
        {"body": [{"type": "images", "value": [image_block(image)["value"]] * 2}]},
    ),
    "poster": lambda image: (StandardPage, {"body": [video_block(poster=image.pk)]}),
    "field": lambda image: (NewsPage, {"image": image}),
    "share image": lambda image: (StandardPage, {"share_image": image, "body": []}),
}


@pytest.mark.parametrize("place", PLACES)
def test_page_is_not_published_with_an_image_whose_consent_has_ended(place, site):
    model, fields = PLACES[place](make_ended())
    page = model(title="Portraits", slug="portraits", summary="A summary.", live=False, **fields)
    parent = NewsIndexPage if model is NewsPage else HomePage
    parent.objects.get().add_child(instance=page)
    revision = page.save_revision()
    with pytest.raises(PublishPermissionError, match="The consent for the image “A portrait” has ended"):
        revision.publish()
    SiteImage.objects.update(consent_until=TODAY)
    page.save_revision().publish()
    assert model.objects.get(pk=page.pk).live


def test_editor_saves_a_draft_with_an_image_whose_consent_has_ended_and_is_told_beside_the_field(site, editor_client):
    page, ended = make_page([]), make_ended()
    example = next(example for example in EXAMPLES if example.model is StandardPage)
    block = nested_form_data(
        {"body": streamfield([("image", {"image": ended.pk, "alt_text": "A", "caption": "", "layout": "column"})])}
    )
    form = example.editing_form() | block
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    editor_client.post(edit, form)
    assert StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object().body[0].value.pk == ended.pk
    response = editor_client.post(edit, form | {"action-publish": "1"})
    assert "has ended: choose another one." in response.text  # in the data of the blocks, where quotes are escaped
    assert not StandardPage.objects.get(pk=page.pk).body
