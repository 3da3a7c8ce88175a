"""Unpublishing and deleting pages: who links to them, and a redirect of their paths to another page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.widgets import AdminPageChooser
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User


class Referrer(NamedTuple):
    """Something that links to a page, and where the user can edit it, if they may."""

    title: str
    kind: str
    edit_url: str


def get_referrers(page: Page, user: User | AnonymousUser) -> list[Referrer]:
    """Return what links to a page or to a page below it, without those pages themselves: pages first, by title."""
    finder, found = AdminURLFinder(user), {}
    inside = page.get_descendants(inclusive=True)
    pks = [str(pk) for pk in inside.values_list("pk", flat=True)]
    for removed in inside:
        for source, _ in ReferenceIndex.get_grouped_references_to(removed):
            if not (isinstance(source, Page) and str(source.pk) in pks):
                found[type(source), source.pk] = source.specific if isinstance(source, Page) else source
    ordered = sorted(found.values(), key=lambda source: (not isinstance(source, Page), str(source)))
    return [
        Referrer(str(source), str(source._meta.verbose_name), finder.get_edit_url(source) or "") for source in ordered
    ]


class RedirectForm(forms.Form):
    """Asks to which page visitors of a removed page are led."""

    redirect_to = forms.ModelChoiceField(
        Page.objects.filter(depth__gt=1),
        required=False,
        label="Lead visitors to",
        help_text="The page that visitors get at the old URL. Without one they read that the page does not exist.",
        widget=AdminPageChooser,
    )

    def __init__(self, page: Page, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page

    def clean_redirect_to(self) -> Page | None:
        """Refuse a page that is removed too, or that visitors cannot see."""
        target = self.cleaned_data["redirect_to"]
        if target and target.path.startswith(self.page.path):
            raise forms.ValidationError("This page is removed, too. Choose another one.")
        if target and not target.live:
            raise forms.ValidationError("This page is not published. Choose another one.")
        return target


def may_redirect(user: User | AnonymousUser) -> bool:
    return user.has_perm("wagtailredirects.add_redirect")


def get_paths(page: Page) -> list[str]:
    """Return the paths of a page and of the published pages below it."""
    pages = page.get_descendants(inclusive=True).live().order_by("path")
    return [parts[2] for each in pages if (parts := each.get_url_parts()) and parts[2]]


def create_redirects(paths: list[str], target: Page, *, is_permanent: bool) -> None:
    """Lead visitors of these paths to a page. A redirect that exists is changed."""
    for path in paths:
        Redirect.objects.update_or_create(
            old_path=Redirect.normalise_path(path),
            site=None,
            defaults={"redirect_page": target, "redirect_link": "", "is_permanent": is_permanent},
        )
