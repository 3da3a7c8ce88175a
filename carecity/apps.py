"""Django's entry for the wiring: the timetable, security events, reports of errors, and our rules for both admins."""

from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class CarecityConfig(AppConfig):
    """The project itself."""

    name = "carecity"

    def ready(self):
        """Keep the timetable, listen for security events, watch queries, start sessions' clocks, report errors."""
        from django.apps import apps

        from . import rights_signals, security_signals
        from .sign_in.sessions import begin
        from .timetable import write_timetable
        from .watching import queries

        user_logged_in.connect(begin)
        post_migrate.connect(write_timetable, sender=apps.get_app_config("django_q"))
        security_signals.connect()
        rights_signals.connect()
        queries.connect()
        if settings.SENTRY_DSN:  # imported only then: nothing of it runs where nobody asked for it
            from .error_reports import start

            start(settings.SENTRY_DSN)


class FeedbackAdminConfig(AdminConfig):
    """The Django admin with our rules."""

    default_site = "carecity.admin_site.FeedbackSite"


class PeopleConfig(WagtailUsersAppConfig):
    """Wagtail's screens of people with our rules."""

    user_viewset = "carecity.people.PeopleViewSet"
