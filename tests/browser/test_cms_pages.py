"""axe finds no violation in our own parts of CMS pages."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .states import sign_in

OURS = {
    "first page": ("/admin/", ".w-panel"),
    "guide": ("/admin/guide/", ".guide"),
    "pages to review": ("/admin/reports/pages_to_review/", "#main"),
    "figures to check": ("/admin/reports/figures_to_check/", "#main"),
    "broken links": ("/admin/reports/broken_links/", "#main"),
    "redirect": ("/admin/reports/broken_links/create_redirect/?old_path=/old/", "#main"),
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.mark.parametrize(("path", "part"), OURS.values(), ids=OURS)
def test_own_cms_pages_have_no_violation(path, part, open_page):
    page = open_page("/admin/login/")
    sign_in(page, "admin")
    page.wait_for_url("**/admin/")
    page.goto("/no-such-page/")
    page.goto(path)
    page.locator(part).first.wait_for()
    found = Axe().run(page, context=part, options=RULES).response["violations"]
    assert [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]] == []
