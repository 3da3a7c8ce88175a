"""The abstract base of every page type: heading, summary, review date, share image, breadcrumbs and canonical URL."""

from __future__ import annotations

from functools import partial
from http import HTTPMethod
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from django.conf import settings
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from wagtail.actions.publish_revision import PublishPermissionError
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Page, PageViewRestriction, Revision, get_page_models
from wagtail.search import index

from carecity.core.middleware import get_current_request
from pages.blocks import VideoBlock
from pages.content_checks import find_publishing_problems
from pages.forms import BasePageForm
from pages.page_cache.version import cached_per_version
from pages.search.query import get_unaccented_words
from pages.selectors import iter_blocks, private_paths, public_pages, versions_of
from pages.slugs import find_slug_problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.http import HttpRequest
    from wagtail.query import PageQuerySet

    from .drafts import DraftLink
    from .settings import SiteSettings

HOME_PAGE_DEPTH = 2  # in the page tree: the home page is a child of the root


class Breadcrumb(NamedTuple):
    """A link in the breadcrumb navigation."""

    title: str
    page: Page


def find_full_types() -> set[type[Page]]:
    """Return the page types of which there are as many pages as there may be."""
    limited = [model for model in get_page_models() if model.max_count is not None]
    types = ContentType.objects.get_for_models(*limited)
    pages = Page.objects.filter(content_type__in=types.values()).order_by()
    counts = dict(pages.values_list("content_type").annotate(models.Count("pk")))
    return {model for model in limited if counts.get(types[model].pk, 0) >= model.max_count}


