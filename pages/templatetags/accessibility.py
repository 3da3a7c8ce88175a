"""The accessibility statement on the page that it belongs to."""

from urllib.parse import urlencode

from django import template

from contact.models import Kind
from pages.models import AccessibilityStatement, SiteSettings
from pages.selectors import contact_page

# Who advises people whom a provider of services leaves out, free of charge.
ADVICE = "https://www.equalityadvisoryservice.com/"

register = template.Library()


@register.inclusion_tag("includes/accessibility_statement.html", takes_context=True)
def accessibility_statement(context, statement):
    """Show the statement with the ways to report a barrier."""
    request = context["request"]
    form, details = contact_page(), SiteSettings.for_request(request)
    barrier_url = f"{form.get_url(request)}?{urlencode({'kind': Kind.BARRIER.value})}" if form else ""
    return {
        "statement": statement,
        "advice_url": ADVICE,
        "barrier_url": barrier_url,
        "telephone": details.telephone,
        "telephone_link": details.telephone_link,
    }


@register.simple_tag
def statement_for(page):
    """Return the statement that stands on this page, or None."""
    if page.pk is None:  # a preview of a page that was never saved
        return None
    return AccessibilityStatement.objects.filter(page=page.pk).prefetch_related("problems").first()
