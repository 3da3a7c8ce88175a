"""The list of feedback: order, search, filters, counts, and what it costs."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_feedback

pytestmark = pytest.mark.django_db

LIST = "/django-admin/contact/feedback/"


def test_list_shows_what_came_in_newest_first(reviewer_client):
    older, newer = make_feedback(message="The door sticks."), make_feedback(message="Lovely garden.")
    text = reviewer_client.get(LIST).text
    assert text.index(newer.reference) < text.index(older.reference)
    assert "The door sticks." in text


@pytest.mark.parametrize("asked", ["sticks", "Jo Bloggs", "jo@example.org", "REFERENCE", "reference", " reference "])
def test_search_finds_by_text_name_address_and_reference(asked, reviewer_client):
    wanted = make_feedback(message="The door sticks.", name="Jo Bloggs", email="jo@example.org", quarantined=True)
    other = make_feedback(message="Lovely garden.")
    heard = wanted.reference.lower().replace("-", "")
    asked = asked.replace("REFERENCE", wanted.reference).replace("reference", heard)
    text = reviewer_client.get(LIST, {"q": asked}).text
    assert wanted.reference in text
    assert other.reference not in text


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ({"state__exact": "waiting"}, {"state": "waiting"}),
        ({"kind__exact": "problem"}, {"kind": "problem"}),
        ({"overdue": "yes"}, {"due_on": timezone.localdate() - timedelta(days=1)}),
        ({"quarantine": "yes"}, {"quarantined": True}),
        ({"page_path": "/about/"}, {"page": "/about/"}),
    ],
    ids=lambda value: next(iter(value)),
)
def test_each_filter_shows_its_own_and_nothing_else(query, fields, reviewer_client):
    own, other = make_feedback(**fields), make_feedback()
    text = reviewer_client.get(LIST, query).text
    assert own.reference in text
    assert other.reference not in text


def test_filter_by_assignee(reviewer_client, reviewer):
    mine, nobodys = make_feedback(assignee=reviewer), make_feedback()
    for asked, found, missing in [("me", mine, nobodys), ("nobody", nobodys, mine), (str(reviewer.pk), mine, nobodys)]:
        text = reviewer_client.get(LIST, {"assignee": asked}).text
        assert found.reference in text
        assert missing.reference not in text
    assert mine.reference not in reviewer_client.get(LIST, {"assignee": "nonsense"}).text


def test_quarantine_stands_apart_and_the_counts_say_so(reviewer_client):
    doubtful = make_feedback(quarantined=True, spam_reasons=["9 links"], spam_score=9)
    make_feedback()
    text = reviewer_client.get(LIST).text
    assert doubtful.reference not in text
    assert "New <strong>1</strong>" in text
    assert "Quarantine <strong>1</strong>" in text
    assert "9 links" in reviewer_client.get(reverse("admin:contact_feedback_change", args=[doubtful.pk])).text


def test_the_list_asks_at_most_12_queries_however_many_messages(reviewer_client, django_assert_max_num_queries):
    for number in range(60):
        make_feedback(message=f"Message {number}", page=f"/page-{number}/")
    with django_assert_max_num_queries(12):
        reviewer_client.get(LIST)
