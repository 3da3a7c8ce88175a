"""Django system checks."""

from collections.abc import Sequence
from typing import Any

from django.apps.config import AppConfig
from django.core.checks import CheckMessage, Tags, register
from django.core.checks import Warning as CheckWarning
from django.db import DEFAULT_DB_ALIAS, DatabaseError, transaction
from wagtail.models import Site

from .compliance import get_compliance_issues


@register(Tags.database)
def check_compliance(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Warn of each compliance issue; `migrate` runs database checks too, also before there is any table."""
    if DEFAULT_DB_ALIAS not in (databases or []):
        return []
    try:
        with transaction.atomic():  # PostgreSQL refuses every later query of a transaction after an error
            issues = [(site, issue) for site in Site.objects.all() for issue in get_compliance_issues(site)]
    except DatabaseError:
        return []
    return [CheckWarning(issue.text, hint="Settings, in the CMS.", obj=site, id="pages.W001") for site, issue in issues]
