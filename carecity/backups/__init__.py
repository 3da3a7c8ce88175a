"""Backup and restore: database and uploads in one archive that is read back before it counts.

`site.py` says what is done in which order, `archive.py` what an archive is and how one is checked, `sqlite.py` and
`postgres.py` how each database is copied and put back, `folders.py` and `bucket.py` the same of uploads.
"""


class BackupError(Exception):
    """What an operator has to be told, in one line; nothing was changed."""


class UnfinishedError(Exception):
    """What an operator has to be told, in one line, of a restore that has to be run again."""
