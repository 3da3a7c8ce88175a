"""The screen of one message: the conversation, a composer with reply and note, and the handling panel beside it.

All of it is one form, so that every button posts everything that the reviewer has typed. Each button but Insert and
Preview saves the handling panel too; only the Send buttons send mail. What is neither sent nor added stays as a draft.
"""

import secrets
from collections.abc import Collection
from copy import copy
from http import HTTPStatus
from typing import Any, Protocol

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from carecity.core.client_ip import hmac_digest
from contact.emails import render_reply
from contact.models import Action, Draft, Feedback, Note, Reply, ReplyMethod, SavedReply, Signature, State
from contact.services import triage
from contact.services.history import record
from contact.services.replies import NoEmailAddressError, OutgoingReply, send_reply

from .conversation import get_entries, get_recent_viewer
from .filters import MAX_ID_DIGITS, get_reviewer
from .forms import HandlingForm, NoteForm, ReplyForm, get_exchange, list_errors

FORMS = ("handling", "reply", "note")
SEND_ACTIONS = {"send": State.ANSWERED, "send_and_wait": State.WAITING, "send_and_close": State.CLOSED}
UNSEEN = (
    "More was written, or the message was closed, since you opened this page. Read it above; then press the button "
    "again to send your reply."
)
SAVE_ACTIONS = {*SEND_ACTIONS, "handling", "note", "take", "release"}
# The field of the handling panel that mends each refusal.
UNUSED_RESOLUTION = "Choose the state Closed too, or press Send and close. Or choose no resolution."
FIELD_OF_ERROR = {
    triage.OutcomeRequiredError: "outcome",
    triage.ResolutionRequiredError: "resolution",
    triage.ReplyRequiredError: "state",
}


def get_reply_key(form_key: str, text: str) -> str:
    """Return the same key for the same form with the same text: after going back, a changed text is another reply."""
    return hmac_digest(form_key, text)


def _describe_save(*, is_changed: bool, is_released: bool) -> str:
    if is_released:
        return "The handling was saved, and the message was released from quarantine."
    return "The handling was saved." if is_changed else "Nothing was changed."


class ConversationAdmin(Protocol):
    """What this screen asks the ModelAdmin."""

    admin_site: AdminSite
    opts: Any

    def has_change_permission(self, request: HttpRequest, obj: Feedback | None = None) -> bool: ...

    def has_erase_permission(self, request: HttpRequest) -> bool: ...


