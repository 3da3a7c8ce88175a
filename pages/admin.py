"""“You said, we did” in the Django admin, where feedback managers work."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from carecity.core.forms import StaleCheckMixin
from contact.models import Feedback, State
from contact.references import normalise_reference
from contact.services.privacy import find_personal_data

from .models import PublicAnswer


class ReferencesField(forms.CharField):
    """Messages, typed as their references with spaces or commas between them."""

    def prepare_value(self, value: Any) -> Any:
        """Return the references of messages or primary keys, or what was typed."""
        if not isinstance(value, list):
            return value
        pks = [getattr(item, "pk", item) for item in value]
        pks = [pk for pk in pks if str(pk).isdecimal() and len(str(pk)) <= MAX_ID_DIGITS]
        return " ".join(Feedback.objects.filter(pk__in=pks).order_by("pk").values_list("reference", flat=True))

    def to_python(self, value: Any) -> list[Feedback]:  # type: ignore[override]  # the field cleans to messages
        words = (super().to_python(value) or "").replace(",", " ").split()
        typed = [normalise_reference(word) for word in words]
        found = {feedback.reference: feedback for feedback in Feedback.objects.filter(reference__in=typed)}
        if unknown := [reference for reference in typed if reference not in found]:
            raise ValidationError(f"There is no message with the reference {', '.join(unknown)}.")
        return list(found.values())


MAX_ID_DIGITS = 18  # more do not fit into the database's integers


class PublicAnswerForm(StaleCheckMixin):
    """Refuses messages that are still open, and texts that would tell who wrote one of them."""

    messages = ReferencesField(
        label="Answers these messages",
        required=False,
        help_text="Their references. They must be closed. Visitors do not see them.",
    )

    class Meta:
        model = PublicAnswer
        fields = ["told", "response", "month", "theme", "focus_area", "messages", "is_published"]

    def clean_messages(self) -> list[Feedback]:
        messages: list[Feedback] = self.cleaned_data["messages"]
        linked = (
            set(self.instance.messages.all()) if self.instance.pk else set()
        )  # a sender may have written back since
        still_open = [
            str(feedback) for feedback in messages if feedback.state != State.CLOSED and feedback not in linked
        ]
        if still_open:
            raise ValidationError(f"Close {', '.join(still_open)} first.")
        return messages

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in ("told", "response"):
            if found := find_personal_data(cleaned.get("messages", []), cleaned.get(name, "")):
                self.add_error(name, f"This would be public. Remove {', '.join(found)}.")
        return cleaned


@admin.register(PublicAnswer)
class PublicAnswerAdmin(admin.ModelAdmin):
    """Answers that managers draft from closed messages and publish."""

    form = PublicAnswerForm
    list_display = ["month", "told", "theme", "focus_area", "is_published"]
    list_display_links = ["told"]
    list_filter = ["is_published"]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Return the messages of the link "Draft …", their theme if they share one, and this month."""
        pks = [pk for pk in request.GET.get("messages", "").split(",") if pk.isdecimal() and len(pk) <= MAX_ID_DIGITS]
        themes = set(Feedback.objects.filter(pk__in=pks).values_list("theme", flat=True))
        theme = themes.pop() if len(themes) == 1 else None
        return {"messages": [int(pk) for pk in pks], "month": timezone.localdate(), "theme": theme}
