"""References: random, read aloud without slips, and every single slip noticed."""

import string

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from contact.references import ALPHABET, is_valid_reference, new_reference, normalise_reference
from tests.factories import make_feedback

places = st.integers(min_value=0, max_value=7)


def test_reference_looks_like_two_groups_of_four():
    first, second = new_reference().split("-")
    assert len(first) == len(second) == 4
    assert set(first + second) <= set(ALPHABET)


def test_references_differ():
    assert len({new_reference() for _ in range(1000)}) == 1000


def test_alphabet_has_nothing_that_is_mistaken_for_something_else():
    assert not set(ALPHABET) & set("0O1IL5S2Z8BUVY" + string.ascii_lowercase)


@given(place=places, other=st.sampled_from(ALPHABET))
def test_any_one_wrong_character_is_noticed(place, other):
    characters = list(new_reference().replace("-", ""))
    same = characters[place] == other
    characters[place] = other
    assert is_valid_reference("".join(characters)) == same


def test_two_neighbours_swapped_are_noticed():
    for reference in [new_reference().replace("-", "") for _ in range(500)]:
        for place in range(7):
            first, second = reference[place : place + 2]
            swapped = reference[:place] + second + first + reference[place + 2 :]
            assert is_valid_reference(swapped) == (first == second), (reference, swapped)


@given(text=st.text())
def test_any_text_at_all_can_be_asked_about(text):
    assert normalise_reference(normalise_reference(text)) == normalise_reference(text)
    assert not is_valid_reference(text) or set(normalise_reference(text)) <= {*ALPHABET, "-"}


@pytest.mark.parametrize(
    "change", [str.lower, lambda text: text.replace("-", " "), lambda text: f" {text.replace('-', '')} "]
)
def test_reference_is_understood_however_it_is_typed(change):
    reference = new_reference()
    assert normalise_reference(change(reference)) == reference
    assert is_valid_reference(change(reference))


@pytest.mark.parametrize("text", ["", "-", "hello", "K7M4", "🙂🙂🙂🙂-🙂🙂🙂🙂", "0000-0000"])
def test_what_cannot_be_a_reference_is_not_one(text):
    assert not is_valid_reference(text)


@pytest.mark.django_db
def test_no_two_messages_have_the_same_reference():
    first = make_feedback()
    with pytest.raises(IntegrityError):
        make_feedback(reference=first.reference)
