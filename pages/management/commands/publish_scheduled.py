"""`manage.py publish_scheduled`: Wagtail's command, which here also does what else happens with time alone."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.management.commands import publish_scheduled
from wagtail.models import DraftStateMixin, Page, Revision

from pages.content_checks import find_publishing_problems
from pages.models import DraftLink, HomePage, OpportunityPage
from pages.page_cache.signal_handlers import bump

logger = logging.getLogger(__name__)

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
        if not options["dryrun"]:
            hold_back_incomplete_pages(now)
        super().handle(*args, **options)
        if not options["dryrun"]:
            clear_passed_dates(now)
            DraftLink.objects.to_delete().delete()


def hold_back_incomplete_pages(now: datetime) -> None:
    """Take a page off the schedule that cannot be published any more: Wagtail's command would stop at it each minute.

    For example a version whose original was deleted meanwhile.
    """
    for revision in Revision.page_revisions.filter(approved_go_live_at__lte=now):
        problems = find_publishing_problems(revision.as_object())
        if problems:
            logger.error("Page %s was not published: %s", revision.object_id, " ".join(problems))
            # Unless a moderator has set another time meanwhile.
            unchanged = Revision.objects.filter(pk=revision.pk, approved_go_live_at=revision.approved_go_live_at)
            unchanged.update(approved_go_live_at=None)


def clear_passed_dates(now: datetime) -> None:
    """Clear the dates of a schedule that has run, in the object and in its newest draft.

    With an expiry date in the past, Wagtail's form refuses each later change: github.com/wagtail/wagtail/issues/13896.
    """
    models = [
        model
        for model in apps.get_models()
        if model is Page or (issubclass(model, DraftStateMixin) and not issubclass(model, Page))
    ]
    has_run = {"go_live_at": Q(live=True) | Q(expired=True), "expire_at": Q(live=False)}
    for model in models:
        for name, condition in has_run.items():
            passed = model._default_manager.filter(condition, **{f"{name}__lte": now})
            for pk, revision_pk in passed.values_list("pk", "latest_revision"):
                if passed.filter(pk=pk).update(**{name: None}):  # an editor may have entered a later date meanwhile
                    clear_passed_date(revision_pk, name, now)


@transaction.atomic
def clear_passed_date(revision_pk: int | None, name: str, now: datetime) -> None:
    """Clear the date in a revision, unless an editor has entered a later one since. An autosave waits for the lock."""
    for revision in Revision.objects.select_for_update().filter(pk=revision_pk):
        date = parse_datetime(revision.content.get(name) or "")
        if date and date <= now:
            revision.content[name] = None
            revision.save(update_fields=["content"])
