"""Which links are reported as broken, to whom, and that a row is gone once it is mended."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, GroupPagePermission, PageViewRestriction

from pages.links.selectors import count_broken_links, find_broken_links
from pages.models import FooterLink, LinkCheck, SiteSettings, StandardPage
from tests.factories import make_document, make_page, make_partner

pytestmark = pytest.mark.django_db


def paragraph(*links):
    return {"type": "paragraph", "value": "".join(f"<p><a {attributes}>there</a></p>" for attributes in links)}


def broken():
    """Return (title, target, reason) of each broken link."""
    return [(row.title, row.target, row.reason) for row in find_broken_links()]


@pytest.fixture
def target(site):
    return make_page([], title="Target", slug="target")


@pytest.fixture
def page(target):
    return make_page([paragraph(f'linktype="page" id="{target.pk}"')], title="Source", slug="source")


def test_initial_content_has_no_broken_link(site):
    assert broken() == []


def test_link_to_an_unpublished_page_is_broken_until_that_is_published(page, target):
    assert broken() == []
    target.unpublish()
    assert broken() == [("Source", "Target", "not published")]
    target.save_revision().publish()
    assert broken() == []


def test_link_to_a_deleted_page_is_broken(page, target):
    pk = target.pk
    target.delete()
    assert broken() == [("Source", f"page {pk}", "deleted")]


def test_link_to_a_private_page_is_broken_except_from_within_its_section(page, target):
    PageViewRestriction.objects.create(page=target, restriction_type="login")
    assert broken() == [("Source", "Target", "private")]
    page.move(target, pos="last-child")
    assert broken() == []


def test_link_to_a_deleted_or_private_document_is_broken(site):
    gone, private = make_document(title="Gone"), make_document(title="Private")
    links = [f'linktype="document" id="{each.pk}"' for each in (gone, private)]
    make_page([paragraph(*links)], title="Source", slug="source")
    assert broken() == []
    pk = gone.pk
    gone.delete()
    private.collection = Collection.get_first_root_node().add_child(name="Staff")
    private.save()
    CollectionViewRestriction.objects.create(collection=private.collection, restriction_type="login")
    assert broken() == [("Source", f"document {pk}", "deleted"), ("Source", "Private", "private")]


@pytest.mark.parametrize(
    "url",
    ["/about/", "/about", "/search/?q=care", "/ways-to/", "/old/", "/about-care-city/x/", "{site}/about/#top", "#top",
     "mailto:jo@example.org", "tel:+442079460000"],
)  # fmt: skip
def test_path_that_responds_is_not_broken(url, site, settings):
    make_page([], title="Ways", slug="ways-to")
    Redirect.objects.create(old_path="/old", redirect_link="/about/")
    make_page([paragraph(f'href="{url.format(site=settings.SITE_URL)}"')])
    assert broken() == []


@pytest.mark.parametrize("url", ["/no-such-page/", "{site}/no-such-page/?x=1", "/target/"])
def test_path_without_a_published_page_is_broken(url, target, settings):
    target.unpublish()
    url = url.format(site=settings.SITE_URL)
    make_page([paragraph(f'href="{url}"')], title="Source", slug="source")
    assert broken() == [("Source", url, "no page has this path")]


def fail(url, first, last):
    return LinkCheck.objects.create(url=url, status=404, failed_on=first, last_failed_on=last)


def test_url_is_broken_after_a_week_without_success(site):
    make_page([paragraph('href="https://example.org/x#part"')], title="Source", slug="source")
    make_partner(name="Partner", website="https://example.org/x")
    check = fail("https://example.org/x", date(2026, 11, 2), date(2026, 11, 8))
    assert broken() == []
    LinkCheck.objects.filter(pk=check.pk).update(last_failed_on=date(2026, 11, 9))
    reason = "not found (404) since 2 November 2026"
    assert broken() == [
        ("Partner", "https://example.org/x", reason),
        ("Source", "https://example.org/x#part", reason),
    ]


def test_report_links_each_row_to_its_editing_screen_and_exports_it(page, target, editor_client, site):
    fail("https://example.org/partner", date(2026, 11, 2), date(2026, 11, 9))
    partner = make_partner(name="Partner", website="https://example.org/partner")
    FooterLink.objects.create(settings=SiteSettings.objects.get(), page=target)
    target.unpublish()
    url = reverse("broken_links")
    report = BeautifulSoup(editor_client.get(url).content, "html.parser").main
    hrefs = {row.find("a")["href"] for row in report.tbody.find_all("tr")}
    assert hrefs == {
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse(type(partner).snippet_viewset.get_url_name("edit"), args=[partner.pk]),
        reverse("wagtailsettings:edit", args=["pages", "sitesettings", site.pk]),
    }
    assert all(editor_client.get(href).status_code == 200 for href in hrefs)
    exported = editor_client.get(f"{url}?export=csv").getvalue().decode()
    assert "Source,there,Target,not published" in exported.replace('"', "")
    page.body = "[]"
    page.save_revision().publish()
    assert "Source" not in editor_client.get(url).text


def test_user_gets_a_link_only_to_what_they_may_edit_and_the_count_agrees(page, target):
    FooterLink.objects.create(settings=SiteSettings.objects.get(), page=target)
    section = make_page([], title="Section", slug="section")
    own = StandardPage(title="Own", slug="own", body=page.body)
    section.add_child(instance=own)
    target.unpublish()
    group = Group.objects.create(name="Section editors")
    group.permissions.add(*Group.objects.get(name="Editors").permissions.filter(codename="access_admin"))
    GroupPagePermission.objects.create(group=group, page=section, permission_type="change")
    user, client = User.objects.create_user("user"), Client()
    user.groups.add(group)
    client.force_login(user)
    rows = BeautifulSoup(client.get(reverse("broken_links")).content, "html.parser").main.tbody.find_all("tr")
    assert len(rows) == 3
    assert [row.a["href"] for row in rows if row.a] == [reverse("wagtailadmin_pages:edit", args=[own.pk])]
    assert count_broken_links(User.objects.get(pk=user.pk)) == 1


def test_count_is_that_of_the_report_and_takes_few_queries(page, target, editor_client, committed):
    target.unpublish()
    user = User.objects.get(username="editor")
    assert count_broken_links(user) == len(find_broken_links()) == 1
    user = User.objects.get(username="editor")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        count_broken_links(user)
    assert len(queries) <= 5
