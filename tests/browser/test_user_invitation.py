"""An administrator invites a user, and invites them again."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .states import follow, sign_in
from .test_cms_pages import RULES


def violations(page):
    found = Axe().run(page, context="#main", options=RULES).response["violations"]
    return [f"{page.url}: {rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def test_administrator_is_told_about_the_invitation_and_sends_another(open_page):
    page = open_page("/admin/users/new/")
    sign_in(page, "admin")
    name = "kim"
    page.get_by_label("Username").fill(name)
    page.get_by_label("Email").fill("kim@example.org")
    page.get_by_label("First Name").fill("Kim")
    page.get_by_label("Last Name").fill("Lee")
    page.get_by_role("tab", name="Roles").first.click()
    page.get_by_label("Editors write pages and submit them").check()
    follow(page.get_by_role("button", name="Create"))
    sent = page.get_by_text("kim@example.org will be sent a link to choose a password.")
    expect(sent).to_be_visible()
    row = page.get_by_role("row").filter(has_text=name)
    expect(row).to_contain_text("Editors")
    expect(row).to_contain_text("No password yet")
    row.get_by_role("button", name="More options").click()
    follow(page.get_by_role("link", name="Send invitation again"))
    expect(page.get_by_text("We will email kim@example.org a new link")).to_be_visible()
    assert violations(page) == []
    follow(page.get_by_role("button", name="Send invitation"))
    expect(sent).to_be_visible()