class Conversation:
    """Handles one request for the screen."""

    def __init__(self, model_admin: ConversationAdmin, request: HttpRequest, feedback: Feedback) -> None:
        self.model_admin, self.request, self.feedback = model_admin, request, feedback
        self.user = get_reviewer(request)
        self.may_change = model_admin.has_change_permission(request, feedback)
        self.may_reply = self.may_change and request.user.has_perm("contact.reply_feedback")
        self.may_add_notes = not feedback.erased_at and request.user.has_perm("contact.add_note")
        self.may_see_sender = request.user.has_perm("contact.view_personal_data")

    def get(self) -> HttpResponse:
        draft = self.get_draft()
        if draft.reply.strip() and self.request.GET.get("record", draft.method) != draft.method:
            messages.info(self.request, "Your draft is below. Send it, or delete its text, before you record another.")
        response = self.render()
        record(self.feedback, self.user, Action.VIEWED)
        return response

    def post(self) -> HttpResponse:
        """Do what the pressed button says; what was typed is shown again if that is refused."""
        action = self.request.POST.get("action", "")
        try:
            if self.feedback.erased_at:
                raise triage.FeedbackErasedError
            self._require_permission(action)
            if action in SAVE_ACTIONS:
                return self._save(action)
            if action == "draft":
                self._store_draft()
                return HttpResponse(status=HTTPStatus.NO_CONTENT)
        except triage.FeedbackErasedError:
            return self._refuse_erased()
        if action in ("insert", "preview"):
            return self._show_again(action)
        return self.render(status=HTTPStatus.BAD_REQUEST)

    def _require_permission(self, action: str) -> None:
        needed = {"note": self.may_add_notes, "draft": self.may_reply or self.may_add_notes}
        needed |= dict.fromkeys([*SEND_ACTIONS, "insert", "preview"], self.may_reply)
        if not needed.get(action, self.may_change):
            raise PermissionDenied

    @transaction.atomic
    def _save(self, action: str) -> HttpResponse:
        """Save everything that the button saves, or nothing.

        The row is locked before the handling form reads it, so that the form is compared with what is stored now.
        """
        self.feedback = triage.lock(self.feedback)
        forms = self._bind(action)
        if action in SEND_ACTIONS:
            self._refuse_unseen(forms["reply"])
        if "handling" in forms:
            self._refuse_unused_resolution(forms["handling"], action)
        needed = {"handling", "note" if action == "note" else "", "reply" if action in SEND_ACTIONS else ""}
        refused = [name for name, form in forms.items() if name in needed and not form.is_valid()]
        if refused:
            return self.render(**self._unbind(forms, needed))
        try:
            with transaction.atomic():
                message, level = self._write(action, forms)
        except triage.FeedbackErasedError:
            raise
        except triage.TriageError as error:
            self._add_error(forms, error)
            return self.render(**self._unbind(forms, needed))
        self._store_draft(without={"note"} if action == "note" else {"reply"} if action in SEND_ACTIONS else ())
        messages.add_message(self.request, level, message)
        return redirect(reverse("admin:contact_feedback_change", args=[self.feedback.pk]))

    def _bind(self, action: str) -> dict[str, Any]:
        """Return the forms with what was posted; the handling form has a copy, as validating a form changes its row.

        A Send button says itself which state follows, so the state in the panel does not count.
        """
        data = self.request.POST.copy()
        if action in SEND_ACTIONS:
            data["state"] = data["initial-state"] = self.feedback.state
        forms: dict[str, Any] = {"reply": ReplyForm(data, prefix="reply"), "note": NoteForm(data, prefix="note")}
        if self.may_change:
            forms["handling"] = HandlingForm(data, instance=copy(self.feedback))
        return forms

    def _refuse_unseen(self, form: ReplyForm) -> None:
        """Add an error if a colleague or the sender has written since this reply was begun, unless it has been sent."""
        current = get_exchange(self.feedback)
        seen = form.data.get("reply-seen") or current
        key = get_reply_key(form.data.get("reply-form_key", ""), form.cleaned_data["text"]) if form.is_valid() else ""
        if seen == current or Reply.objects.filter(form_key=key).exists():
            return
        form.data["reply-seen"] = current  # type: ignore[index]  # a copy of the posted data, see _bind
        form.add_error("text", UNSEEN)

    def _refuse_unused_resolution(self, form: HandlingForm, action: str) -> None:
        """Add an error if the reviewer chose how the message was closed and does not close it."""
        if not form.is_valid() or not form.get_changes().get("resolution"):
            return
        state = SEND_ACTIONS.get(action, form.cleaned_data.get("state"))
        if state != State.CLOSED:
            form.add_error("resolution", UNUSED_RESOLUTION)

    def _unbind(self, forms: dict[str, Any], needed: set[str]) -> dict[str, Any]:
        """Return the forms to show again; those that the button did not need show their text without errors."""
        return {name: form if name in needed else self._as_initial(form) for name, form in forms.items()}

    def _as_initial(self, form: Form) -> Any:
        initial = {name: self.request.POST.get(form.add_prefix(name), "") for name in form.fields}
        return type(form)(initial=initial, prefix=form.prefix)

    def _write(self, action: str, forms: dict[str, Any]) -> tuple[str, int]:
        """Write what was entered; return what to tell the reviewer, and the level of that message."""
        handling, success = forms.get("handling"), messages.SUCCESS
        changes = handling.get_changes() if handling else {}
        was_quarantined = self.feedback.quarantined
        if action == "take":
            changes.pop("assignee", None)
        released = self._release() if action == "release" else None  # first: a change alone leaves quarantine too
        if changes:
            triage.update(self.feedback, changes, self.user)
        if released:
            return released
        if action in SEND_ACTIONS:
            return self._send(forms["reply"], SEND_ACTIONS[action]), success
        if action == "note":
            triage.add_note(Note(feedback=self.feedback, text=forms["note"].cleaned_data["text"]), self.user)
            return "The note was added.", success
        if action == "take":
            for reason in triage.take_many([self.feedback.pk], self.user).skipped:
                return reason, messages.WARNING
            return "The message is assigned to you.", success
        return _describe_save(is_changed=bool(changes), is_released=was_quarantined and bool(changes)), success

    def _send(self, form: ReplyForm, next_state: State) -> str:
        outgoing = OutgoingReply(
            text=form.cleaned_data["text"],
            form_key=get_reply_key(form.cleaned_data["form_key"], form.cleaned_data["text"]),
            method=form.cleaned_data["method"],
            next_state=next_state,
            signature=self.signature,
        )
        reply = send_reply(self.feedback, outgoing, self.user)
        is_mail = reply.method == ReplyMethod.EMAIL
        return "The reply is on its way to the sender." if is_mail else "The reply was recorded."

    def _release(self) -> tuple[str, int]:
        try:
            triage.release(self.feedback, self.user)
        except triage.NotQuarantinedError:
            return "The message is not in quarantine any more.", messages.WARNING
        return "The message was released from quarantine.", messages.SUCCESS

    def _add_error(self, forms: dict[str, Any], error: triage.TriageError) -> None:
        """Show a refusal where the reviewer can mend it."""
        if isinstance(error, NoEmailAddressError) or "handling" not in forms:
            forms["reply"].add_error("text", error.reason)
        else:
            field = FIELD_OF_ERROR.get(type(error))
            forms["handling"].add_error(field if field in forms["handling"].fields else None, error.reason)

    def _show_again(self, action: str) -> HttpResponse:
        """Show the preview, or the saved reply below what was typed, to be adapted; only the draft is stored."""
        self._store_draft()
        forms: dict[str, Any] = {
            name: self._as_initial(form) for name, form in self._bind(action).items() if name != "handling"
        }
        if self.may_change:
            forms["handling"] = HandlingForm(self.request.POST, instance=copy(self.feedback))
        reply, preview = forms["reply"], ""
        if action == "preview":
            preview = render_reply(self.feedback, reply.initial["text"], self.signature)
        elif chosen := self._get_saved_reply(reply.initial["saved_reply"]):
            reply.initial["text"] = "\n\n".join(filter(None, [reply.initial["text"].rstrip(), chosen.text]))
            reply.initial["saved_reply"] = ""
        return self.render(**forms, preview=preview)

    def _get_saved_reply(self, pk: str) -> SavedReply | None:
        """Return the chosen saved reply, unless a manager has deleted it meanwhile."""
        return SavedReply.objects.filter(pk=pk).first() if pk.isdecimal() and len(pk) <= MAX_ID_DIGITS else None

    def _store_draft(self, without: Collection[str] = ()) -> None:
        """Store what this reviewer has typed and neither sent nor added; the page asks for it every few seconds.

        A screen without one of the two boxes leaves that part of the draft as it is. A draft of a reply that has been
        sent, or of a note that has been added, arrives late and would offer the same text once more.
        """
        data = self.request.POST
        typed = {name: data[f"{name}-text"] for name in ("reply", "note") if f"{name}-text" in data}
        typed |= dict.fromkeys(without, "")
        with transaction.atomic():
            triage.lock(self.feedback)
            text = ReplyForm.base_fields["text"].to_python(typed.get("reply", ""))
            if text and Reply.objects.filter(form_key=get_reply_key(data.get("reply-form_key", ""), text)).exists():
                typed["reply"] = ""
            note = NoteForm.base_fields["text"].to_python(typed.get("note", ""))
            if note and Note.objects.filter(feedback=self.feedback, author=self.user, text=note).exists():
                typed["note"] = ""
            if "reply" in typed and data.get("reply-method") in ReplyMethod.values:
                typed["method"] = data["reply-method"]
            own: dict[str, Any] = {"feedback": self.feedback, "author": self.user}
            if any(typed.get(name, "").strip() for name in ("reply", "note")) or Draft.objects.filter(**own).exists():
                draft, _ = Draft.objects.update_or_create(**own, defaults=typed)
                if not (draft.reply.strip() or draft.note.strip()):
                    draft.delete()

    def _refuse_erased(self) -> HttpResponse:
        """Show the erased message, and the text that the reviewer typed meanwhile, so that it can be copied."""
        self.feedback.refresh_from_db()
        self.may_change = self.may_reply = self.may_add_notes = False
        typed = [self.request.POST.get(name, "") for name in ("reply-text", "note-text", "outcome")]
        messages.warning(self.request, f"{self.feedback} has been erased. Nothing was saved or sent.")
        return self.render(lost_text="\n\n".join(filter(None, typed)), status=HTTPStatus.CONFLICT)

    @property
    def signature(self) -> str:
        signature = Signature.objects.filter(user=self.user).first()
        return str(signature) if signature else self.user.get_full_name()

    def get_draft(self) -> Draft:
        """Return what this reviewer had typed before, or an empty draft."""
        return Draft.objects.filter(feedback=self.feedback, author=self.user).first() or Draft()

    def get_method(self, draft: Draft) -> ReplyMethod:
        """Return how the reviewer replies: as the draft, as the link "Record a call" says, or as the sender wished.

        Notes of a telephone call must not turn up in a mail to the sender.
        """
        if draft.reply.strip():
            return ReplyMethod(draft.method)
        asked = self.request.GET.get("record", "")
        if asked in (ReplyMethod.TELEPHONE, ReplyMethod.LETTER):
            return ReplyMethod(asked)
        wish = self.feedback.reply_method
        return ReplyMethod.EMAIL if wish == ReplyMethod.NONE and self.feedback.email else wish

    def get_new_forms(self) -> dict[str, Any]:
        """Return the forms of a screen that was opened now, with what the reviewer had typed before."""
        draft = self.get_draft()
        initial = {
            "text": draft.reply,
            "method": self.get_method(draft),
            "form_key": secrets.token_urlsafe(16),
            "seen": get_exchange(self.feedback),
        }
        return {
            "handling": HandlingForm(instance=self.feedback) if self.may_change else None,
            "reply": ReplyForm(initial=initial, prefix="reply"),
            "note": NoteForm(initial={"text": draft.note}, prefix="note"),
        }

    def render(self, *, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """Return the screen with the given forms, and new ones for the others."""
        feedback = self.feedback
        forms = self.get_new_forms() | context
        method = forms["reply"]["method"].value()
        errors = list_errors(*(form for name, form in forms.items() if name in FORMS and form and form.is_bound))
        context = {
            **self.model_admin.admin_site.each_context(self.request),
            **forms,
            "opts": self.model_admin.opts,
            "title": f"Error: {feedback.reference}" if errors else feedback.reference,
            "errors": errors,
            "feedback": feedback,
            "sender": self.get_sender(),
            "entries": get_entries(feedback, self.get_sender()),
            "viewer": get_recent_viewer(feedback, self.user),
            "duplicates": feedback.duplicates.all(),
            "signature": self.signature,
            "may_change": self.may_change,
            "may_add_notes": self.may_add_notes,
            "may_erase": self.model_admin.has_erase_permission(self.request) and not feedback.erased_at,
            "may_see_history": self.request.user.has_perm("contact.view_historyentry"),
            "may_see_sender": self.may_see_sender,
            "may_reply": self.may_reply,
            "can_reply": self.may_reply and method != ReplyMethod.NONE,
            "is_mail": method == ReplyMethod.EMAIL,
            "tab": self.get_tab(forms),
            "now": timezone.now(),
        }
        template = "admin/contact/feedback/conversation.html"
        return TemplateResponse(self.request, template, context, status=status)

    def get_tab(self, forms: dict[str, Any]) -> str:
        """Return which of reply and note is shown: as before, or the note if only that has a draft."""
        typed = {name: forms[name]["text"].value() for name in ("reply", "note")}
        return self.request.POST.get("tab", "note" if typed["note"] and not typed["reply"] else "reply")

    def get_sender(self) -> str:
        """Return who wrote, as far as the user may know."""
        if self.feedback.erased_at:
            return "Erased"
        return (self.may_see_sender and self.feedback.name) or "The sender"
