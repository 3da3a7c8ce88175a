"""Messages for pictures of the reviewers' screens. Each says that it is a demonstration; none is from a real person."""

CREATE_MESSAGES = """
from datetime import timedelta
from django.contrib.auth.models import User
from django.utils import timezone
from contact.deadlines import add_working_days
from contact.models import Action, Feedback, FeedbackSettings, Mail, Note, SavedReply, Signature, Theme
from contact.management.commands.complete_feedback import complete_messages
from contact.services.history import record
from contact.services.replies import OutgoingReply, add_follow_up, send_reply
from contact.services.triage import add_note, update

today = timezone.localdate()
User.objects.filter(username="reviewer").update(first_name="Reviewer", last_name="A")
User.objects.filter(username="manager").update(first_name="Manager", last_name="B")
reviewer = User.objects.get(username="reviewer")
Signature.objects.create(user=reviewer, name="Reviewer A", role="Community team")
FeedbackSettings.objects.create(notify="reviewers@example.org")
themes = [Theme.objects.create(name=name) for name in ("Building and access", "Website", "Events")]
SavedReply.objects.create(title="Opening hours", text="(Demonstration) We are open from nine to five.")
TEXTS = [
    ("problem", "The door to the garden is hard to open with a walking frame."),
    ("question", "When is the next open day, and is there parking for disabled people?"),
    ("compliment", "The staff at the front desk were patient and kind."),
    ("suggestion", "Please put the telephone number at the top of each page."),
    ("barrier", "My screen reader does not read the picture on the page about healthy ageing."),
    ("data_protection", "Please tell me what you have stored about me."),
]

def make(number, days, **fields):
    kind, text = TEXTS[number % len(TEXTS)]
    received = today - timedelta(days=days)
    values = {"reply_by": "email", "name": "A. Sender", "email": f"sender-{number}@example.org", "page": "/about/"}
    values |= {"due_on": add_working_days(received, 10), "theme": themes[number % 3], "received_on": received}
    feedback = Feedback.objects.create(kind=kind, message=f"(Demonstration) {text}", **values | fields)
    at = timezone.now() - timedelta(days=days, hours=2)
    Feedback.objects.filter(pk=feedback.pk).update(created_at=at)
    return feedback

def answer(feedback, text, days, state="answered"):
    key = f"demonstration {feedback.pk} {days}"
    reply = OutgoingReply(f"(Demonstration) {text}", key, next_state=state, signature="Reviewer A, Community team")
    send_reply(feedback, reply, reviewer)
    Feedback.objects.filter(pk=feedback.pk).update(first_answered_on=today - timedelta(days=days))

for number in range(80):
    days = 6 + (number * number * 7) % 78
    closed = make(number, days, outcome="(Demonstration) Explained.")
    answer(closed, "Thank you. We have seen to it.", max(days - 2 - number % 12, 0), "closed")
for number, fields in enumerate([{}, {"assignee": reviewer}, {}, {"state": "in_progress", "assignee": reviewer}, {}]):
    make(number, number, **fields)
make(1, 20)
make(2, 1, quarantined=True, spam_score=6, spam_reasons=["3 links", "sent within 3 seconds"])
shown = make(0, 3, name="A. Sender", page="/focus-areas/healthy-ageing/")
update(shown, {"assignee": reviewer, "state": "in_progress"}, reviewer)
add_note(Note(feedback=shown, text="(Demonstration) I have asked the caretaker to look at the hinge."), reviewer)
answer(shown, "Thank you for telling us. The caretaker will look at the door this week.", 1, "waiting")
add_follow_up(shown, "(Demonstration) It is better, but the bell beside it does not ring.", "demonstration")
complete_messages()
Mail.objects.update(sent_at=timezone.now())
for number, entries in enumerate([shown.notes.all(), shown.replies.all(), shown.follow_ups.all()]):
    entries.update(created_at=timezone.now() - timedelta(days=2 - number, hours=3 + number))
shown.mails.update(sent_at=timezone.now() - timedelta(days=1, hours=4))
shown.history.update(at=timezone.now() - timedelta(days=3, hours=1))
record(shown, User.objects.get(username="manager"), Action.VIEWED)
"""
