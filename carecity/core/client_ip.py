"""Telling senders apart for a while by a keyed hash, without storing their IP addresses."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

SALT = "contact.senders"  # stored hashes, such as those of submissions, were made with this salt: it must stay


def get_client_ip(request: HttpRequest) -> str:
    """Return the IP address that the request came from, as our outermost proxy saw it.

    Each of the `TRUSTED_PROXIES` appends one entry to `X-Forwarded-For`; entries before those are the sender's own
    claim.
    """
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    trusted = settings.TRUSTED_PROXIES
    return hops[-trusted] if trusted and len(hops) >= trusted else request.META.get("REMOTE_ADDR", "")


def hash_client_ip(request: HttpRequest) -> str:
    """Return a keyed hash of the IPv4 address, or of the IPv6 network (/64), which one household shares."""
    text = get_client_ip(request)
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return hmac_digest(text)
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is None:
            return hmac_digest(str(ipaddress.ip_network((address, 64), strict=False)))
        address = address.ipv4_mapped
    return hmac_digest(str(address))


def hmac_digest(*parts: str) -> str:
    """Return a hash of the parts that cannot be computed without the secret key: 64 hexadecimal digits."""
    return salted_hmac(SALT, "\0".join(parts), algorithm="sha256").hexdigest()
