"""Telephone number and place of the form, for the moment when the database cannot be asked."""

from django.core.cache import cache

from pages.content.files import read_table

NUMBER, PLACE = "telephone", "form_place"
FIRST_PLACE = "/contact/"  # where the starting content puts the form


def remember_telephone(number, place):
    """Remember both in this process, each time the form is shown."""
    cache.set_many({NUMBER: number, PLACE: place}, timeout=None)


def last_known_telephone():
    """Return the number as it was last seen, or as the starting content has it."""
    return cache.get(NUMBER) or read_table("settings")["telephone"]


def is_place_of_form(path):
    """Tell whether the form was last seen under this path."""
    return path == cache.get(PLACE, FIRST_PLACE)
