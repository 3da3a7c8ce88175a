"""Where the contact page is, asked once a request."""

from pages.page_cache.kept import kept
from pages.visibility import for_visitors


def contact_page(request):
    """Return the contact page that visitors can see, or None."""
    from pages.models import ContactPage

    if not hasattr(request, "_contact_page"):
        request._contact_page = kept("contact page", lambda: for_visitors(ContactPage.objects.all(), request).first())
    return request._contact_page
