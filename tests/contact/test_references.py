"""References: random, easy to read out, and every single mistake is detected."""

import string

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from contact.references import ALPHABET, is_valid_reference, new_reference, normalise_reference
from tests.factories import make_feedback

positions = st.integers(min_value=0, max_value=7)


def test_new_reference_has_two_groups_of_four():
    first, second = new_reference().split("-")
    assert len(first) == len(second) == 4
    assert set(first + second) <= set(ALPHABET)


def test_new_references_differ():
    assert len({new_reference() for _ in range(1000)}) == 1000


def test_alphabet_has_no_similar_characters():
    assert not set(ALPHABET) & set("0O1IL5S2Z8BUVY" + string.ascii_lowercase)


@given(position=positions, other=st.sampled_from(ALPHABET))
def test_one_wrong_character_is_detected(position, other):
    characters = list(new_reference().replace("-", ""))
    same = characters[position] == other
    characters[position] = other
    assert is_valid_reference("".join(characters)) == same


def test_two_swapped_neighbours_are_detected():
    for reference in [new_reference().replace("-", "") for _ in range(500)]:
        for position in range(7):
            first, second = reference[position : position + 2]
            swapped = reference[:position] + second + first + reference[position + 2 :]
            assert is_valid_reference(swapped) == (first == second), (reference, swapped)


@given(text=st.text())
def test_any_text_can_be_normalised_and_validated(text):
    assert normalise_reference(normalise_reference(text)) == normalise_reference(text)
    assert not is_valid_reference(text) or set(normalise_reference(text)) <= {*ALPHABET, "-"}


@pytest.mark.parametrize(
    "change", [str.lower, lambda text: text.replace("-", " "), lambda text: f" {text.replace('-', '')} "]
)
def test_reference_is_valid_in_any_spelling(change):
    reference = new_reference()
    assert normalise_reference(change(reference)) == reference
    assert is_valid_reference(change(reference))


@pytest.mark.parametrize("text", ["", "-", "hello", "K7M4", "🙂🙂🙂🙂-🙂🙂🙂🙂", "0000-0000"])
def test_other_text_is_not_a_valid_reference(text):
    assert not is_valid_reference(text)


@pytest.mark.django_db
def test_reference_is_unique_in_the_database():
    first = make_feedback()
    with pytest.raises(IntegrityError):
        make_feedback(reference=first.reference)
