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


def wait_until_none_left(count, description):
    """Poll until `count()` is 0; fail when it has not fallen for TIMEOUT, however slow the machine is."""
    lowest = count()
    deadline = time.monotonic() + TIMEOUT
    while left := count():
        if left < lowest:
            lowest, deadline = left, time.monotonic() + TIMEOUT
        if time.monotonic() > deadline:
            raise AssertionError(f"Timed out waiting for {description}: {left} left.")
        time.sleep(INTERVAL)
