"""Using pages with the keyboard alone: keys go to the focused element; nothing is clicked."""

from playwright.sync_api import expect


def focus(locator, attempts=10):
    """Focus a control, again if a dialog that is still opening takes the focus."""
    for _ in range(attempts):
        locator.focus()
        try:
            return expect(locator).to_be_focused(timeout=500)
        except AssertionError:
            continue
    return expect(locator).to_be_focused()


def press(locator, key="Enter"):
    """Press a key on a control that can be focused."""
    focus(locator)
    locator.press(key)


def type_into(locator, text):
    """Replace the text of a field by typing."""
    focus(locator)
    locator.press("ControlOrMeta+a")
    locator.page.keyboard.type(text)
