"""Every write to feedback: `submit` stores it, `triage` handles it, `erase` and `retention` delete its content."""
