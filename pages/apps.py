"""Django's entry for the pages app."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


def mark_first_sign_in(request, user, **_kwargs):
    """Remember for the session that this is a colleague's first: the CMS then leads to the guide."""
    if user.last_login is None and request is not None:
        request.session["first_sign_in"] = True


class PagesConfig(AppConfig):
    """The public site and what editors work with."""

    name = "pages"
    verbose_name = "Pages"

    def ready(self):
        """Listen before Django notes the time of the sign-in: this app stands before `django.contrib.auth`."""
        user_logged_in.connect(mark_first_sign_in)
