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

        from carecity.accounts.middleware import begin
        from carecity.audit import signal_handlers
        from carecity.core.schedules import sync_schedules
        from carecity.monitoring import signal_handlers as monitoring_signal_handlers  # noqa: F401 - connects

        user_logged_in.connect(begin)
        post_migrate.connect(sync_schedules, sender=apps.get_app_config("django_q"))
        signal_handlers.connect()
        signal_handlers.connect_rights()
        if settings.SENTRY_DSN:  # imported only then: nothing of it runs where nobody asked for it
            from carecity.monitoring.sentry import init_sentry

            init_sentry(settings.SENTRY_DSN)


class FeedbackAdminConfig(AdminConfig):
    """The Django admin with our rules."""

    default_site = "carecity.admin.FeedbackSite"


class PeopleConfig(WagtailUsersAppConfig):
    """Wagtail's screens of people with our rules."""

    user_viewset = "carecity.accounts.viewsets.PeopleViewSet"
