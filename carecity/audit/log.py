"""Security events: what happened to accounts, rights and personal data, as lines of the logger `security`.

The message is the event's name; names and fields are kept as they are, so that programs can watch for them. People,
groups and messages stand there as their ids. `actor` is who did it, None for a stranger or the site itself.

| event | fields besides `actor` |
|---|---|
| signed_in, signed_out | user, connection |
| sign_in_failed | user (None where the name is nobody's), connection, step (password, second factor) |
| locked_out | user (None where nobody is signed in), connection, limit (account, address) |
| user_created, user_deleted | user |
| password_changed | user |
| second_factor_added, second_factor_removed | user, kind |
| second_factor_reset (by an administrator) | user, connection |
| permissions_changed, of a user | user, and what changed: is_active, is_staff, is_superuser, groups, permissions |
| permissions_changed, of a group | group, permissions, or with the CMS what it has now: pages, collections, sites |
| exported | count (of messages) |
| erased | feedback (the message's id) |

Groups and permissions that came stand as "+3", those that went as "-3". `connection` is a keyed hash of the address, as
the throttle makes it: lines of one sender can be put together, and the address cannot be read from them. The package
`contact` writes its two events itself.
"""

import logging

from carecity.core.client_ip import hash_client_ip
from carecity.core.middleware import get_current_user_id

logger = logging.getLogger("security")
HASH_LENGTH = 16  # of 64 digits: enough to tell senders apart


def record(event, *, request=None, **fields):
    """Write down that something happened; with a request also from where."""
    if request is not None:
        fields["connection"] = hash_client_ip(request)[:HASH_LENGTH]
    logger.info(event, extra={"actor": get_current_user_id()} | fields)
