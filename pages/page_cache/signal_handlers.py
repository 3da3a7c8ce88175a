"""Bumps the content version on every change that a visitor could see. Too often is harmless, too seldom is a defect."""

from typing import Any

from django.apps import AppConfig
from django.db import models, transaction
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete, pre_save
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from .version import ContentVersion, in_transaction, version_reader

# Not visible to visitors. Everything else counts, including models that are added later.
IGNORED_APPS = {
    "account", "admin", "auth", "contact", "contenttypes", "django_q", "mfa", "migrations", "security", "sessions",
    "wagtailadmin", "wagtailsearch", "wagtailusers",
}  # fmt: skip
VISIBLE_MODELS = {"contact.theme"}  # of an ignored app: shown with "You said, we did"
IGNORED_MODELS = {
    "pages.contentversion", "pages.draftlink", "pages.linkcheck", "pages.notfoundpath",
    "pages.seedrecord", "wagtailcore.comment",
    "wagtailcore.commentreply", "wagtailcore.modellogentry", "wagtailcore.pagelogentry", "wagtailcore.pagesubscription",
    "wagtailcore.referenceindex", "wagtailcore.revision", "wagtailcore.taskstate", "wagtailcore.uploadedfile",
    "wagtailcore.workflowstate", "wagtailsearchpromotions.query", "wagtailsearchpromotions.querydailyhits",
}  # fmt: skip
DRAFT_FIELDS = {"draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"}
PAGE_SIGNALS = (page_published, page_unpublished, post_page_move, page_slug_changed)


def is_visible(model: type[models.Model]) -> bool:
    """Return whether a visitor could see a change to rows of this model; False for the models within a migration."""
    meta = model._meta
    is_hidden_app = meta.app_label in IGNORED_APPS and meta.label_lower not in VISIBLE_MODELS
    ignored = is_hidden_app or meta.label_lower in IGNORED_MODELS or model.__module__ == "__fake__"
    return not ignored


def is_draft(update_fields: Any) -> bool:
    """Return whether only a draft was saved, which Wagtail does every few seconds while an editor types."""
    return update_fields is not None and set(update_fields) <= DRAFT_FIELDS


def bump_before_save(sender: type[models.Model], update_fields: Any = None, **_kwargs: Any) -> None:
    """Bump first within a transaction: all writers then lock that row before any other, so none deadlock."""
    if in_transaction() and is_visible(sender) and not is_draft(update_fields):
        bump()


def bump_after_save(sender: type[models.Model], update_fields: Any = None, **_kwargs: Any) -> None:
    """Bump last without a transaction: a response rendered in between then has the version that has just ended."""
    if not in_transaction() and is_visible(sender) and not is_draft(update_fields):
        bump()


def bump(**_kwargs: Any) -> None:
    """Bump whatever the sender: some signals report changes made in SQL. This process reads the new number at once."""
    ContentVersion.bump()
    transaction.on_commit(version_reader.expire)


def connect_signal_handlers(app_config: AppConfig) -> None:
    """Connect the handlers to every model; and to migrations, whose changes send no signals."""
    for signal in (pre_save, pre_delete):
        signal.connect(bump_before_save, dispatch_uid="pages.bump_before_save")
    for signal in (post_save, post_delete):
        signal.connect(bump_after_save, dispatch_uid="pages.bump_after_save")
    for signal in PAGE_SIGNALS:
        signal.connect(bump, dispatch_uid="pages.bump")
    post_migrate.connect(bump, sender=app_config, dispatch_uid="pages.bump")
