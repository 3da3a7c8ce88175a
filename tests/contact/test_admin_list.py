"""The feedback changelist: order, search, filters, counts and number of queries."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_feedback

pytestmark = pytest.mark.django_db

LIST = "/django-admin/contact/feedback/"


def test_list_is_ordered_newest_first(reviewer_client):
    older, newer = make_feedback(message="The door sticks."), make_feedback(message="Lovely garden.")
    text = reviewer_client.get(LIST).text
    assert text.index(newer.reference) < text.index(older.reference)
    assert "The door sticks." in text


@pytest.mark.parametrize("query", ["sticks", "Jo Bloggs", "jo@example.org", "REFERENCE", "reference", " reference "])
def test_search_finds_text_name_email_and_reference(query, reviewer_client):
    wanted = make_feedback(message="The door sticks.", name="Jo Bloggs", email="jo@example.org", quarantined=True)
    other = make_feedback(message="Lovely garden.")
    spoken = wanted.reference.lower().replace("-", "")
    query = query.replace("REFERENCE", wanted.reference).replace("reference", spoken)
    text = reviewer_client.get(LIST, {"q": query}).text
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
def test_filter_shows_only_matching_messages(query, fields, reviewer_client):
    matching, other = make_feedback(**fields), make_feedback()
    text = reviewer_client.get(LIST, query).text
    assert matching.reference in text
    assert other.reference not in text


def test_filter_by_assignee(reviewer_client, reviewer):
    mine, unassigned = make_feedback(assignee=reviewer), make_feedback()
    for value, found, missing in [
        ("me", mine, unassigned),
        ("nobody", unassigned, mine),
        (str(reviewer.pk), mine, unassigned),
    ]:
        text = reviewer_client.get(LIST, {"assignee": value}).text
        assert found.reference in text
        assert missing.reference not in text
    assert mine.reference not in reviewer_client.get(LIST, {"assignee": "nonsense"}).text


def test_list_hides_quarantined_messages_and_counts_them(reviewer_client):
    quarantined = make_feedback(quarantined=True, spam_reasons=["9 links"], spam_score=9)
    make_feedback()
    text = reviewer_client.get(LIST).text
    assert quarantined.reference not in text
    assert "New <strong>1</strong>" in text
    assert "Quarantine <strong>1</strong>" in text
    assert "9 links" in reviewer_client.get(reverse("admin:contact_feedback_change", args=[quarantined.pk])).text


def test_list_makes_at_most_12_queries_for_any_number_of_messages(reviewer_client, django_assert_max_num_queries):
    for number in range(60):
        make_feedback(message=f"Message {number}", page=f"/page-{number}/")
    with django_assert_max_num_queries(12):
        reviewer_client.get(LIST)
