"""Which changes a visitor could see: each raises the site's generation. Too often is harmless, too seldom a defect."""

from django.db import transaction
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete, pre_save
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from .models import Generation
from .version import clock

# What no visitor sees. Everything else counts, also what is added one day.
UNSEEN_APPS = {
    "account", "admin", "auth", "contact", "contenttypes", "django_q", "mfa", "migrations", "security", "sessions",
    "wagtailadmin", "wagtailsearch", "wagtailusers",
}  # fmt: skip
UNSEEN_MODELS = {
    "pages.generation", "pages.missedaddress", "pages.startingitem", "wagtailcore.comment", "wagtailcore.commentreply",
    "wagtailcore.modellogentry", "wagtailcore.pagelogentry", "wagtailcore.pagesubscription",
    "wagtailcore.referenceindex", "wagtailcore.revision", "wagtailcore.taskstate", "wagtailcore.uploadedfile",
    "wagtailcore.workflowstate", "wagtailsearchpromotions.query", "wagtailsearchpromotions.querydailyhits",
}  # fmt: skip
DRAFT_FIELDS = {"draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"}
PAGE_SIGNALS = (page_published, page_unpublished, post_page_move, page_slug_changed)


def is_seen(model):
    """Tell whether a visitor could see a change of such a row; not so in a migration, which has models of its own."""
    meta = model._meta
    unseen = meta.app_label in UNSEEN_APPS or meta.label_lower in UNSEEN_MODELS or model.__module__ == "__fake__"
    return not unseen


def is_draft(update_fields):
    """Tell whether only a page's draft was saved, which Wagtail does every few seconds while somebody types."""
    return update_fields is not None and set(update_fields) <= DRAFT_FIELDS


def rise_before(sender, update_fields=None, **_kwargs):
    """Within a transaction raise first: all writers then lock the number before anything else, never crosswise."""
    if transaction.get_connection().in_atomic_block and is_seen(sender) and not is_draft(update_fields):
        rise()


def rise_after(sender, update_fields=None, **_kwargs):
    """Without a transaction raise last: a copy made in between is then of the generation that has ended."""
    if not transaction.get_connection().in_atomic_block and is_seen(sender) and not is_draft(update_fields):
        rise()


def rise(**_kwargs):
    """Raise whatever it was, as some signals tell of changes that were made in SQL; here it is noticed at once."""
    Generation.rise()
    transaction.on_commit(clock.ask_now)


def connect(app_config):
    """Listen to every change; after migrations, which nobody is told of, raise once."""
    for signal in (pre_save, pre_delete):
        signal.connect(rise_before)
    for signal in (post_save, post_delete):
        signal.connect(rise_after)
    for signal in PAGE_SIGNALS:
        signal.connect(rise)
    post_migrate.connect(rise, sender=app_config)
