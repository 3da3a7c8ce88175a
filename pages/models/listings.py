"""The abstract base of pages that list their children."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks import BodyBlock
from pages.filters import Filter, FilterForm
from pages.page_cache.version import cached_per_version
from pages.selectors import empty_index_pages, with_images

from .base import BasePage

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.query import PageQuerySet

PAGE_SIZE = 12


class IndexPage(RoutablePageMixin, BasePage):
    """A list of pages of one type, with filters. While it has no visible child, nothing on the site links to it."""

    empty_text = models.CharField(
        max_length=200, help_text="What visitors read while there is nothing in the list, for example on old links."
    )
    body = StreamField(BodyBlock(), blank=True, help_text="More content, shown below the list.")

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    content_panels = [*BasePage.content_panels, FieldPanel("empty_text"), FieldPanel("body")]

    parent_page_types = ["pages.HomePage"]
    max_count = 1

    filters: ClassVar[list[Filter]] = []
    # The first parts of paths that the page itself serves: a child with such a slug would have no URL.
    reserved_slugs: ClassVar[set[str]] = set()

    class Meta:
        abstract = True

    def get_items(self) -> PageQuerySet:
        """Return the visible children, in the order in which visitors see them."""
        raise NotImplementedError

    def get_newest(self) -> PageQuerySet:
        """Return the visible children for lists that show only the first ones."""
        return self.get_items()

    @cached_property
    def is_empty(self) -> bool:
        """Whether the page has no visible child at all."""
        return self.pk in empty_index_pages()

    @property
    def is_indexed(self) -> bool:
        return not self.is_empty

    def get_listing(self, request: HttpRequest) -> dict[str, Any]:
        """Return the form with the filters, and a page of the items that match."""
        form = FilterForm(request.GET, self.filters, type(self).__name__)
        paginator = Paginator(form.filter(self.get_items()), PAGE_SIZE)
        # Counting thousands of pages takes longer than fetching twelve.
        count = partial(getattr, paginator, "count")
        paginator.count = cached_per_version(("count", self.pk, *form.cleaned_data.items()), count)
        page_obj = paginator.get_page(request.GET.get("page"))
        page_obj.object_list = with_images(list(page_obj.object_list))
        return {"filters": form, "page_obj": page_obj}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | self.get_listing(request)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return [] if self.is_empty else super().get_sitemap_urls(request)
