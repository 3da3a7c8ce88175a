"""What the status page and the page after sending say to the sender of a message. No text, no name."""

from django.db.models import Q
from django.template.defaultfilters import date as format_date
from django.utils import timezone

from .models import DUE_STATES, Action, Feedback, Kind, Reply, ReplyMethod, Resolution, State

RECEIVED = "We have received your message."
RESOLUTIONS = {
    Resolution.ANSWERED: "We have answered your message and closed it.",
    Resolution.CHANGED: "We have changed something because of your message, and closed it.",
    Resolution.PASSED_ON: "We have passed your message on to another organisation, and closed it.",
    Resolution.CANNOT_CHANGE: "We have looked at your message and cannot change this. It is closed.",
    Resolution.NO_ACTION: "We have read your message. Nothing more needs to be done, and it is closed.",
    Resolution.WITHDRAWN: "You have withdrawn your message. It is closed.",
}
# Article 77 of the UK GDPR: everybody may complain to the Commissioner.
RIGHT_TO_COMPLAIN = (
    "You can also complain to the Information Commissioner's Office: https://ico.org.uk/make-a-complaint/"
)


def get_status(feedback: Feedback) -> list[str]:
    """Return sentences that are true now: how far we are, and when the sender will hear from us, if that is to come."""
    if feedback.erased_at:
        return ["Your message has been erased: what you wrote, and how to reach you."]
    if feedback.state == State.SPAM:
        return ["Your message is closed. We have not acted on it."]
    if feedback.state == State.CLOSED:
        return [*_outcome(feedback), *([RIGHT_TO_COMPLAIN] if feedback.kind == Kind.DATA_PROTECTION else [])]
    return [*_progress(feedback), *_deadline(feedback)]


def _outcome(feedback: Feedback) -> list[str]:
    if feedback.resolution == Resolution.ANSWERED and feedback.replies.exists() and not _get_delivered(feedback):
        return [_answer(feedback), "Your message is closed."]
    return [RESOLUTIONS[Resolution(feedback.resolution)] if feedback.resolution else "Your message is closed."]


def _progress(feedback: Feedback) -> list[str]:
    match feedback.state:
        case State.ANSWERED:
            return [_answer(feedback) or "We have answered your message."]
        case State.WAITING if answer := _answer(feedback):
            return [answer, "We are waiting to hear from you."]
        case State.WAITING:
            return [RECEIVED, "We are looking at it."]
        case State.IN_PROGRESS:
            return [RECEIVED, "We are looking at it."]
    if feedback.history.filter(action=Action.WROTE_BACK).exists():
        return [RECEIVED, "We have also received what you wrote since."]
    return [RECEIVED]


def _answer(feedback: Feedback) -> str:
    """Return what has become of our answer; nothing before the first."""
    if delivered := _get_delivered(feedback):
        return f"We answered on {format_date(timezone.localtime(delivered.created_at), 'j F Y')}."
    if feedback.replies.filter(mail__failed_at=None).exists():
        return "We have written an answer. It is on its way to you."
    if feedback.replies.exists():
        return "We have written an answer, but our email could not be delivered. Please telephone us."
    return ""


def _get_delivered(feedback: Feedback) -> Reply | None:
    """Return the newest reply that a mail server has taken, or that was a telephone call or a letter."""
    is_mail = Q(method=ReplyMethod.EMAIL)
    return feedback.replies.filter(~is_mail | Q(mail__sent_at__isnull=False)).last()


def _deadline(feedback: Feedback) -> list[str]:
    """Return when we will act, while that is still ours to do; a date that has passed is said to have passed."""
    if feedback.quarantined or feedback.state not in DUE_STATES or not feedback.due_on:
        return []
    day = format_date(feedback.due_on, "j F Y")
    if feedback.kind == Kind.DATA_PROTECTION and feedback.acknowledged_on:
        return [f"We acknowledged your complaint on {format_date(feedback.acknowledged_on, 'j F Y')}."]
    if feedback.due_on < timezone.localdate():
        return [f"We meant to deal with it by {day}, and are late. We are sorry."]
    if feedback.reply_method == ReplyMethod.NONE:
        return [f"You did not ask for a reply. We will have dealt with it by {day}."]
    if feedback.kind == Kind.DATA_PROTECTION:
        return [f"We will acknowledge your complaint by {day}."]
    return [f"You will hear from us by {day}."]
