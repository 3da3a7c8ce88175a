"""Template tags for the accessibility statement."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.template import Context
from wagtail.models import Page

from contact.models import Kind
from pages.models import AccessibilityStatement, SiteSettings
from pages.selectors import contact_page

# Free advice on discrimination by providers of services.
ADVISORY_SERVICE_URL = "https://www.equalityadvisoryservice.com/"

register = template.Library()


@register.inclusion_tag("includes/accessibility_statement.html", takes_context=True)
def accessibility_statement(context: Context, statement: AccessibilityStatement) -> dict[str, Any]:
    """Render the statement with the ways to report a barrier."""
    request = context["request"]
    form_page, site_settings = contact_page(), SiteSettings.for_request(request)
    barrier_url = f"{form_page.get_url(request)}?{urlencode({'kind': Kind.BARRIER.value})}" if form_page else ""
    return {
        "statement": statement,
        "advisory_service_url": ADVISORY_SERVICE_URL,
        "barrier_url": barrier_url,
        "telephone": site_settings.telephone,
        "telephone_link": site_settings.telephone_link,
    }


@register.simple_tag
def get_accessibility_statement(page: Page) -> AccessibilityStatement | None:
    """Return the statement that is shown on this page."""
    if page.pk is None:  # a preview of a page that was never saved
        return None
    return AccessibilityStatement.objects.filter(page=page.pk).prefetch_related("problems").first()
