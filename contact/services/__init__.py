"""Every write to feedback: `submit` stores a message, `triage` handles it, `erase` and `retention` end it."""
