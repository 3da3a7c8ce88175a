"""Working with the keyboard alone: what has focus is pressed or typed into; nothing is clicked."""

from playwright.sync_api import expect


def focus(locator, tries=10):
    """Bring focus to a control, again where a dialog that is still opening takes it away."""
    for _ in range(tries):
        locator.focus()
        try:
            return expect(locator).to_be_focused(timeout=500)
        except AssertionError:
            continue
    return expect(locator).to_be_focused()


def press(locator, key="Enter"):
    """Press a key on a control that can take focus and shows that it has it."""
    focus(locator)
    locator.press(key)


def type_into(locator, text):
    """Type into a field, over what stands there."""
    focus(locator)
    locator.press("ControlOrMeta+a")
    locator.page.keyboard.type(text)
