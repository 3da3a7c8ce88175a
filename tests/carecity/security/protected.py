"""What every answer carries, read from its headers as a browser reads them."""

import re

from carecity.security.csp import HEADERS

# A script that stands in a page; data for scripts, which no browser runs, is none.
SCRIPT = re.compile(r"<script(?![^>]*(?:\ssrc=|\stype=\\?[\"']application/(?:ld\+)?json))[^>]*>", re.IGNORECASE)
HANDLER = re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=\s*\\?[\"']", re.IGNORECASE)

NO_SCRIPT = {"allow-same-origin"}


def policy_of(answer):
    """Return the security policy of an answer: directive and sources."""
    directives = [directive.split() for directive in answer.headers["Content-Security-Policy"].split(";")]
    return {name: set(sources) for name, *sources in directives}


def missing_protection(answer):
    """Return what an answer lacks, in words; an empty list is the requirement."""
    policy = policy_of(answer) if "Content-Security-Policy" in answer.headers else {}
    script = policy.get("script-src", set()) | policy.get("script-src-elem", set())
    ancestors = {"SAMEORIGIN": {"'self'"}, "DENY": {"'none'"}}.get(answer.headers.get("X-Frame-Options"))
    found = {
        "policy": policy.get("default-src") == {"'none'"},
        "scripts of our own only": script <= {"'self'"},
        "frames": ancestors is not None and policy.get("frame-ancestors") == ancestors,
        # What may run no script can ask a device for nothing.
        "permissions": "camera=()" in answer.headers.get("Permissions-Policy", "")
        or policy.get("sandbox") == NO_SCRIPT,
        "software kept quiet": not re.search(r"\d", answer.headers.get("Server", "")),
        "nothing powered by": "X-Powered-By" not in answer.headers,
    }
    found |= {name: answer.headers.get(name) == value for name, value in HEADERS.items() if name != "X-Frame-Options"}
    return [name for name, is_there in found.items() if not is_there]


def code_in(text):
    """Return scripts and event handlers that stand in a page: the policy would not run them."""
    return SCRIPT.findall(text) + HANDLER.findall(text)
