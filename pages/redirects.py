"""Unpublishing and deleting pages: what links to them, and a redirect of their URLs to another page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.widgets import AdminPageChooser
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Page, ReferenceIndex, get_page_models
from wagtail.snippets.models import get_snippet_models

from .selectors import public_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser, User

MAX_LISTED = 20


class Referrer(NamedTuple):
    """Something that links to a page, and where the user can edit it, if they may."""

    title: str
    kind: str
    edit_url: str


def get_referrers(page: Page, user: User | AnonymousUser) -> tuple[list[Referrer], int]:
    """Return what editors have written that links to a page or one below it, and how many more there are.

    Not the rows that Wagtail keeps for itself, such as a page's privacy or the redirects to it.
    """
    inside = {str(pk) for pk in page.get_descendants(inclusive=True).values_list("pk", flat=True)}
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Page), to_object_id__in=inside
    )
    keys: dict[type[Any], set[str]] = {}
    for content_type, pk in references.values_list("base_content_type", "object_id").distinct():
        model = ContentType.objects.get_for_id(content_type).model_class()
        is_content = model in {Page, *get_snippet_models()} or issubclass(model or object, BaseSiteSetting)
        if model and is_content and not (model is Page and pk in inside):
            keys.setdefault(model, set()).add(pk)
    keys.setdefault(Page, set()).update(get_related_pages(inside) - inside)
    sources = [source for model, pks in keys.items() for source in model._default_manager.filter(pk__in=pks)]
    sources.sort(key=lambda source: (not isinstance(source, Page), str(source)))
    finder = AdminURLFinder(user)
    return [
        Referrer(str(source), get_kind(source), finder.get_edit_url(source) or "") for source in sources[:MAX_LISTED]
    ], len(sources[MAX_LISTED:])


def get_related_pages(pks: set[str]) -> set[str]:
    """Return the keys of the pages that list any of these pages by a relation to many, which Wagtail does not index."""
    found = set()
    for model in get_page_models():
        for field in model._meta.many_to_many:
            if issubclass(field.related_model, Page):
                related = model.objects.filter(**{f"{field.name}__in": pks})
                found |= {str(pk) for pk in related.values_list("pk", flat=True)}
    return found


def get_kind(source: Any) -> str:
    model = source.specific_class if isinstance(source, Page) else type(source)
    return str((model or Page)._meta.verbose_name)


class RemovalRedirectForm(forms.Form):
    """Asks which page visitors get at the URL of a removed page."""

    redirect_to = forms.ModelChoiceField(
        Page.objects.filter(depth__gt=1),
        required=False,
        label="Redirect visitors to",
        help_text="The page that visitors get at the old URL. Without one, they see “Page not found”.",
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
        if target and not (target.url and public_pages(Page.objects.filter(pk=target.pk)).exists()):
            raise forms.ValidationError("Visitors cannot see this page. Choose another one.")
        return target


def may_redirect(user: User | AnonymousUser) -> bool:
    return user.has_perm("wagtailredirects.add_redirect")


def get_paths(page: Page) -> list[str]:
    """Return the paths of a page and of the pages below it, those that are published."""
    url_parts = page.get_url_parts()
    if not url_parts or not url_parts[2]:
        return []
    live = page.get_descendants(inclusive=True).live().order_by("path")
    return [url_parts[2] + path.removeprefix(page.url_path) for path in live.values_list("url_path", flat=True)]


def get_redirected_paths(page: Page) -> list[str]:
    """Return the paths that redirect to a page or to one below it, and would be lost when it is deleted."""
    inside = page.get_descendants(inclusive=True)
    return list(Redirect.objects.filter(redirect_page__in=inside, site=None).values_list("old_path", flat=True))


def create_redirects(paths: Iterable[str], target: Page, *, is_permanent: bool) -> None:
    """Redirect visitors of these paths to a page, in place of redirects that exist."""
    with transaction.atomic():
        for path in dict.fromkeys(map(Redirect.normalise_path, paths)):
            Redirect.objects.filter(old_path=path, site=None).delete()
            Redirect.objects.create(old_path=path, redirect_page=target, is_permanent=is_permanent)
