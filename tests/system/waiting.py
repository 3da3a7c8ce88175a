"""Waiting for something that another process does."""

import time

TIMEOUT = 120  # seconds: only a site that hangs needs them
INTERVAL = 0.1


def wait_until(condition, description):
    """Poll until `condition()` is true; fail the test with the description of what never happened."""
    deadline = time.monotonic() + TIMEOUT
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"Timed out waiting for {description}.")
        time.sleep(INTERVAL)
