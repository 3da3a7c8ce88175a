"""The audit log: who signed in, changed rights, or read, exported and erased personal data."""
