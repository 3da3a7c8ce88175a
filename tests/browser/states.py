"""The states of public pages that have no URL of their own, and how a visitor gets there."""

from uuid import uuid4

from .draft_paths import DELETED_KEY, get_path
from .server import PRIVATE_PATH


def follow(control):
    """Press a link or button and wait until the browser shows the page that it leads to."""
    with control.page.expect_navigation():
        control.click()


def sign_in(page, name):
    """Fill in the sign-in form; passwords equal the names."""
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill(name)
    follow(page.get_by_role("button", name="Sign in", exact=True))


def send(page, *, kind=None, message="", email=None):
    """Fill in the feedback form and send it; with an email address, ask for a reply."""
    page.goto("/contact/")
    if kind:
        page.get_by_label(kind, exact=True).check()
    page.get_by_label("Your feedback").fill(message)
    if email is None:
        page.get_by_label("No reply needed", exact=True).check()
    else:
        page.get_by_label("By email", exact=True).check()
        page.get_by_label("Your email address").fill(email)
    follow(page.get_by_role("button", name="Send feedback"))


def send_without_token(page):
    """Send the form with a damaged token."""
    page.goto("/contact/")
    page.locator("input[name=token]").evaluate("input => { input.value = 'x' }")
    page.get_by_label("Your feedback").fill("When are you open?")
    follow(page.get_by_role("button", name="Send feedback"))


def show_status(page):
    """Send a message and look up its status."""
    send(page, kind="A question", message=f"When are you open? {uuid4()}")
    follow(page.get_by_role("link", name="See later what is happening with your message"))


def mistype_reference(page):
    page.goto("/contact/status/?reference=K7M4-9QXX")


def send_too_often(page):
    """Reach the rate limit with requests from one IP address, then send a message in the page."""
    page.set_extra_http_headers({"X-Forwarded-For": "192.0.2.1"})
    page.goto("/contact/")
    post = {name: page.locator(f"input[name={name}]").input_value() for name in ("csrfmiddlewaretoken", "token")}
    post |= {"kind": "question", "reply_by": "none"}
    headers = {"X-Forwarded-For": "192.0.2.1", "Origin": "/".join(page.url.split("/")[:3])}
    for number in range(30):
        form = post | {"message": f"Message {number} {uuid4()}"}
        if page.context.request.post("/contact/send/", form=form, headers=headers).status == 429:
            break
    send(page, kind="A question", message="Is anybody there?")
    assert page.get_by_role("alert").count(), "thirty messages in an hour were accepted from one IP address"


def search_for(page, query):
    """Search from the header's link, as a visitor does."""
    page.goto("/")
    follow(page.get_by_role("link", name="Search", exact=True))
    page.get_by_label("Search this site").fill(query)
    follow(page.get_by_role("button", name="Search"))


def enter_wrong_password(page):
    """Open a private document and enter a wrong password."""
    page.goto(PRIVATE_PATH)
    page.get_by_label("Password").fill("sesame")
    follow(page.get_by_role("button", name="Continue"))


def enter_wrong_passwords(page):
    """Enter wrong passwords until the limit is reached, from an IP address that no other state has."""
    page.set_extra_http_headers({"X-Forwarded-For": "192.0.2.7"})
    enter_wrong_password(page)
    while not page.get_by_text("Too many attempts at this password").count():
        page.get_by_label("Password").fill("sesame")
        follow(page.get_by_role("button", name="Continue"))


STATES = {
    "search with results": lambda page: search_for(page, "care"),
    "search with nothing found": lambda page: search_for(page, "halthy agein"),
    "not found": lambda page: page.goto("/no-such-page/"),
    "draft link that is over": lambda page: page.goto(get_path(DELETED_KEY)),
    "password asked": lambda page: page.goto(PRIVATE_PATH),
    "password wrong": enter_wrong_password,
    "password wrong too often": enter_wrong_passwords,
    "barrier to report": lambda page: page.goto("/contact/?kind=barrier"),
    "form with errors": lambda page: send(page, email="jo@example"),
    "status": show_status,
    "status of a mistyped reference": mistype_reference,
    "form sent": lambda page: send(page, kind="A question", message="When are you open?"),
    "form without a token": send_without_token,
    "form sent too often": send_too_often,
}
