"""Create the initial content, item by item. An item that was created once is skipped, even if it was deleted since."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import ForeignKey, Model
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.fields import RichTextField, StreamField
from wagtail.models import GroupPagePermission, Page, Site

from pages.models import (
    AccessibilityStatement,
    Borough,
    FocusAreaFigure,
    FooterLink,
    GuideChapter,
    KeyFigure,
    SecurityContact,
    SeedRecord,
    SiteSettings,
)
from pages.models.settings import SECURITY_CONTACT_MAX_AGE

from .files import read_pages, read_table

CREATED, UNCHANGED, DELETED = "created", "unchanged", "deleted since, not restored"
LATER = "created an hour after the upgrade"  # by `finish_upgrade`
NOT_CREATED = "not created, because its page is missing"

PAGE_LINK = re.compile(r'href="page:(?P<path>[^"]+)"')
NOT_FIELDS = {"type", "path", "figures", "since"}
UPGRADE_TIME = timedelta(hours=1)  # in which processes of the release before may still serve


class Loader:
    """One run over the initial content. With `restore`, items that were deleted since are created again.

    `results` holds a pair (key of the item, outcome) for each item.
    """

    def __init__(self, *, restore: bool = False) -> None:
        self.restore = restore
        self.is_upgrade = SeedRecord.objects.exists()
        self.results: list[tuple[str, str]] = []
        self.figures: dict[str, KeyFigure] = {}

    @transaction.atomic
    def load(self) -> list[tuple[str, str]]:
        """Load all items or, after an error, none; return `results`."""
        for key, fields in read_table("key_figures").items():
            figure = self.create_or_skip(f"key figure {key}", partial(create_figure, **fields))
            if figure:
                self.figures[key] = figure
        for number, (key, fields) in enumerate(read_table("boroughs").items()):
            self.create_or_skip(
                f"borough {key}",
                partial(Borough.objects.create, sort_order=number, **fields),
                existing=Borough.objects.filter(**fields).first(),
            )
        for number, (key, fields) in enumerate(read_table("guide").items()):
            self.create_or_skip(f"guide {key}", partial(create_chapter, number, fields))
        self._load_pages()
        site = Site.objects.get(is_default_site=True)
        for key, model, create in (
            ("settings", SiteSettings, create_settings),
            ("accessibility statement", AccessibilityStatement, create_statement),
            ("security contact", SecurityContact, create_security_contact),
        ):
            self.create_or_skip(key, partial(create, site), existing=model.objects.filter(site=site).first())
        for old_path, target in read_table("redirects").items():
            self.create_or_skip(f"redirect {old_path}", partial(create_redirect, old_path, target))
        return self.results

    def create_or_skip(self, key: str, create: Callable[[], Any], existing: Model | None = None) -> Any:
        """Return the item's object: the one that was created before or already exists, otherwise a new one.

        Return None for an item that was deleted since, or whose page is missing.
        """
        record = SeedRecord.objects.filter(key=key).first()
        if record and record.content_object:
            self.results.append((key, UNCHANGED))
            return record.content_object
        if record and not self.restore:
            self.results.append((key, DELETED))
            return None
        instance = existing or create()
        if instance:
            SeedRecord.objects.update_or_create(key=key, defaults={"content_object": instance})
        self.results.append((key, UNCHANGED if existing else CREATED if instance else NOT_CREATED))
        return instance

    def _load_pages(self) -> None:
        """Create the pages, then set the fields of the new ones again: now every page that they link to exists."""
        created = []
        for data in read_pages():
            path = data["path"]
            if self.has_to_wait(data):
                self.results.append((f"page {path}", LATER))
                continue
            page = self.create_or_skip(f"page {path}", partial(self._create_page, data), existing=find_page(path))
            if self.results[-1][1] == CREATED:
                created.append((page, data))
        for page, data in created:
            page.refresh_from_db()  # creating its children changed it
            set_fields(page, data, self.figures)
            page.save_revision().publish()

    def has_to_wait(self, data: dict[str, Any]) -> bool:
        """Return whether the release before may still serve, which shows only the title of a page of a new type."""
        is_new = self.is_upgrade and not SeedRecord.objects.filter(key=f"page {data['path']}").exists()
        return is_new and "since" in data and is_recent(data["since"])

    def _create_page(self, data: dict[str, Any]) -> Page | None:
        parent_path, _, slug = data["path"].rstrip("/").rpartition("/")
        parent = find_page(f"{parent_path}/") if slug else Page.get_first_root_node()
        if parent is None:
            return None
        page = apps.get_model("pages", data["type"])(slug=slug or "home")
        set_fields(page, data, self.figures)
        following = find_following(data["path"])
        if following:
            following.add_sibling("left", instance=page)
        else:
            parent.add_child(instance=page)
        if not slug:
            create_site(page)
        return page


def create_site(home: Page) -> None:
    """Make the home page the root of the default site, whose host is that of SITE_URL."""
    url = urlsplit(settings.SITE_URL)
    fields = {
        "hostname": url.hostname,
        "port": url.port or (443 if url.scheme == "https" else 80),
        "root_page": home,
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
    Site.objects.update_or_create(is_default_site=True, defaults=fields)
    # Explorer and choosers open at the page on which a group has its rights, which Wagtail gives it on the tree's root.
    if not Page.objects.filter(depth=home.depth).exclude(pk=home.pk).exists():
        rights = GroupPagePermission.objects.filter(group__name__in=["Editors", "Moderators"])
        rights.filter(page__depth=1).update(page=home)


def create_figure(**fields: Any) -> KeyFigure:
    """Create a key figure and publish it, so that its history begins with these values."""
    figure = KeyFigure.objects.create(**fields)
    figure.save_revision().publish()
    return figure


def create_chapter(number: int, fields: dict[str, Any]) -> GuideChapter:
    """Create a chapter of the guide and publish it, so that its history begins with this text."""
    values = {name: _field_value(GuideChapter._meta.get_field(name), value) for name, value in fields.items()}
    chapter = GuideChapter.objects.create(sort_order=number, **values)
    chapter.save_revision().publish()
    return chapter


def create_settings(site: Site) -> SiteSettings:
    fields = read_table("settings")
    pages = [find_page(path) for path in fields.pop("footer_links")]
    record = SiteSettings(site=site, **fields)
    record.footer_links = [FooterLink(page=page) for page in pages if page]
    record.save()
    return record


def create_statement(site: Site) -> AccessibilityStatement:
    fields = read_table("accessibility")
    page = find_page(fields.pop("page"))
    return AccessibilityStatement.objects.create(site=site, page=page and page.specific, **fields)


def create_security_contact(site: Site) -> SecurityContact:
    """Create a contact that is the contact page's form. The CMS warns before it expires."""
    return SecurityContact.objects.create(site=site, expires_on=timezone.localdate() + SECURITY_CONTACT_MAX_AGE)


