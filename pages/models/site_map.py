"""The site map: a second way to every page, besides the menu (WCAG 2.2, success criterion 2.4.5)."""

from wagtail.models import Page

from pages.selectors import public_pages

from .base import BasePage


class SiteMapPage(BasePage):
    """A list of all published pages, as the page tree has them."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1
    page_description = "A list of all pages. There is one, and it writes itself."

    class Meta:
        verbose_name = "site map"

    def get_context(self, request, *args, **kwargs):
        """Add every public page of the site but this one, as an annotated list for nested markup."""
        context = super().get_context(request, *args, **kwargs)
        home = self.get_parent()
        listed = public_pages(Page.objects.descendant_of(home).exclude(pk=self.pk)).order_by("path")
        context["home"] = home
        context["annotated_pages"] = Page.get_annotated_list_qs(listed)
        return context
