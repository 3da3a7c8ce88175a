"""The conversation of one message: what was sent, replies, notes, what came back and the acts that matter, by time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from contact.models import Action, Feedback, HistoryEntry, Mail, Purpose, Reply, get_user_name

# Recorded for the audit, but no part of the conversation, or shown as an entry of its own.
HIDDEN_ACTIONS = (
    Action.RECEIVED,
    Action.RECORDED,
    Action.VIEWED,
    Action.EXPORTED,
    Action.NOTED,
    Action.REPLIED,
    Action.WROTE_BACK,
)
RECENTLY = timedelta(minutes=15)


@dataclass(frozen=True)
class ConversationEntry:
    """One entry; `kind` is "message", "reply", "note", "follow_up" or "act" and selects the template's look."""

    kind: str
    at: datetime
    heading: str
    text: str = ""
    status: str = ""
    is_failed: bool = False


def get_entries(feedback: Feedback, sender: str) -> list[ConversationEntry]:
    """Return the entries, oldest first; `sender` is what the user may read about who wrote the message."""
    message = ConversationEntry("message", feedback.created_at, sender, feedback.message)
    others = [
        *(_reply(reply) for reply in feedback.replies.select_related("author", "mail")),
        *(
            ConversationEntry("note", note.created_at, f"Note by {get_user_name(note.author)}", note.text)
            for note in feedback.notes.select_related("author")
        ),
        *(
            ConversationEntry("follow_up", follow_up.created_at, "The sender wrote back", follow_up.text)
            for follow_up in feedback.follow_ups.all()
        ),
        *(_act(entry) for entry in _acts(feedback)),
        *(
            ConversationEntry("act", sent_at, "Receipt sent")
            for sent_at in feedback.mails.filter(purpose=Purpose.RECEIPT).values_list("sent_at", flat=True)
            if sent_at
        ),
    ]
    return [message, *sorted(others, key=lambda entry: entry.at)]


def _acts(feedback: Feedback) -> list[HistoryEntry]:
    acts = feedback.history.exclude(action__in=HIDDEN_ACTIONS)
    return list(acts.select_related("actor", "assignee"))


def _act(entry: HistoryEntry) -> ConversationEntry:
    heading = f"{entry.actor_name} {entry}"
    if entry.assignee:
        heading += f" ({get_user_name(entry.assignee)})"
    return ConversationEntry("act", entry.at, heading)


def _reply(reply: Reply) -> ConversationEntry:
    author = (reply.author and reply.signature) or get_user_name(reply.author)
    heading = f"Reply by {author}"
    mail = getattr(reply, "mail", None)
    if mail is None:
        return ConversationEntry("reply", reply.created_at, heading, reply.text, reply.get_method_display().lower())
    return ConversationEntry("reply", reply.created_at, heading, reply.text, _status(mail), bool(mail.failed_at))


def _status(mail: Mail) -> str:
    if mail.sent_at:
        return f"sent {timezone.localtime(mail.sent_at):%-d %b %Y, %H:%M}"
    return f"not sent: {mail.last_error}" if mail.failed_at else "waiting to be sent"


def get_recent_viewer(feedback: Feedback, user: User) -> HistoryEntry | None:
    """Return when a colleague last opened the message, if that was in the last quarter of an hour."""
    views = feedback.history.filter(action=Action.VIEWED, at__gte=timezone.now() - RECENTLY)
    return views.exclude(actor=user).exclude(actor=None).select_related("actor").order_by("-at").first()
