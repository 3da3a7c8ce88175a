"""Debian's Chromium, driven by Playwright: the headless shell, or else the browser with a window."""

from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from tests.binaries import find_headless_shell

# No sandbox: tests run as root on build machines. The other options keep the browser from contacting Google.
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium(*options, executable=None):
    """Start the browser with further options and yield it."""
    with sync_playwright() as playwright:
        program = executable or find_headless_shell()
        browser = playwright.chromium.launch(executable_path=program, args=[*OPTIONS, *options])
        try:
            yield browser
        finally:
            browser.close()
