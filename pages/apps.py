"""Django's entry for the pages app."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.core.checks import Tags, register
from django.db.models.signals import post_save


def mark_first_sign_in(request, user, **_kwargs):
    """Remember for the session that this is a colleague's first: the CMS then leads to the guide."""
    if user.last_login is None and request is not None:
        request.session["first_sign_in"] = True


class PagesConfig(AppConfig):
    """The public site and what editors work with."""

    name = "pages"
    verbose_name = "Pages"

    def ready(self):
        """Have files of pictures made by the worker, check promises, know a first sign-in, notice visible changes.

        Django notes the time of a sign-in later: this app stands before `django.contrib.auth`.
        """
        from wagtail.images import get_image_model

        from pages.media.renditions import queue_files

        from .checks import check_promises
        from .page_cache.signal_handlers import connect_signal_handlers

        register(check_promises, Tags.database)
        post_save.connect(queue_files, sender=get_image_model())
        user_logged_in.connect(mark_first_sign_in)
        connect_signal_handlers(self)
