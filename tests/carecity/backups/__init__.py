"""Backups: a place of their own to destroy things in."""
