"""Django's entry for what protects readers and staff."""

from django.apps import AppConfig


class SecurityConfig(AppConfig):
    """Headers, the security policy, and reports of breaches of it."""

    name = "carecity.security"
    label = "security"

    def ready(self):
        """Make Wagtail's choosers fit the policy."""
        from .patches import take_scripts_out

        take_scripts_out()
