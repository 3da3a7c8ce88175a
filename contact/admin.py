"""Feedback in the Django admin: found, read, and never altered."""

from django.contrib import admin
from django.utils.text import Truncator

from .models import Feedback
from .references import is_valid_reference, normalise_reference

admin.site.site_header = admin.site.site_title = "Care City feedback"
admin.site.index_title = "What the public sent"


@admin.register(Feedback)
class FeedbackAdmin(admin.ModelAdmin):
    """Messages, newest first; nobody adds one here or changes what a visitor wrote."""

    list_display = ["reference", "kind", "beginning", "wants_reply", "created_at"]
    list_filter = ["kind", ("created_at", admin.DateFieldListFilter)]
    search_fields = ["reference", "message", "name", "email"]
    search_help_text = "Searches reference, message, name and email address."
    date_hierarchy = "created_at"
    fields = ["reference", "kind", "created_at", "message", "name", "email"]

    @admin.display(description="message")
    def beginning(self, feedback):
        """The first words, to recognise a message by."""
        return Truncator(feedback.message).chars(80)

    @admin.display(description="reply to", boolean=True)
    def wants_reply(self, feedback):
        """Whether the sender can be answered."""
        return bool(feedback.email)

    def get_search_results(self, request, queryset, search_term):
        """Find a reference however it was heard on the telephone: in small letters, without its hyphen."""
        if is_valid_reference(search_term):
            search_term = normalise_reference(search_term)
        return super().get_search_results(request, queryset, search_term)

    def has_add_permission(self, request):
        """Nobody: feedback comes from the public form."""
        return False

    def has_change_permission(self, request, obj=None):
        """Nobody: with it goes the form, so that every field is shown as text, line breaks and all."""
        return False
