"""An index for the search in messages: it finds a part of a word without reading every message.

PostgreSQL has it in the extension pg_trgm, which the owner of a database may install, and SQLite in FTS5; both find any
three characters. Without the extension search works too, more slowly.
"""

import logging

from django.db import DatabaseError, migrations, transaction

COLUMNS = ("search_text", "search_personal")
SQLITE_TABLE = "CREATE VIRTUAL TABLE contact_feedback_search USING fts5(text, personal, tokenize = 'trigram')"
SQLITE_ROWS = (
    "INSERT INTO contact_feedback_search (rowid, text, personal) "
    "SELECT id, search_text, search_personal FROM contact_feedback WHERE search_text <> ''"
)

logger = logging.getLogger(__name__)


def create_index(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor == "sqlite":
        schema_editor.execute(SQLITE_TABLE)
        schema_editor.execute(SQLITE_ROWS)
        return
    try:
        with transaction.atomic(connection.alias):
            schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            for column in COLUMNS:
                schema_editor.execute(
                    f"CREATE INDEX contact_feedback_{column} ON contact_feedback USING gin ({column} gin_trgm_ops)"
                )
    except DatabaseError as error:
        logger.warning("Search in feedback has no index: pg_trgm cannot be used (%s).", type(error).__name__)


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE IF EXISTS contact_feedback_search")
        return
    for column in COLUMNS:
        schema_editor.execute(f"DROP INDEX IF EXISTS contact_feedback_{column}")


class Migration(migrations.Migration):
    dependencies = [("contact", "0007_conversation_data")]

    operations = [migrations.RunPython(create_index, drop_index)]
