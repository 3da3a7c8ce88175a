"""Waiting for something that another process does."""

import time

PATIENCE = 120  # seconds; only a site that is stuck needs them


def wait_until(there, what):
    """Look again and again until `there()` is true; end the test with `what` was waited for if it never is."""
    end = time.monotonic() + PATIENCE
    while not there():
        if time.monotonic() > end:
            raise AssertionError(f"In vain waited for: {what}.")
        time.sleep(0.1)
