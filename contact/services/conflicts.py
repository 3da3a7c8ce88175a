"""Conflicts: what two reviewers changed to different values while both had the same message open."""

from collections.abc import Mapping
from typing import Any

from django.template.defaultfilters import date as format_date
from django.utils import timezone

from contact.models import Action, Feedback, HistoryEntry

# What else than a change of these fields changes them.
CHANGED_BY = {
    Action.REPLIED: ("acknowledged_on",),
    Action.WROTE_BACK: ("state", "due_on", "resolution"),
    Action.WITHDREW: ("state", "resolution"),
}


def find_conflicts(feedback: Feedback, stale: set[str], changes: Mapping[str, Any]) -> dict[str, str]:
    """Return a sentence for each field that this reviewer and, meanwhile, another one changed to different values.

    `feedback` is the locked row, `stale` names the fields whose value is no longer the one that the reviewer saw, and
    `changes` holds what the reviewer entered.
    """
    return {
        name: _describe_conflict(feedback, name)
        for name, value in changes.items()
        if name in stale and value != getattr(feedback, name)
    }


def _describe_conflict(feedback: Feedback, name: str) -> str:
    entry = _latest_change(feedback, name)
    who = entry.actor_name if entry else "Another user"
    when = f" on {format_date(timezone.localtime(entry.at), 'j F Y, H:i')}" if entry else ""
    return (
        f"{who} changed this to “{_display(feedback, name)}”{when}, after you opened this page. "
        "What you entered is still here: save again to replace theirs."
    )


def _latest_change(feedback: Feedback, name: str) -> HistoryEntry | None:
    """Return the history entry of the last change of a field."""
    label = str(Feedback._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # no reverse relation
    for entry in feedback.history.select_related("actor").order_by("-at", "-pk"):
        named = [part.partition(" (")[0] for part in entry.detail.split(", ")]
        if name in CHANGED_BY.get(Action(entry.action), ()) or (entry.action == Action.CHANGED and label in named):
            return entry
    return None


def _display(feedback: Feedback, name: str) -> str:
    display = getattr(feedback, f"get_{name}_display", None)
    value = display() if display else getattr(feedback, name)
    return format_date(value, "j F Y") if value and name.endswith("_on") else str(value or "empty")
