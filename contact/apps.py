"""Django's entry for the contact app."""

from django.apps import AppConfig


class ContactConfig(AppConfig):
    """Feedback from the public."""

    name = "contact"
    verbose_name = "Feedback"
