"""A contact page that editors move, unpublish or make private while a sender writes: the message arrives."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from contact.models import Feedback
from pages.models import AboutPage, ContactPage
from tests.factories import make_post

pytestmark = pytest.mark.django_db


def rename(page):
    page.slug = "write-to-us"
    page.save_revision().publish()


def move(page):
    page.move(AboutPage.objects.get(), pos="last-child")


def unpublish(page):
    page.unpublish()


def make_private(page):
    PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type=PageViewRestriction.LOGIN)


def delete(page):
    page.delete()


CHANGES = [rename, move, unpublish, make_private, delete]


@pytest.fixture
def form(site):
    """Open the form; return its URL and what a browser posts from it."""
    document = BeautifulSoup(Client().get("/contact/").content, "html.parser").find("form", class_="form")
    token = document.find("input", {"name": "token"})["value"]
    return document["action"], make_post(token=token)


@pytest.mark.parametrize("change", CHANGES)
def test_message_arrives_and_its_sender_sees_the_reference(change, form, client):
    change(ContactPage.objects.get())
    url, post = form
    response = client.post(url, post)
    assert response.status_code == 303
    shown = client.get(response.url)
    assert shown.status_code == 200
    assert Feedback.objects.get().reference in shown.text


@pytest.mark.parametrize("change", CHANGES)
def test_error_is_shown_with_the_typed_text_and_the_next_press_sends(change, form, client):
    change(ContactPage.objects.get())
    url, post = form
    response = client.post(url, post | {"kind": ""})
    assert response.status_code == 200
    document = BeautifulSoup(response.content, "html.parser")
    assert document.title.text.startswith("Error: ")
    assert document.find(id="id_message").text.strip() == post["message"]
    assert client.post(document.find("form", class_="form")["action"], post).status_code == 303


def test_address_of_the_form_opened_by_itself_leads_to_the_contact_page(form, client):
    assert client.get(form[0]).url == "/contact/"
    ContactPage.objects.get().unpublish()
    assert client.get(form[0]).url == "/contact/status/"
