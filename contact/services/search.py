"""The text in which reviewers search: everything written about a message, folded so that case matters in no script.

SQLite knows upper and lower case of ASCII only, PostgreSQL those of its locale; Python folds both alike. PostgreSQL has
an index on the two columns; SQLite has a full-text table of them, which is written here (migration 0008).
"""

import unicodedata
from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Q
from django.db.models.expressions import RawSQL

from contact.models import Feedback, FeedbackQuerySet

PERSONAL_FIELDS = ("name", "email", "telephone", "best_time", "postal_address", "reply_format")
RELATED = ("notes", "replies", "follow_ups")
BATCH_SIZE = 500
MAX_WORDS = 20
MIN_INDEXED_LENGTH = 3  # characters: the indexes are of trigrams


def fold(text: str) -> str:
    """Return the text for comparison without case; NUL, which PostgreSQL refuses, is left out."""
    return unicodedata.normalize("NFKC", text.replace("\0", "")).casefold()


def refresh_search_text(feedback: Feedback) -> None:
    """Write the search text of a message again, from what is stored now. The caller has the row locked."""
    _write(Feedback.objects.filter(pk=feedback.pk))


def fill_missing_search_texts() -> int:
    """Write the search texts of messages that have none, as those that the release before stores; return how many."""
    missing = Feedback.objects.filter(search_text="").exclude(message="")
    pks = list(missing.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH_SIZE):
        with transaction.atomic():
            _write(missing.select_for_update().filter(pk__in=pks[start : start + BATCH_SIZE]).order_by("pk"))
    return len(pks)


def forget_deleted_texts() -> None:
    """Merge the full-text table: until then SQLite keeps the characters of texts that were deleted from it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO contact_feedback_search (contact_feedback_search) VALUES ('optimize')")


def _write(messages: FeedbackQuerySet) -> None:
    rows = list(messages.prefetch_related(*RELATED))
    for row in rows:
        entries = [entry.text for name in RELATED for entry in getattr(row, name).all()]
        row.search_text = _join([row.message, row.page, row.outcome, *entries])
        row.search_personal = _join(getattr(row, name) for name in PERSONAL_FIELDS)
    Feedback.objects.bulk_update(rows, ["search_text", "search_personal"], batch_size=BATCH_SIZE)
    if connection.vendor == "sqlite":
        _write_full_text(rows)


def _write_full_text(rows: list[Feedback]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM contact_feedback_search WHERE rowid = %s", [(row.pk,) for row in rows])
        cursor.executemany(
            "INSERT INTO contact_feedback_search (rowid, text, personal) VALUES (%s, %s, %s)",
            [(row.pk, row.search_text, row.search_personal) for row in rows if row.search_text],
        )


def search(messages: FeedbackQuerySet, typed: str, *, personal: bool) -> FeedbackQuerySet:
    """Return the messages that contain each of the first typed words; names and addresses count only if `personal`."""
    for word in fold(typed).split()[:MAX_WORDS]:
        messages = messages.filter(_contains(word, personal=personal))
    return messages


def _contains(word: str, *, personal: bool) -> Q:
    """Return the condition that a word, or a part of one, is in the text of a message."""
    if connection.vendor == "sqlite" and len(word) >= MIN_INDEXED_LENGTH:
        columns, phrase = "text personal" if personal else "text", word.replace('"', '""')
        found = "SELECT rowid FROM contact_feedback_search WHERE contact_feedback_search MATCH %s"
        return Q(pk__in=RawSQL(found, [f'{{{columns}}} : "{phrase}"']))  # noqa: S611 - the word is a parameter
    in_text = Q(search_text__contains=word)
    return in_text | Q(search_personal__contains=word) if personal else in_text


def _join(texts: Iterable[str]) -> str:
    return fold("\n".join(filter(None, texts)))
