"""The one door in a real browser: a first sign-in with an app, one with a passkey, and how every page of it is made."""

import pytest
from playwright.sync_api import expect

from tests.carecity.accounts.steps import fresh_code

from .server import production_server
from .states import sign_in
from .test_accessibility import violations
from .test_html import READY, check

LOOKS = [(width, scheme) for width in (320, 1280) for scheme in ("light", "dark")]
BEFORE = ["", "reset/", "reset/sent/", "reset/done/", "reset/1-x/"]
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


@pytest.fixture(scope="module")
def address():
    """Return the address of a site that requires a second factor; passkeys need a name for it, not a number."""
    with production_server(MFA_REQUIRED="1", ALLOWED_HOSTS="localhost,127.0.0.1") as running:
        yield running.replace("127.0.0.1", "localhost")


def set_up_app(window):
    """Set up an authenticator app and return its secret."""
    window.get_by_role("link", name="Set up an app").click()
    secret = window.locator("strong").inner_text()
    window.get_by_label("Authenticator code").fill(fresh_code(secret))
    window.get_by_role("button", name="Set up app").click()
    expect(window.get_by_role("heading", name="Recovery codes")).to_be_visible()
    return secret


def test_first_sign_in_sets_up_an_app_shows_codes_and_opens_both_admins(open_page):
    window = open_page("/admin/pages/")
    sign_in(window, "admin")
    expect(window.get_by_text("Before you continue")).to_be_visible()
    window.goto("/django-admin/")
    expect(window.get_by_role("heading", name="Sign-in and security")).to_be_visible()
    set_up_app(window)
    codes = window.locator(".panel li").all_inner_texts()
    assert len(set(codes)) == 10
    window.get_by_role("link", name="Pages and images").click()
    expect(window).to_have_url("/admin/")
    window.goto("/django-admin/")
    expect(window.get_by_role("heading", name="Feedback", exact=True, level=1)).to_be_visible()
    window.get_by_role("button", name="Log out").click()

    sign_in(window, "admin")
    window.get_by_label("Code").fill(codes[0])
    window.get_by_role("button", name="Sign in", exact=True).click()
    expect(window).to_have_url("/admin/")


def with_key(window):
    """Give the browser a device that keeps passkeys."""
    devtools = window.context.new_cdp_session(window)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def test_a_passkey_is_set_up_and_signs_in_without_a_password(open_page):
    window = open_page("/sign-in/")
    with_key(window)
    sign_in(window, "editor")
    window.get_by_role("link", name="Add a passkey").click()
    window.get_by_label("Name").fill("My laptop")
    window.get_by_role("button", name="Add a passkey").click()
    expect(window.get_by_role("heading", name="Recovery codes")).to_be_visible()
    window.get_by_role("link", name="Sign-in and security").click()
    expect(window.get_by_text("My laptop, added")).to_be_visible()
    window.get_by_role("link", name="Sign out").click()
    window.get_by_role("button", name="Sign out").click()

    window.goto("/admin/pages/")
    window.get_by_role("button", name="Sign in with a passkey").click()
    expect(window).to_have_url("/admin/pages/")

    window.context.clear_cookies()
    window.goto("/sign-in/")
    sign_in(window, "editor")
    window.get_by_role("button", name="Use a passkey").click()
    expect(window).to_have_url("/admin/")


def test_a_browser_without_a_passkey_is_told_so_and_another_way_works(open_page):
    window = open_page("/sign-in/")
    devtools = window.context.new_cdp_session(window)
    devtools.send("WebAuthn.enable")
    window.get_by_role("button", name="Sign in with a passkey").click()
    window.on("dialog", lambda dialog: dialog.dismiss())
    window.keyboard.press("Escape")
    sign_in(window, "writer")
    expect(window.get_by_text("Before you continue")).to_be_visible()


def test_without_scripts_passwords_and_codes_work(open_page):
    window = open_page("/sign-in/", java_script_enabled=False)
    expect(window.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    sign_in(window, "reviewer")
    set_up_app(window)
    window.get_by_role("link", name="Care City feedback").click()
    expect(window.get_by_role("heading", name="Feedback", exact=True, level=1)).to_be_visible()


def faults(window):
    """Return what axe finds on a page in each look."""
    found = []
    for width, scheme in LOOKS:
        window.set_viewport_size({"width": width, "height": 800})
        window.emulate_media(color_scheme=scheme)
        found += [f"{window.url} {width} {scheme} {line}" for line in violations(window)]
    return found


def walk(window):
    """Yield at every page and state of the door."""
    for path in BEFORE:
        window.goto(f"/sign-in/{path}")
        yield
    window.goto("/sign-in/")
    window.get_by_role("button", name="Sign in", exact=True).click()
    yield
    sign_in(window, "manager")
    yield
    window.get_by_role("link", name="Set up an app").click()
    yield
    window.go_back()
    set_up_app(window)
    for path in INSIDE:
        window.goto(f"/sign-in/{path}")
        yield
    window.context.clear_cookies()
    window.goto("/sign-in/")
    sign_in(window, "manager")
    yield
    window.get_by_label("Code").fill("000000")
    window.get_by_role("button", name="Sign in", exact=True).click()
    yield


def test_every_page_of_the_door_is_accessible_in_every_look_and_valid(open_page, tmp_path):
    window = open_page("/sign-in/")
    sources, found = [], []
    window.on("response", lambda answer: sources.append(answer) if answer.request.resource_type == "document" else None)
    for number, _ in enumerate(walk(window)):
        found += faults(window)
        (tmp_path / f"{number}.html").write_text(sources[-1].text())
    assert number > 15
    assert found == []
    assert not READY or check(tmp_path) == []
