"""Sign-in: set-up of an authenticator app, passkeys, and accessibility and HTML of every sign-in page."""

import re

import pytest
from playwright.sync_api import expect

from tests.carecity.accounts.steps import fresh_code

from .server import production_server
from .states import follow, sign_in
from .test_accessibility import violations_in_every_look
from .test_html_validity import READY, check

BEFORE = ["", "reset/", "reset/sent/", "reset/1-x/", "reset/1-set-password/"]
INSIDE = ["security/", "security/password/", "security/app/remove/", "security/passkeys/add/"]
INSIDE += ["security/recovery-codes/", "security/recovery-codes/new/", "sign-out/", "again/", "again/code/"]
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


LINK = """
from pathlib import Path
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
users = [User.objects.create_user(name, f"{{name}}@example.org") for name in ("invited", "invited-too")]
links = [f"reset/{{user_pk_to_url_str(user)}}-{{default_token_generator.make_token(user)}}/" for user in users]
Path({file!r}).write_text("\\n".join(links))
"""


@pytest.fixture(scope="module")
def link_file(tmp_path_factory):
    """Return the file that holds the paths of two invited users' links, below /sign-in/, once the site runs."""
    return tmp_path_factory.mktemp("link") / "path.txt"


@pytest.fixture(scope="module")
def site_url(link_file):
    """Return the URL of a site that requires a second factor, with a host name: passkeys refuse an IP address."""
    python = LINK.format(file=str(link_file))
    with production_server(python, MFA_REQUIRED="1", ALLOWED_HOSTS="localhost,127.0.0.1") as running:
        yield running.replace("127.0.0.1", "localhost")


def set_up_app(page):
    """Set up an authenticator app and return its secret."""
    follow(page.get_by_role("link", name="Set up an app"))
    secret = page.locator("strong").inner_text()
    page.get_by_label("Authenticator code").fill(fresh_code(secret))
    follow(page.get_by_role("button", name="Set up app"))
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    return secret


def test_first_sign_in_sets_up_an_app_and_opens_both_admins(open_page):
    page = open_page("/admin/pages/")
    sign_in(page, "admin")
    expect(page.get_by_text("Before you continue")).to_be_visible()
    page.goto("/django-admin/")
    expect(page.get_by_role("heading", name="Sign-in and security")).to_be_visible()
    set_up_app(page)
    codes = page.locator(".panel li").all_inner_texts()
    assert len(set(codes)) == 10
    page.get_by_role("link", name="Pages and images").click()
    expect(page).to_have_url("/admin/")
    page.goto("/django-admin/")
    expect(page.get_by_role("heading", name="Start", exact=True, level=1)).to_be_visible()
    follow(page.get_by_role("button", name="Sign out"))

    sign_in(page, "admin")
    page.get_by_label("Code").fill(codes[0])
    follow(page.get_by_role("button", name="Sign in", exact=True))
    expect(page).to_have_url("/admin/")


def add_authenticator(page):
    """Give the browser a virtual device that stores passkeys."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def test_passkey_is_set_up_and_signs_in_without_a_password(open_page):
    page = open_page("/sign-in/")
    add_authenticator(page)
    sign_in(page, "editor")
    follow(page.get_by_role("link", name="Add a passkey"))
    page.get_by_label("Name").fill("My laptop")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    follow(page.get_by_role("link", name="Sign-in and security"))
    expect(page.get_by_text("My laptop, added")).to_be_visible()
    follow(page.get_by_role("link", name="Sign out"))
    follow(page.get_by_role("button", name="Sign out"))

    page.goto("/admin/pages/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(re.compile(r"/admin/pages/\d+/$"))  # of the home page, at which the explorer opens

    page.context.clear_cookies()
    page.goto("/sign-in/")
    sign_in(page, "editor")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url("/admin/")


def test_browser_without_a_passkey_gets_an_error_and_can_use_a_password(open_page):
    page = open_page("/sign-in/")
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.keyboard.press("Escape")
    sign_in(page, "writer")
    expect(page.get_by_text("Before you continue")).to_be_visible()


def test_password_and_code_work_without_scripts(open_page):
    page = open_page("/sign-in/", java_script_enabled=False)
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    sign_in(page, "reviewer")
    set_up_app(page)
    page.get_by_role("link", name="Care City feedback").click()
    expect(page.get_by_role("heading", name="Start", exact=True, level=1)).to_be_visible()


def walk(page, link):
    """Yield at every page and state of the sign-in."""
    for path in [*BEFORE, link]:
        page.goto(f"/sign-in/{path}")
        yield
    page.get_by_label("New password", exact=True).fill("short")
    follow(page.get_by_role("button", name="Set password and sign in"))
    yield
    page.context.clear_cookies()
    page.goto("/sign-in/")
    follow(page.get_by_role("button", name="Sign in", exact=True))
    yield
    sign_in(page, "manager")
    yield
    follow(page.get_by_role("link", name="Set up an app"))
    yield
    page.go_back()
    set_up_app(page)
    for path in INSIDE:
        page.goto(f"/sign-in/{path}")
        yield
    page.context.clear_cookies()
    page.goto("/sign-in/")
    sign_in(page, "manager")
    yield
    page.get_by_label("Code").fill("000000")
    follow(page.get_by_role("button", name="Sign in", exact=True))
    yield


def test_first_password_continues_with_a_second_factor(open_page, link_file):
    page = open_page("/sign-in/")
    link = link_file.read_text().split()[0]
    page.goto(f"/sign-in/{link}")
    expect(page.get_by_text("Your username is invited.")).to_be_visible()
    for label in ("New password", "New password (again)"):
        page.get_by_label(label, exact=True).fill("four words nobody says")
    follow(page.get_by_role("button", name="Set password and sign in"))
    expect(page.get_by_text("Your password is set.")).to_be_visible()
    set_up_app(page)
    page.goto(f"/sign-in/{link}")
    expect(page.get_by_text("It has been used already")).to_be_visible()


def test_every_sign_in_page_is_accessible_and_valid(open_page, link_file, tmp_path):
    page = open_page("/sign-in/")
    sources, found = [], []
    page.on(
        "response", lambda response: sources.append(response) if response.request.resource_type == "document" else None
    )
    for number, _ in enumerate(walk(page, link_file.read_text().split()[1])):
        found += [f"{page.url} {line}" for line in violations_in_every_look(page)]
        (tmp_path / f"{number}.html").write_text(sources[-1].text())
    assert number > 15
    assert found == []
    assert not READY or check(tmp_path) == []
