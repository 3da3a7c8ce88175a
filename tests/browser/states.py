"""Every state of the site that a visitor can see: each page, and what is not at an address of its own."""


def send(page, *, kind=None, message="", email=None):
    """Fill in the feedback form and send it; an address asks for a reply."""
    page.goto("/contact/")
    if kind:
        page.get_by_label(kind, exact=True).check()
    page.get_by_label("Your feedback").fill(message)
    if email is None:
        page.get_by_label("No", exact=True).check()
    else:
        page.get_by_label("Yes", exact=True).check()
        page.get_by_label("Your email address").fill(email)
    page.get_by_role("button", name="Send feedback").click()


def send_without_token(page):
    """Send the form as somebody does whose token has expired."""
    page.goto("/contact/")
    page.context.clear_cookies()
    page.get_by_label("Your feedback").fill("When are you open?")
    page.get_by_role("button", name="Send feedback").click()


STATES = {
    "not found": lambda page: page.goto("/no-such-page/"),
    "form with errors": lambda page: send(page, email="jo@example"),
    "form sent": lambda page: send(page, kind="A question", message="When are you open?"),
    "form without a token": send_without_token,
}
