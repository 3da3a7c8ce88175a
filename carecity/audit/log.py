"""Events of accounts, permissions and personal data, as lines of the logger `security`.

The message is the event's name. Names and fields are an interface: monitoring may search for them. Users, groups and
feedback are given by id. `actor` is the signed-in user, or None for visitors, commands and the worker.

| event | fields besides `actor` |
|---|---|
| signed_in, signed_out | user, connection |
| sign_in_failed | user (None where the username does not exist), connection, step (password, second factor) |
| locked_out | user (None where not signed in), connection, limit (account, requests) |
| user_created, user_deleted | user |
| password_changed | user |
| second_factor_added, second_factor_removed | user, kind |
| second_factor_reset (by an administrator) | user, connection |
| invited (a link to choose a password was queued) | user, connection |
| permissions_changed, of a user | user, and what changed: is_active, is_staff, is_superuser, groups, permissions |
| permissions_changed, of a group | group, permissions; or, saved in the CMS, its new pages, collections, sites |
| exported | count (of messages) |
| erased | feedback |

Added groups and permissions are written as "+3", removed ones as "-3". `connection` is a keyed hash of the IP address,
as in rate limits: events of one sender can be connected, and the address cannot be recovered. The app `contact` logs
`exported` and `erased` itself.
"""

import logging
from typing import Any

from django.http import HttpRequest

from carecity.core.client_ip import hash_client_ip
from carecity.core.middleware import get_current_user_id

logger = logging.getLogger("security")
HASH_LENGTH = 16  # of 64 digits: enough to tell senders apart


def log_event(event: str, *, request: HttpRequest | None = None, **fields: Any) -> None:
    """Log an event; `request` adds `connection`."""
    if request is not None:
        fields["connection"] = hash_client_ip(request)[:HASH_LENGTH]
    logger.info(event, extra={"actor": get_current_user_id()} | fields)
