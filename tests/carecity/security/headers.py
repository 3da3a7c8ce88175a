"""The security headers that every response needs, and the inline scripts that none may contain."""

import re

from carecity.security.csp import HEADERS

EXPECTED = HEADERS | {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}

# JSON in a <script> element is data, which no browser runs.
INLINE_SCRIPT = re.compile(r"<script(?![^>]*(?:\ssrc=|\stype=\\?[\"']application/(?:ld\+)?json))[^>]*>", re.IGNORECASE)
EVENT_HANDLER = re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=\s*\\?[\"']", re.IGNORECASE)

SANDBOX_WITHOUT_SCRIPTS = {"allow-same-origin"}


def get_policy(response):
    """Return the Content Security Policy of a response: {directive: sources}."""
    directives = [directive.split() for directive in response.headers["Content-Security-Policy"].split(";")]
    return {name: set(sources) for name, *sources in directives}


def missing_headers(response):
    """Return the requirements that the response does not meet; for a correct one, an empty list."""
    policy = get_policy(response) if "Content-Security-Policy" in response.headers else {}
    script = policy.get("script-src", set()) | policy.get("script-src-elem", set())
    ancestors = {"SAMEORIGIN": {"'self'"}, "DENY": {"'none'"}}.get(response.headers.get("X-Frame-Options"))
    found = {
        "default-src": policy.get("default-src") == {"'none'"},
        "script-src": script <= {"'self'"},
        "frame-ancestors": ancestors is not None and policy.get("frame-ancestors") == ancestors,
        # A response that may run no script cannot use a device's features.
        "Permissions-Policy": "camera=()" in response.headers.get("Permissions-Policy", "")
        or policy.get("sandbox") == SANDBOX_WITHOUT_SCRIPTS,
        # The stricter one is for URLs that are secrets.
        "Referrer-Policy": response.headers.get("Referrer-Policy") in {"same-origin", "no-referrer"},
        "Server without a version": not re.search(r"\d", response.headers.get("Server", "")),
        "no X-Powered-By": "X-Powered-By" not in response.headers,
    }
    found |= {name: response.headers.get(name) == value for name, value in EXPECTED.items()}
    return [name for name, is_met in found.items() if not is_met]


def inline_code(text):
    """Return the inline scripts and event handlers of a page, which the policy would block."""
    return INLINE_SCRIPT.findall(text) + EVENT_HANDLER.findall(text)


def find_problems(response):
    """Return the missing headers of a response and the inline scripts in it; the CMS sends HTML within JSON too."""
    is_html = re.match("text/html|application/json", response.headers.get("Content-Type", ""))
    return missing_headers(response) + (inline_code(response.text) if is_html else [])
