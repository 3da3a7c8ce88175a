"""The telephone number for the moment when the database cannot be asked."""

from django.core.cache import cache

from pages.content.files import read_table

KEY = "telephone"


def remember_telephone(number):
    """Remember the number in this process, each time the form is shown."""
    cache.set(KEY, number, timeout=None)


def last_known_telephone():
    """Return the number as it was last seen, or as the starting content has it."""
    return cache.get(KEY) or read_table("settings")["telephone"]
