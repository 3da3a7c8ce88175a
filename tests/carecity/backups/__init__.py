"""Backup and restore, on a site of their own that these tests destroy."""
