"""The history of a message: who did what, never what anyone wrote."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import Model

from contact.models import Action, Feedback, HistoryEntry

MAX_DETAIL_LENGTH = 200  # characters
BATCH_SIZE = 500


def record(feedback: Feedback, actor: User | None, action: Action, detail: str = "") -> None:
    """Add an entry; `detail` names fields and states only."""
    HistoryEntry.objects.create(feedback=feedback, actor=actor, action=action, detail=detail[:MAX_DETAIL_LENGTH])


def record_changes(rows: Iterable[Feedback], actor: User, detail: str, assignee: Model | None = None) -> None:
    """Add the same CHANGED entry to each row; `assignee` is the user to whom they were assigned, if they were."""
    entry = {"actor": actor, "action": Action.CHANGED, "detail": detail[:MAX_DETAIL_LENGTH], "assignee": assignee}
    HistoryEntry.objects.bulk_create([HistoryEntry(feedback=row, **entry) for row in rows], batch_size=BATCH_SIZE)
