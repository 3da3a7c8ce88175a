"""Django's entry for the pages app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The public site and what editors work with."""

    name = "pages"
    verbose_name = "Pages"
