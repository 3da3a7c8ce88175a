"""Who sends: told apart for a while by a salted hash, never known by an address that is kept."""

import ipaddress

from django.conf import settings
from django.utils.crypto import salted_hmac


def client_address(request):
    """Return the address that the request came from, as the outermost proxy of ours saw it.

    Each of the `TRUSTED_PROXIES` adds one entry at the end of `X-Forwarded-For`; what stands before those is the
    sender's own claim.
    """
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    trusted = settings.TRUSTED_PROXIES
    return hops[-trusted] if trusted and len(hops) >= trusted else request.META.get("REMOTE_ADDR", "")


def connection_hash(request):
    """Return a salted hash of the connection: an IPv4 address, or an IPv6 network, which one household shares."""
    address = client_address(request)
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return salted(address)
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    if parsed.version == 6:  # noqa: PLR2004 - the name of the protocol
        return salted(str(ipaddress.ip_network((parsed, 64), strict=False)))
    return salted(str(parsed))


def salted(*parts):
    """Return a hash of the parts that nobody can compute without the site's secret key: 64 hexadecimal digits."""
    return salted_hmac("contact.senders", "\0".join(parts), algorithm="sha256").hexdigest()
