"""Backup and restore of the whole site: database and uploads in one archive, which is verified before it is kept.

`service` backs up and restores in the right order, `archive` reads and writes archives, `databases` dumps and loads
each kind of database, and `storages` lists and replaces uploads on disk and in a bucket.
"""


class BackupError(Exception):
    """A message for the operator, in one line. Nothing was changed."""


class PartialRestoreError(Exception):
    """A message for the operator, in one line. The database was restored, but not all uploads: restore again."""
