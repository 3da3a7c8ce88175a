"""An editor shares a draft; a partner without an account opens the link, until it is revoked."""

from playwright.sync_api import expect

from .csp_violations import record_violations
from .states import follow, sign_in
from .test_accessibility import violations_in_every_look

HEADING = "A draft for our partner"


def open_edit_screen(page):
    """Open the edit screen of the About page."""
    page.goto("/admin/login/")
    sign_in(page, "editor")
    page.goto("/about/")
    page.goto(page.locator("wagtail-userbar a[href*='/edit/']").first.get_attribute("href"))


def share(page):
    """Save a draft, make a link to it as the screens of the CMS offer it, and return the link."""
    page.get_by_role("textbox", name="Heading").first.fill(HEADING)
    follow(page.get_by_role("button", name="Save draft"))
    page.get_by_role("button", name="Actions").first.click()
    follow(page.get_by_role("link", name="Share draft"))
    follow(page.get_by_role("button", name="Make a draft link"))
    expect(page.get_by_role("status").get_by_text("The link works until")).to_be_visible()
    link = page.get_by_label("Link to the draft of").first.input_value()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == link
    return link


def test_partner_sees_the_draft_until_the_link_is_revoked(open_page, browser, site_url):
    editor = open_page("/", permissions=["clipboard-read", "clipboard-write"])
    open_edit_screen(editor)
    link = share(editor)
    assert link.startswith(f"{site_url}/draft/")

    context = browser.new_context()
    try:
        violations = record_violations(context)
        partner = context.new_page()
        response = partner.goto(link)
        assert response.status == 200
        expect(partner.get_by_role("heading", level=1)).to_have_text(HEADING)
        band = partner.get_by_role("complementary", name="Draft")
        expect(band).to_contain_text("Draft of “About”")
        expect(band).to_contain_text("The link works until")
        assert partner.title().startswith("Draft: ")
        assert violations_in_every_look(partner) == []
        follow(band.get_by_role("link", name="See the published page"))
        expect(partner.get_by_text(HEADING)).to_have_count(0)
        assert partner.evaluate("document.referrer") == ""
        partner.go_back()
        expect(partner.get_by_role("heading", level=1)).to_have_text(HEADING)

        follow(editor.get_by_role("button", name="Revoke"))
        expect(editor.get_by_text("The link is revoked")).to_be_visible()
        assert partner.goto(link).status == 410
        expect(partner.get_by_role("heading", level=1)).to_have_text("This link does not work any more")
        assert violations_in_every_look(partner) == []
        assert context.cookies() == []
        assert violations == []
    finally:
        context.close()
