"""`manage.py complete_feedback`: fill in what the release before does not know about the messages that it stores."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import Min, OuterRef, Subquery
from django.db.models.functions import TruncDate

from contact.models import Feedback, Reply, State
from contact.services.erase import erase_leftovers, find_leftovers
from contact.services.search import fill_missing_search_texts


class Command(BaseCommand):
    """Changes no message once every one is complete."""

    help = "Complete messages that the release before has stored: the days for the report, and the text for the search."

    def handle(self, **_options: Any) -> None:
        self.stdout.write(f"Completed: {complete_messages()}")


def complete_messages() -> int:
    """Fill in the days that the report counts by, and the text that reviewers search; return how many texts.

    What reviewers worked on leaves quarantine, where the release before leaves it; what it has left of messages that it
    erased is erased.
    """
    worked_on = Feedback.objects.quarantined().exclude(state=State.NEW, assignee=None, notes=None, replies=None)
    Feedback.objects.filter(pk__in=list(worked_on.values_list("pk", flat=True))).update(quarantined=False)
    for feedback in find_leftovers():
        erase_leftovers(feedback)
    Feedback.objects.filter(received_on=None).update(received_on=TruncDate("created_at"))
    replies = Reply.objects.filter(feedback=OuterRef("pk")).order_by().values("feedback")
    first = replies.annotate(day=Min(TruncDate("created_at"))).values("day")
    unanswered = Feedback.objects.filter(first_answered_on=None, erased_at=None, replies__isnull=False)
    unanswered.update(first_answered_on=Subquery(first))
    return fill_missing_search_texts()
