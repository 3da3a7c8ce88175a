"""`manage.py publish_scheduled`: Wagtail's command, which here also bumps the version when something has ended."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.management.commands import publish_scheduled

from pages.models import HomePage, OpportunityPage
from pages.page_cache.signal_handlers import bump

# The worker runs the command every minute. After a longer pause, cached pages expire by themselves within ten minutes.
MAX_BUMP_DELAY = timedelta(minutes=3)


class Command(publish_scheduled.Command):
    """Runs every minute. Opportunities and notices end with time alone, which the page cache does not see."""

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        opportunities = OpportunityPage.objects.live().over().filter(over_at__gt=now - MAX_BUMP_DELAY)
        notices = HomePage.objects.filter(notice_until__gt=now - MAX_BUMP_DELAY, notice_until__lte=now)
        if opportunities.exists() or notices.exists():
            bump()
        super().handle(*args, **options)
