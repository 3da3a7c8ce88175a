"""Template tags of the CMS."""

from django import template
from django.http import HttpRequest
from wagtail.models import Page

from pages.redirects import RedirectForm, Referrer, get_referrers, may_redirect

register = template.Library()


@register.simple_tag
def referrers(page: Page, request: HttpRequest) -> list[Referrer]:
    """Return what links to a page or to a page below it."""
    return get_referrers(page, request.user)


@register.simple_tag
def redirect_form(page: Page, request: HttpRequest) -> RedirectForm | None:
    """Return the form that asks where visitors of a removed page are led; nothing for who may not create redirects."""
    return RedirectForm(page) if page.live and may_redirect(request.user) else None
