"""Loading the starting content: makes what was never made, and leaves alone what is or was there."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from pages.models import FooterLink, KeyFigure, SeedRecord, SiteSettings

from .files import read_pages, read_table
from .page_fields import fill, find_page, model_for
from .records import RECORDS

MADE, KEPT, DELETED = "made", "already there", "deleted since, left so"


class Loader:
    """One run over the starting content; `report` holds a pair (item, what became of it) for each item."""

    def __init__(self, *, restore=False):
        self.restore = restore
        self.report = []
        self.figures = {}

    @transaction.atomic
    def run(self):
        """Load everything, all or nothing, and return the report."""
        for key, fields in read_table("key_figures").items():
            self.figures[key] = self._item(
                f"key figure {key}", lambda fields=fields: KeyFigure.objects.create(**fields)
            )
        self.figures = {key: figure for key, figure in self.figures.items() if figure}
        self._load_pages(read_pages())
        site = Site.objects.get(is_default_site=True)
        self._item(
            "settings", lambda: self._make_settings(site), lambda: SiteSettings.objects.filter(site=site).first()
        )
        for key, model, make in RECORDS:
            there = model.objects.filter(site=site)
            self._item(key, lambda make=make: make(site), there.first)
        for old_path, target in read_table("redirects").items():
            self._item(f"redirect {old_path}", lambda old=old_path, to=target: self._make_redirect(old, to))
        return self.report

    def _item(self, key, make, find=lambda: None):
        """Make the item unless it was made before or is there already; return the object, or None if deleted."""
        known = SeedRecord.objects.filter(key=key).first()
        if known and known.content_object:
            self.report.append((key, KEPT))
            return known.content_object
        if known and not self.restore:
            self.report.append((key, DELETED))
            return None
        there = find()
        thing = there or make()
        if thing is not None:
            self.report.append((key, KEPT if there else MADE))
            SeedRecord.objects.update_or_create(key=key, defaults={"content_object": thing})
        return thing

    def _load_pages(self, pages):
        """Make the pages, then fill those just made once more, now that every page they link to is there."""
        fresh = []
        for data in pages:
            make = lambda data=data: self._make_page(data)  # noqa: E731 - reads better than a nested function
            page = self._item(f"page {data['path']}", make, lambda path=data["path"]: find_page(path))
            if self.report[-1] == (f"page {data['path']}", MADE):
                fresh.append((page, data))
        for page, data in fresh:
            page.refresh_from_db()  # making its children changed it
            fill(page, data, self.figures)
            page.save_revision().publish()

    def _make_page(self, data):
        parent_path, _, slug = data["path"].rstrip("/").rpartition("/")
        parent = find_page(f"{parent_path}/") if slug else Page.get_first_root_node()
        if parent is None:
            self.report.append((f"page {data['path']}", "not made: the page above it is gone"))
            return None
        page = model_for(data)(slug=slug or "home")
        fill(page, data, self.figures)
        parent.add_child(instance=page)
        if not slug:
            self._make_site(page)
        return page

    @staticmethod
    def _make_site(home):
        """Put the home page at the site's root, at the address that SITE_URL names."""
        address = urlsplit(settings.SITE_URL)
        port = address.port or (443 if address.scheme == "https" else 80)
        fields = {
            "hostname": address.hostname,
            "port": port,
            "root_page": home,
            "site_name": settings.WAGTAIL_SITE_NAME,
        }
        Site.objects.update_or_create(is_default_site=True, defaults=fields)

    @staticmethod
    def _make_settings(site):
        fields = read_table("settings")
        pages = [find_page(path) for path in fields.pop("footer_links")]
        record = SiteSettings(site=site, **fields)
        record.footer_links = [FooterLink(page=page) for page in pages if page]
        record.save()
        return record

    @staticmethod
    def _make_redirect(old_path, target):
        page = find_page(target)
        return page and Redirect.add_redirect(old_path, redirect_to=page, is_permanent=True)
