"""Reading browsers' reports: both forms in which they come, and of each no more than what helps to mend a page."""

import json
import re
from urllib.parse import urlsplit

from csp.utils import DEFAULT_DIRECTIVES

from carecity.core.url_utils import local_path

# Blocked things that have no address, as browsers name them.
KINDS = {"inline", "eval", "wasm-eval", "trusted-types-policy", "trusted-types-sink", "self", "data", "blob", "about"}
HOST = re.compile(r"[a-z0-9.-]{1,100}")
WORDS = re.compile(r"[a-z_-]{1,40}")


def read_reports(body):
    """Return each violation that a body tells of, as the fields of a row; raise `ValueError` where it is no report."""
    told = json.loads(body)
    reports = told if isinstance(told, list) else [told]
    read = [_read(report) for report in reports if isinstance(report, dict)]
    if not read:
        raise ValueError("No report")
    return [violation for violation in read if violation]


def _read(report):
    """Return one violation, or None where it is noise, or not about a page of this site."""
    if "csp-report" in report:
        names = ("csp-report", "effective-directive", "blocked-uri", "document-uri", "source-file")
    else:
        names = ("body", "effectiveDirective", "blockedURL", "documentURL", "sourceFile")
    body = report.get(names[0])
    if not isinstance(body, dict):
        raise ValueError("No report")
    directive, blocked, page, source = (str(body.get(name) or "") for name in names[1:])
    directive = (directive or str(body.get("violated-directive") or "")).partition(" ")[0]
    page = _page(page)
    if directive not in DEFAULT_DIRECTIVES or not page or _is_of_an_extension(blocked, source):
        return None
    return {"directive": directive, "blocked": _blocked(blocked), "page": page}


def _is_of_an_extension(*addresses):
    """Tell whether something that the reader has put into the browser is blocked: no fault of the page."""
    return any(address.partition(":")[0].endswith("-extension") for address in addresses)


def _blocked(address):
    """Return the kind or the host of what was blocked; its path may say something about the reader."""
    scheme, colon, _ = address.partition(":")
    if scheme in KINDS:
        return scheme
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    return host if colon and HOST.fullmatch(host) else "other"


def _page(address):
    """Return the path of a page of ours, with a star for each part that may be a number, a reference or a token."""
    parts = local_path(address).split("/")
    return "/".join(part if WORDS.fullmatch(part) or not part else "*" for part in parts)
