"""Template tags of the CMS."""

from django import template
from django.http import HttpRequest
from wagtail.models import Page

from pages.redirects import Referrer, RemovalRedirectForm, get_paths, get_referrers, may_redirect

register = template.Library()


@register.simple_tag
def referrers(page: Page, request: HttpRequest) -> tuple[list[Referrer], int]:
    """Return what links to a page or to a page below it, and how many more there are."""
    return get_referrers(page, request.user)


@register.simple_tag
def redirect_form(page: Page, request: HttpRequest) -> RemovalRedirectForm | None:
    """Return the form that asks for a redirect; nothing without a URL, or for who may not create redirects."""
    return RemovalRedirectForm(page) if may_redirect(request.user) and get_paths(page) else None
