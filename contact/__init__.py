"""Feedback from visitors: the form, the outbox, and the reviewers' work on each message."""
