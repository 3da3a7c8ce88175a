"""The audit log: who signed in, changed permissions, or exported and erased personal data."""
