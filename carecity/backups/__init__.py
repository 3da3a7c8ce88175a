"""Backup and restore: database and uploads in one archive that is read back before it counts.

`site.py` says what is done in which order, `archive.py` what an archive is and how one is checked, `sqlite.py` and
`postgres.py` how each database is copied and put back.
"""


class BackupError(Exception):
    """What an operator has to be told, in one line; nothing was changed."""
