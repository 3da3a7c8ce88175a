"""axe finds no violation in our own parts of CMS pages, in both colour schemes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from pages.reports import REPORTS

from .states import sign_in

OURS = {
    "first page": ("/admin/", ".w-dashboard"),
    "guide": ("/admin/guide/", ".guide"),
    "draft links": ("/admin/pages/3/draft_links/", "#main"),
    "users": ("/admin/users/", ".listing"),
    "groups of a new user": ("/admin/users/new/#tab-roles", "#tab-roles"),
    "redirect": ("/admin/reports/not_found_paths/create_redirect/?old_path=/old/", "#main"),
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_own_cms_pages_have_no_violation(scheme, browser, demo_site_url):
    page = browser.new_page(base_url=demo_site_url, color_scheme=scheme)
    page.goto("/admin/login/")
    sign_in(page, "admin")
    page.wait_for_url("**/admin/")
    page.goto("/no-such-page/")  # the report of pages not found has an entry then
    found = []
    reports = {report.page_title: (reverse(report.index_url_name), "#main") for report in REPORTS}
    for name, (path, part) in (OURS | reports).items():
        page.goto(path)
        page.locator(part).first.wait_for()
        violations = Axe().run(page, context=part, options=RULES).response["violations"]
        found += [f"{name}: {rule['id']}: {node['html'][:200]}" for rule in violations for node in rule["nodes"]]
    page.context.close()
    assert found == []
