"""Headers that protect whoever reads an answer: on every one, whoever made it."""

from csp.constants import HEADER, SELF
from csp.middleware import CSPMiddleware
from django_permissions_policy import PermissionsPolicyMiddleware

from .csp import FILES, HEADERS, PUBLIC, permissions_with_players, policy_for


class SecurityHeaders(CSPMiddleware):
    """Stands above all other middleware, so that redirects, refusals and files that those answer with are covered."""

    def process_response(self, request, response):
        """Add what is missing; a policy is always ours."""
        if getattr(request, "is_dummy", False):
            # Wagtail asks for a preview within an editor's request, which passes here later, with its own frames.
            response._csp_config = PUBLIC
            return response
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        if hosts := video_hosts(response):
            permissions = permissions_with_players(hosts)
            response["Permissions-Policy"] = PermissionsPolicyMiddleware.compute_header_value(permissions, "PLAYER")
        if response.streaming:  # a file
            del response[HEADER]  # Wagtail's own for documents, which says less
            del response["Permissions-Policy"]  # half a kilobyte for each stylesheet, and files ask devices for nothing
        return super().process_response(request, response)

    def get_policy_parts(self, request, response, report_only=False):  # noqa: FBT002 - django-csp's signature
        """Choose the policy by what the answer is, where it stands, and what a page shows."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only:
            parts.config = FILES if response.streaming else parts.config or policy_for(request.path_info)
            parts.replace = replaced(response)
        return parts


def replaced(response):
    """Return what is different on this answer alone: who may frame it, and what it may frame."""
    directives = {"frame-src": [f"https://{host}" for host in video_hosts(response)] or None}
    if response["X-Frame-Options"] == "SAMEORIGIN":
        directives["frame-ancestors"] = [SELF]
    return {name: sources for name, sources in directives.items() if sources}


def video_hosts(response):
    """Return the hosts of the players that a reader may start on the page of this answer."""
    page = (getattr(response, "context_data", None) or {}).get("page")
    return getattr(page, "video_hosts", [])
