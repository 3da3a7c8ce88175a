"""Working with the keyboard alone: what has focus is pressed or typed into; nothing is clicked."""

from playwright.sync_api import expect


def press(locator, key="Enter"):
    """Press a key on a control that can take focus and shows that it has it."""
    locator.focus()
    expect(locator).to_be_focused()
    locator.press(key)


def type_into(locator, text):
    """Type into a field, over what stands there."""
    locator.focus()
    expect(locator).to_be_focused()
    locator.press("ControlOrMeta+a")
    locator.page.keyboard.type(text)
