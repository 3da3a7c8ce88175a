"""“You said, we did”: drafted by a manager from closed messages, published without anything about their senders."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from contact.models import Theme
from contact.services.erase import erase
from contact.services.privacy import find_personal_data
from contact.services.replies import add_follow_up
from pages.models import FocusAreaPage, PublicAnswer, StandardPage
from tests.factories import make_feedback

pytestmark = pytest.mark.django_db

ADD = "/django-admin/pages/publicanswer/add/"
SENDER = {
    "name": "May Bloggs-Łukasz",
    "email": "may@example.org",
    "telephone": "+44 (0)20 7946 0123",
    "postal_address": "Flat 2\n12 Fictional Street\nBarking IG11 8HG",
    "state": "closed",
}


def make_post(*messages, **changes):
    return {
        "told": "The opening hours were hard to find.",
        "response": "They are on the home page now.",
        "month": "2026-11-05",
        "messages": " ".join(feedback.reference for feedback in messages),
        "is_published": "on",
    } | changes


def errors(page):
    return [error.text.strip() for error in BeautifulSoup(page.content, "html.parser").select(".errorlist li")]


def make_answer(**fields):
    values = {"told": "It was dark.", "response": "We put up a lamp.", "month": date(2026, 11, 1), "is_published": True}
    return PublicAnswer.objects.create(**values | fields)


@pytest.mark.parametrize("origin", ["conversation", "list"])
def test_manager_drafts_an_answer_from_closed_messages_and_publishes_it(origin, manager_client, client, site):
    theme = Theme.objects.create(name="Building and access")
    closed = [make_feedback(**SENDER, theme=theme) for _ in range(2 if origin == "list" else 1)]
    if origin == "list":
        posted = {"action": "draft_public_answer", "_selected_action": [feedback.pk for feedback in closed]}
        url = manager_client.post("/django-admin/contact/feedback/?scope=all", posted).url
    else:
        page = manager_client.get(reverse("admin:contact_feedback_change", args=[closed[0].pk]))
        url = BeautifulSoup(page.content, "html.parser").find("a", string="Draft “You said, we did”")["href"]
    form = BeautifulSoup(manager_client.get(url).content, "html.parser")
    assert set(form.find(id="id_messages")["value"].split()) == {feedback.reference for feedback in closed}
    assert form.select_one("#id_theme [selected]").text == "Building and access"
    assert manager_client.post(url, make_post(*closed, theme=theme.pk)).status_code == 302
    answer = PublicAnswer.objects.get()
    assert set(answer.messages.all()) == set(closed)
    for feedback in closed:
        erase(feedback)
    assert PublicAnswer.objects.get() == answer


@pytest.mark.parametrize(
    "text",
    [
        "May Bloggs-Łukasz told us.", "MAY BLOGGS-ŁUKASZ told us.", "Mrs Bloggs told us.", "May told us.",
        "Write to may@example.org.", "Write to somebody@elsewhere.example.", "Call 020 7946 0123.", "Call 02079460123.",
        "From 12 fictional street.", "From IG11 8HG.", "From e1 6an.", "See REFERENCE.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["told", "response"])
def test_text_that_tells_who_wrote_is_refused(text, field, manager_client):
    feedback = make_feedback(**SENDER)
    page = manager_client.post(ADD, make_post(feedback, **{field: text.replace("REFERENCE", feedback.reference)}))
    assert [error.startswith("This would be public. Remove ") for error in errors(page)] == [True]
    assert not PublicAnswer.objects.exists()


@pytest.mark.parametrize(
    ("sender", "text"),
    [
        ({"name": "jo bloggs"}, "Mrs Bloggs told us."),
        ({"name": "JO BLOGGS"}, "Jo told us."),
        ({"name": "Li"}, "Li told us."),
        ({"postal_address": "Flat 2, 12 Fictional Street, Barking"}, "From 12 Fictional Street."),
        ({"postal_address": "12 Fictional Street, Barking"}, "From Fictional  Street."),
        ({"telephone": "020 7946 0123 ext. 12"}, "Call 020 7946 0123."),
    ],
)
def test_sender_is_found_however_they_wrote_name_address_and_number(sender, text):
    assert find_personal_data([make_feedback(**sender)], text)


def test_town_of_a_sender_tells_nobody_who_wrote():
    feedback = make_feedback(postal_address="12 Fictional Street\nBarking\nLondon")
    assert find_personal_data([feedback], "The library in Barking is open.") == []


@pytest.mark.parametrize(
    "text", ["You may sit in the garden from 9 to 5.", "One of 12 people wrote.", "The street is dark.", ""]
)
def test_ordinary_words_are_not_taken_for_a_sender(text):
    assert find_personal_data([make_feedback(**SENDER), make_feedback()], text) == []


def test_open_and_unknown_messages_are_refused_by_reference(manager_client):
    feedback = make_feedback()
    assert errors(manager_client.post(ADD, make_post(feedback))) == [f"Close {feedback} first."]
    page = manager_client.post(ADD, make_post(messages="K7M4-9QXT"))
    assert errors(page) == ["There is no message with the reference K7M4-9QXT."]
    assert manager_client.get(f"{ADD}?messages=x,{'9' * 30},-1").status_code == 200


def test_published_answers_are_on_pages_with_the_block_and_on_their_focus_area(site, client):
    area = FocusAreaPage.objects.first()
    page = StandardPage(title="Feedback", slug="feedback", body=[("public_answers", None)])
    site.root_page.add_child(instance=page)
    shown, hidden = make_answer(focus_area=area), make_answer(told="A draft.", is_published=False, focus_area=area)
    for url in (page.url, area.url):
        text = client.get(url).text
        assert shown.told in text
        assert shown.response in text
        assert "November 2026" in text
        assert hidden.told not in text
    PublicAnswer.objects.all().delete()
    for url in (page.url, area.url):
        assert "You said" not in client.get(url).text


def test_reviewers_read_answers_and_managers_write_them(reviewer_client, manager_client):
    answer = make_answer()
    change = reverse("admin:pages_publicanswer_change", args=[answer.pk])
    assert reviewer_client.get(change).status_code == 200
    assert reviewer_client.post(change, make_post()).status_code == 403
    assert reviewer_client.get(ADD).status_code == 403
    assert manager_client.post(change, make_post(told="Another text.")).status_code == 302


def test_answer_is_unpublished_after_a_sender_wrote_back(manager_client, site):
    feedback = make_feedback(**SENDER)
    manager_client.post(ADD, make_post(feedback))
    add_follow_up(feedback, "Please take this down.", "key")
    url = reverse("admin:pages_publicanswer_change", args=[PublicAnswer.objects.get().pk])
    assert manager_client.post(url, make_post(feedback, is_published="")).status_code == 302
    assert not PublicAnswer.objects.get().is_published


def test_reference_of_any_of_the_messages_is_found():
    first, second = make_feedback(), make_feedback()
    for feedback in (first, second):
        assert find_personal_data([first, second], f"As {feedback} says.") == [f"the reference {feedback}"]
