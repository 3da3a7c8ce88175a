"""axe finds no violation in our own parts of CMS pages."""

from axe_playwright_python.sync_playwright import Axe

from .states import sign_in

OURS = {
    "first page": ("/admin/", ".w-panel"),
    "guide": ("/admin/guide/", ".guide"),
    "pages to review": ("/admin/reports/pages_to_review/", "#main"),
    "figures to check": ("/admin/reports/figures_to_check/", "#main"),
    "versions to renew": ("/admin/reports/versions_to_renew/", "#main"),
    "images to check": ("/admin/reports/images_to_check/", "#main"),
    "broken links": ("/admin/reports/broken_links/", "#main"),
    "redirect": ("/admin/reports/broken_links/create_redirect/?old_path=/old/", "#main"),
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def test_own_cms_pages_have_no_violation(open_page):
    page = open_page("/admin/login/")
    sign_in(page, "admin")
    page.wait_for_url("**/admin/")
    page.goto("/no-such-page/")  # the report of broken links has an entry then
    found = []
    for name, (path, part) in OURS.items():
        page.goto(path)
        page.locator(part).first.wait_for()
        violations = Axe().run(page, context=part, options=RULES).response["violations"]
        found += [f"{name}: {rule['id']}: {node['html'][:200]}" for rule in violations for node in rule["nodes"]]
    assert found == []
