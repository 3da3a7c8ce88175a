"""`manage.py publish_scheduled`: Wagtail's command, which here also notices that an opportunity is over."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.management.commands import publish_scheduled

from pages.models import OpportunityPage
from pages.page_cache.signal_handlers import bump

# The worker runs the command every minute. After a longer pause, cached pages expire by themselves within ten minutes.
RECENT = timedelta(minutes=3)


class Command(publish_scheduled.Command):
    """Runs every minute. Lists of what is open change with time alone, which the page cache does not see."""

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if OpportunityPage.objects.live().over().filter(end__gt=timezone.now() - RECENT).exists():
            bump()
