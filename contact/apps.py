"""The app configuration of `contact`."""

from django.apps import AppConfig


class ContactConfig(AppConfig):
    """Feedback from visitors."""

    name = "contact"
    verbose_name = "Feedback"
