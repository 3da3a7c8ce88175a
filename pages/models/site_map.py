"""The site map: a second way to reach every page besides the menu (WCAG 2.2, success criterion 2.4.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from wagtail.models import Page

from pages.selectors import page_outline

from .base import BasePage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest


class Branch(NamedTuple):
    """A page with the branches below it."""

    page: Page
    children: list[Branch]


def build_tree(pages: Iterable[Page]) -> list[Branch]:
    """Return pages, which are in tree order, as nested lists, each below its nearest ancestor among them.

    Treebeard's annotated list needs every level: it closes too many lists after a page whose parent is missing.
    """
    tree: list[Branch] = []
    ancestors: list[Branch] = []
    for page in pages:
        while ancestors and not page.path.startswith(ancestors[-1].page.path):
            ancestors.pop()
        branch = Branch(page, [])
        (ancestors[-1].children if ancestors else tree).append(branch)
        ancestors.append(branch)
    return tree


class SiteMapPage(BasePage):
    """A list of all public pages, nested as in the page tree; of projects, news and opportunities the first ones."""

    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    page_description = "A list of all pages, which updates itself. There is only one."

    class Meta:
        verbose_name = "site map"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        home = self.get_parent()
        pages = [page for page in page_outline(home) if page.pk != self.pk]
        return super().get_context(request, *args, **kwargs) | {"home": home, "page_tree": build_tree(pages)}
