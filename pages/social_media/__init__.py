"""The newest posts of the organisation's accounts on social media, which the worker reads and stores as plain text."""