class BasePage(Page):
    """A page of the site. Its `title` is the short name in menus, its `heading` the `h1`."""

    heading = models.CharField(
        max_length=120,
        blank=True,
        help_text="The large heading at the top of the page. Leave empty to use the title.",
    )
    summary = models.TextField(
        blank=True,
        max_length=300,
        help_text="One or two sentences that say what the page is about. Shown below the heading, on cards that link "
        "to the page, and in search engine results.",
    )

    review_on = models.DateField(
        null=True,
        blank=True,
        verbose_name="review by",
        help_text="From this date, the page is listed in the report of pages to review. Only editors see it.",
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The user who is responsible for this page.",
    )
    share_image = models.ForeignKey(
        "pages.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The image that social media show beside links to this page, ideally 1200 by 630 pixels. Leave empty "
        "to use the site's own image.",
    )

    draft_link: DraftLink | None = None  # through which a visitor sees a revision of the page

    base_form_class = BasePageForm
    allowed_http_methods: ClassVar[list[str]] = [HTTPMethod.GET, HTTPMethod.HEAD]

    search_fields = [
        *Page.search_fields,
        index.SearchField("heading", boost=2),
        index.SearchField("summary"),
    ]

    content_panels = [
        TitleFieldPanel("title", help_text="The short name of the page in menus, lists and the browser's tab."),
        FieldPanel("heading"),
        FieldPanel("summary"),
    ]

    settings_panels = [
        *Page.settings_panels,
        MultiFieldPanel([FieldPanel("review_on"), FieldPanel("reviewer")], "Review"),
    ]
    promote_panels = [*Page.promote_panels, FieldPanel("share_image")]

    class Meta:
        abstract = True

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Ask at once which of the types with one page have it: Wagtail counts each of them with a query of its own."""
        return cls not in cached_per_version("types with their page", find_full_types) and super().can_create_at(parent)

    @property
    def display_heading(self) -> str:
        return self.heading or self.title

    @classmethod
    def get_search_fields(cls) -> list[Any]:
        return [*super().get_search_fields(), index.SearchField("unaccented_words")]

    @cached_property
    def unaccented_words(self) -> str:
        """The words with accents of what is indexed, without their accents.

        Cached, because the index asks for it with each of its columns; Wagtail loads a page anew to index it.
        """
        fields = [field for field in self.get_search_fields() if isinstance(field, index.SearchField)]
        values = [field.get_value(self) for field in fields if field.field_name != "unaccented_words"]
        parts = [part for value in values for part in (value if isinstance(value, list) else [value])]
        return get_unaccented_words(str(part) for part in parts if part)

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may list the page."""
        return True

    @staticmethod
    def find_missing(get: Callable[[str], Any]) -> dict[str, str]:
        """Return what has to be entered before the page is published: an error message by field name.

        `get` returns the value of a field, of a form or of the page.
        """
        return {}

    def get_missing(self) -> dict[str, str]:
        return self.find_missing(partial(getattr, self))

    def get_structured_data(self, site: SiteSettings) -> list[dict[str, Any]]:
        """Return what the page describes besides the organisation, in the vocabulary of schema.org."""
        return []

    @cached_property
    def breadcrumbs(self) -> list[Breadcrumb]:
        """The published ancestors, from the home page down. Without the home page while that is not published."""
        if self.depth <= HOME_PAGE_DEPTH:
            return []
        ancestors = self.get_ancestors().filter(depth__gte=HOME_PAGE_DEPTH).live().only("title", "url_path", "depth")
        return [Breadcrumb("Home" if page.depth == HOME_PAGE_DEPTH else page.title, page) for page in ancestors]

    @cached_property
    def child_pages(self) -> PageQuerySet:
        """The public pages below this one, without its versions, which the page links to by their names."""
        versions = [each.page.pk for each in versions_of(self)]
        return public_pages(self.get_children()).exclude(pk__in=versions) if self.pk else Page.objects.none()

    @cached_property
    def section_pages(self) -> PageQuerySet:
        """The other public pages below the same page. Children of the home page are in the menu instead."""
        if not self.pk or self.depth <= HOME_PAGE_DEPTH + 1:
            return Page.objects.none()
        versions = [each.page.pk for each in versions_of(self)]
        return public_pages(self.get_siblings(inclusive=False)).exclude(pk__in=versions)

    @cached_property
    def video_hosts(self) -> list[str]:
        """The hosts from which the page loads video players, for the Content-Security-Policy."""
        videos = [block.value for block in iter_blocks(self) if isinstance(block.block, VideoBlock)]
        return sorted({video.external.host for video in videos if video.external})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Tell SecurityHeadersMiddleware which players the response of this request may frame."""
        request.player_hosts = self.video_hosts  # type: ignore[attr-defined]  # read by that middleware
        return super().get_context(request, *args, **kwargs)

    def clean(self) -> None:
        """Refuse a new slug that leaves the page without a URL of its own."""
        super().clean()
        parent = self.get_parent() if self.path else None
        if parent is None or not (self.numchild or find_slug_problem(parent.specific_deferred, self.slug)):
            return  # as a rule, and without a query
        stored = Page.objects.filter(pk=self.pk).first()
        if stored and stored.slug == self.slug:
            return
        if problem := find_slug_problem(parent.specific_deferred, self.slug, stored):
            raise ValidationError({"slug": problem})

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Refuse a page from which something is missing, however publishing was started."""
        problems = find_publishing_problems(revision.as_object())
        if problems:
            if request := get_current_request():  # Wagtail itself says only that the user may not publish
                messages.error(request, f"“{self.title}” was not published. {' '.join(problems)}")
            raise PublishPermissionError(" ".join(problems))
        super().publish(revision, *args, **kwargs)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Skip Wagtail's query while neither this page nor an ancestor is private."""
        if any(self.path.startswith(path) for path in private_paths()):
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()

    def get_canonical_url(self, request: HttpRequest | None = None) -> str:
        """Return the URL below `SITE_URL`, whatever host the request was for; empty for a page outside the site.

        Of an alias, that of the page whose content it shows, while visitors can see that page.
        """
        if self.alias_source:
            return self.alias_source.get_canonical_url(request)
        url_parts = self.get_url_parts(request)
        return settings.SITE_URL + url_parts[2] if url_parts else ""

    @cached_property
    def alias_source(self) -> BasePage | None:
        """The page whose content this one shows, if it is an alias of a page that visitors can see."""
        source = public_pages(Page.objects.filter(pk=self.alias_of_id)).first() if self.alias_of_id else None
        return source.specific if source else None

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        if self.alias_source:  # which is listed itself
            return []
        return [entry | {"location": self.get_canonical_url(request)} for entry in super().get_sitemap_urls(request)]


class ImagePage(BasePage):
    """A page with an image, which is cropped to 16:9 around its focal point."""

    image = models.ForeignKey(
        "pages.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Shown at the top of the page, and on cards that link to it.",
    )
    image_description = models.CharField(
        max_length=250,
        blank=True,
        default="",
        db_default="",
        help_text="What people who cannot see the image need to know. Leave empty if the text says it all: screen "
        "readers then skip the image.",
    )
    image_caption = models.CharField(
        max_length=200, blank=True, default="", db_default="", help_text="A line below the image."
    )

    search_fields = [*BasePage.search_fields, index.SearchField("image_caption")]

    image_panel = MultiFieldPanel(
        [FieldPanel("image"), FieldPanel("image_description"), FieldPanel("image_caption")], "Image"
    )

    class Meta:
        abstract = True
