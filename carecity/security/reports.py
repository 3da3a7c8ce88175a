"""Parses browsers' reports of CSP violations, of both formats, and keeps only what helps to fix a page."""

import json
import re
from typing import Any
from urllib.parse import urlsplit

from csp.utils import DEFAULT_DIRECTIVES

from carecity.core.url_utils import local_path

# How browsers name blocked content that has no URL.
KEYWORDS = {
    "inline",
    "eval",
    "wasm-eval",
    "trusted-types-policy",
    "trusted-types-sink",
    "self",
    "data",
    "blob",
    "about",
}
HOST = re.compile(r"[a-z0-9.-]{1,100}")
SLUG = re.compile(r"[a-z_-]{1,40}")
# The names of the fields in each format: body, directive, blocked URL, page, source file.
REPORT_URI_FIELDS = ("csp-report", "effective-directive", "blocked-uri", "document-uri", "source-file")
REPORT_TO_FIELDS = ("body", "effectiveDirective", "blockedURL", "documentURL", "sourceFile")


def parse_reports(body: bytes) -> list[dict[str, str]]:
    """Return the fields of a `CSPViolation` for each violation in a request body.

    Raises ValueError if the body is no report.
    """
    data = json.loads(body)
    reports = [report for report in (data if isinstance(data, list) else [data]) if isinstance(report, dict)]
    if not reports:
        raise ValueError("Not a report")
    return [violation for report in reports if (violation := parse_report(report))]


def parse_report(report: dict[str, Any]) -> dict[str, str] | None:
    """Return the fields of a violation; None if it is noise, or not about a page of this site."""
    body_field, *fields = REPORT_URI_FIELDS if "csp-report" in report else REPORT_TO_FIELDS
    body = report.get(body_field)
    if not isinstance(body, dict):
        raise ValueError("Not a report")
    directive, blocked, page, source = (str(body.get(field) or "") for field in fields)
    directive = (directive or str(body.get("violated-directive") or "")).partition(" ")[0]
    path = anonymise_path(page)
    if directive not in DEFAULT_DIRECTIVES or not path or is_browser_extension(blocked) or is_browser_extension(source):
        return None
    return {"directive": directive, "blocked": anonymise_blocked(blocked), "page": path}


def is_browser_extension(url: str) -> bool:
    """Return whether the URL belongs to an extension that the visitor has installed, such as moz-extension://…"""
    return url.partition(":")[0].endswith("-extension")


def anonymise_blocked(url: str) -> str:
    """Return keyword or host of what was blocked, without the path, which may say something about the visitor."""
    scheme, colon, _ = url.partition(":")
    if scheme in KEYWORDS:
        return scheme
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    return host if colon and HOST.fullmatch(host) else "other"


def anonymise_path(url: str) -> str:
    """Return the local path with "*" for each segment that may be a number, a reference or a token; "" if not local."""
    segments = local_path(url).split("/")
    return "/".join(segment if SLUG.fullmatch(segment) or not segment else "*" for segment in segments)
