"""Django's system check of what the site must say about itself."""

from django.core.checks import Warning as CheckWarning
from django.db import DEFAULT_DB_ALIAS, DatabaseError, transaction
from wagtail.models import Site

from .compliance import broken_promises


def check_promises(app_configs, databases, **kwargs):
    """Warn of what is missing or out of date; `migrate` asks too, also before there is any table."""
    if DEFAULT_DB_ALIAS not in (databases or []):
        return []
    try:
        with transaction.atomic():  # or PostgreSQL would refuse everything that comes after an error
            found = [(site, broken) for site in Site.objects.all() for broken in broken_promises(site)]
    except DatabaseError:
        return []
    return [
        CheckWarning(broken.text, hint="Settings, in the CMS.", obj=site, id="pages.W001") for site, broken in found
    ]
