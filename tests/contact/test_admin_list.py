"""The feedback changelist: order, search, filters, counts and number of queries."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from contact.management.commands.complete_feedback import complete_messages
from contact.models import Note, Reply, Theme
from contact.services.erase import erase
from contact.services.replies import add_follow_up, send_reply
from contact.services.search import refresh_search_text
from contact.services.triage import add_note, update
from tests.conftest import make_staff
from tests.factories import make_feedback, make_reply

from .conversation import change_url

pytestmark = pytest.mark.django_db

LIST = "/django-admin/contact/feedback/"


def submit_message(**fields):
    """Save a message as the form does."""
    feedback = make_feedback(**fields)
    refresh_search_text(feedback)
    return feedback


def test_list_is_ordered_newest_first(reviewer_client):
    older, newer = make_feedback(message="The door sticks."), make_feedback(message="Lovely garden.")
    text = reviewer_client.get(LIST).text
    assert text.index(newer.reference) < text.index(older.reference)
    assert "The door sticks." in text


@pytest.mark.parametrize(
    "query",
    [
        "sticks", "STICKS door", "Łukasz", "łukasz", "ŁUKASZ", "łukasz@example.org", "STRASSE", "0300 300", "Sam knows",
        "we open", "and on sunday", "told him", "REFERENCE", "reference", " reference ",
    ],
)  # fmt: skip
def test_search_finds_everything_about_a_message_in_any_case(query, reviewer_client, reviewer):
    wanted = submit_message(
        message="The door sticks.", name="Łukasz", email="łukasz@example.org", telephone="0300 300 1", page="/straße/"
    )
    add_note(Note(feedback=wanted, text="Sam knows."), reviewer)
    send_reply(wanted, make_reply("We open at nine."), reviewer)
    add_follow_up(wanted, "And on Sunday?", "key")
    update(wanted, {"outcome": "Told him."}, reviewer)
    other = submit_message(message="Lovely garden.")
    spoken = wanted.reference.lower().replace("-", "")
    query = query.replace("REFERENCE", wanted.reference).replace("reference", spoken)
    text = reviewer_client.get(LIST, {"q": query}).text
    assert wanted.reference in text
    assert other.reference not in text


def test_search_without_the_right_to_personal_data_does_not_find_it(reviewer_client, reviewer):
    wanted = submit_message(message="The door sticks.", name="Jo Bloggs", email="jo@example.org")
    group = reviewer.groups.get()
    group.permissions.remove(*group.permissions.filter(codename="view_personal_data"))
    assert wanted.reference in reviewer_client.get(LIST, {"q": "sticks"}).text
    for secret in ("bloggs", "jo@example", "example.org"):
        assert wanted.reference not in reviewer_client.get(LIST, {"q": secret}).text


def test_search_finds_nothing_of_an_erased_message(reviewer_client):
    wanted = submit_message(message="The door sticks.")
    erase(wanted)
    assert wanted.reference not in reviewer_client.get(LIST, {"q": "sticks"}).text


def test_message_that_the_release_before_stored_is_completed(reviewer_client):
    wanted = make_feedback(message="The door sticks.", received_on=None)
    Reply.objects.create(feedback=wanted, text="It is being mended.")
    assert complete_messages() == 1
    assert complete_messages() == 0
    wanted.refresh_from_db()
    assert wanted.received_on == wanted.first_answered_on == timezone.localdate()
    for query in ("STICKS", "mended"):
        assert wanted.reference in reviewer_client.get(LIST, {"q": query}).text


@pytest.mark.parametrize("query", ["ck", '"', 'ck" OR "', "%", "st_cks", "{text} :", "* NEAR", "x" * 999])
def test_search_takes_every_character_as_it_is(query, reviewer_client):
    wanted, other = submit_message(message=f"The door sticks. {query} ok."), submit_message(message="Lovely garden.")
    text = reviewer_client.get(LIST, {"q": query}).text
    assert wanted.reference in text
    assert other.reference not in text


def test_mistyped_reference_is_named_as_such(reviewer_client):
    reference = make_feedback().reference
    swapped = f"{reference[1]}{reference[0]}{reference[2:]}" if reference[0] != reference[1] else f"3{reference[1:]}"
    assert (
        f"{swapped} is not a reference: a character is wrong or missing."
        in reviewer_client.get(LIST, {"q": swapped}).text
    )
    assert "is not a reference" not in reviewer_client.get(LIST, {"q": "building"}).text


@pytest.mark.parametrize("query", ["%", "_", "'", "\\", "x" * 5000, "a " * 500])
def test_any_search_gets_a_response(query, reviewer_client):
    assert reviewer_client.get(LIST, {"q": query}).status_code == 200


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ({"state__exact": "waiting"}, {"state": "waiting"}),
        ({"kind__exact": "problem"}, {"kind": "problem"}),
        ({"scope": "overdue"}, {"due_on": timezone.localdate() - timedelta(days=1)}),
        ({"scope": "quarantine"}, {"quarantined": True}),
        ({"page_path": "/about/"}, {"page": "/about/"}),
    ],
    ids=lambda value: "-".join(map(str, next(iter(value.items())))),
)
def test_filter_shows_only_matching_messages(query, fields, reviewer_client):
    matching, other = make_feedback(**fields), make_feedback()
    text = reviewer_client.get(LIST, query).text
    assert matching.reference in text
    assert other.reference not in text


def test_page_filter_offers_paths_only(reviewer_client):
    for page in ("/about/", "Jo Bloggs, jo@example.org", ""):
        make_feedback(page=page)
    links = [
        link.get("href") or "" for link in BeautifulSoup(reviewer_client.get(LIST).content, "html.parser").select("a")
    ]
    offered = [link for link in links if "page_path=" in link]
    assert offered == ["?page_path=%2Fabout%2F"]


def test_every_link_of_the_filters_leads_to_a_list(reviewer_client):
    make_staff("colleague", "Feedback reviewers")
    make_feedback(theme=Theme.objects.create(name="Building"), page="/about/")
    document = BeautifulSoup(reviewer_client.get(LIST).content, "html.parser")
    links = {link["href"] for link in document.select("#changelist-filter a[href]")}
    assert "?theme__isnull=True" in links
    assert {link for link in links if reviewer_client.get(LIST + link).status_code != 200} == set()


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


def test_list_shows_open_messages_of_the_reviewer_and_of_nobody(reviewer_client, reviewer):
    colleague = make_staff("colleague", "Feedback reviewers")
    shown = [make_feedback(), make_feedback(assignee=reviewer)]
    hidden = [
        make_feedback(assignee=colleague),
        make_feedback(state="closed"),
        make_feedback(quarantined=True, spam_reasons=["9 links"], spam_score=9),
    ]
    text = reviewer_client.get(LIST).text
    assert [feedback.reference in text for feedback in [*shown, *hidden]] == [True, True, False, False, False]
    everything = reviewer_client.get(LIST, {"scope": "all"}).text
    assert all(feedback.reference in everything for feedback in [*shown, *hidden])
    assert "9 links" in reviewer_client.get(change_url(hidden[-1])).text


@pytest.mark.parametrize("scope", ["mine", "unassigned", "overdue", "quarantine"])
def test_tile_of_the_start_screen_counts_the_messages_that_its_link_lists(scope, reviewer_client, reviewer):
    yesterday = timezone.localdate() - timedelta(days=1)
    for fields in ({}, {"assignee": reviewer}, {"due_on": yesterday}, {"quarantined": True}, {"state": "closed"}):
        make_feedback(**fields)
        make_feedback(**fields, kind="problem")
    start = BeautifulSoup(reviewer_client.get("/django-admin/").content, "html.parser")
    tile = start.find("a", href=f"{LIST}?scope={scope}")
    listed = BeautifulSoup(reviewer_client.get(tile["href"]).content, "html.parser").select("#result_list tbody tr")
    assert int(tile.strong.text) == len(listed) > 0


def test_list_makes_at_most_12_queries_for_any_number_of_messages(reviewer_client, django_assert_max_num_queries):
    for number in range(60):
        make_feedback(message=f"Message {number}", page=f"/page-{number}/")
    with django_assert_max_num_queries(12):
        reviewer_client.get(LIST)