def create_redirect(old_path: str, target: str) -> Redirect | None:
    page = find_page(target)
    return page and Redirect.add_redirect(old_path, redirect_to=page, is_permanent=True)


def find_page(path: str) -> Page | None:
    """Return the page of the default site with this path, such as `/focus-areas/healthy-ageing/`."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        return None
    return Page.objects.filter(url_path=site.root_page.url_path.rstrip("/") + path).first()


def is_recent(migration: str) -> bool:
    """Return whether this migration ran a short time ago: the release before does not know the types of its pages."""
    applied = MigrationRecorder.Migration.objects.filter(app="pages", name=migration).values_list("applied", flat=True)
    return any(timezone.now() - moment < UPGRADE_TIME for moment in applied)


def waits_for_upgrade(page_type: str) -> bool:
    """Return whether the initial content has a page of this type that is only created an hour after the upgrade."""
    loader = Loader()
    return any(data["type"] == page_type and loader.has_to_wait(data) for data in read_pages())


def find_following(path: str) -> Page | None:
    """Return the first page with the same parent that comes later in the initial content and already exists."""
    paths = [data["path"] for data in read_pages()]
    parent = path.rstrip("/").rpartition("/")[0]
    siblings = [each for each in paths[paths.index(path) + 1 :] if each.rstrip("/").rpartition("/")[0] == parent]
    return next((page for page in map(find_page, siblings) if page), None)


def set_fields(page: Page, data: dict[str, Any], figures: dict[str, KeyFigure]) -> None:
    """Set a page's fields. A link to a page that does not exist yet stays empty."""
    for name in data.keys() - NOT_FIELDS:
        setattr(page, name, _field_value(page._meta.get_field(name), data[name]))
    if "figures" in data:
        page.figures = [FocusAreaFigure(figure=figures[key]) for key in data["figures"] if key in figures]


def _field_value(field: Any, value: Any) -> Any:
    if isinstance(field, StreamField):
        return json.dumps([{"type": block["type"], "value": _block_value(block.get("value"))} for block in value])
    if isinstance(field, ForeignKey):
        return find_page(value)
    return _rich_text(value) if isinstance(field, RichTextField) else value


def _block_value(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _page_id(child) if key == "page" else _block_value(child) for key, child in value.items()}
    return _rich_text(value) if isinstance(value, str) else value


def _page_id(path: str) -> int | None:
    page = find_page(path)
    return page.pk if page else None


def _rich_text(text: str) -> str:
    return PAGE_LINK.sub(lambda link: f'linktype="page" id="{_page_id(link["path"]) or 0}"', text.strip())
