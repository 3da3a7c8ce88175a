"""Middleware that sets the security headers which Django itself does not set."""

from collections.abc import Callable, Iterable
from typing import Any

from csp.constants import HEADER, SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.security import SecurityMiddleware
from django_permissions_policy import PermissionsPolicyMiddleware

from .csp import (
    DIRECTIVES_BY_PATH_PREFIX,
    FILE_DIRECTIVES,
    HEADERS,
    PERMISSIONS_POLICY,
    PLAYER_FEATURES,
    PUBLIC_DIRECTIVES,
    Directives,
    Permissions,
)


class SecurityHeadersMiddleware(CSPMiddleware):
    """Belongs above all other middleware: their redirects, errors and files need the headers too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        self.security_middleware = SecurityMiddleware(get_response)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if getattr(request, "is_dummy", False):
            # Wagtail renders a draft or a preview with a request of its own, within an editor's request. The response
            # passes through here again with the editor's request, and must get the policy of visitors then.
            response.page_directives = PUBLIC_DIRECTIVES  # type: ignore[attr-defined]  # ours, read below
            response.player_hosts = get_player_hosts(request, response)  # type: ignore[attr-defined]  # as above
            return response
        # Its redirect to HTTPS raises for a host that is not allowed, and Django's response to that exception skips its
        # process_response. On all other responses this finds its headers and changes nothing.
        response = self.security_middleware.process_response(request, response)  # type: ignore[arg-type]  # any response
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        if hosts := get_player_hosts(request, response):
            permissions = get_permissions_policy(hosts)
            response["Permissions-Policy"] = PermissionsPolicyMiddleware.compute_header_value(permissions, "PLAYER")
        if is_file(response):
            del response[HEADER]  # Wagtail's own for documents, which is weaker
            del response["Permissions-Policy"]  # 500 bytes that a file, which runs no script, does not need
        return super().process_response(request, response)

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,  # noqa: FBT001, FBT002 - django-csp's signature
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only:
            directives = getattr(response, "page_directives", None) or get_directives(request.path_info)
            parts.config = FILE_DIRECTIVES if is_file(response) else directives
            parts.replace = get_replacements(response, get_player_hosts(request, response))
        return parts


def is_file(response: HttpResponseBase) -> bool:
    return response.streaming


def get_replacements(response: HttpResponseBase, player_hosts: list[str]) -> dict[str, Any]:
    """Return the directives of this response alone: which players it may frame, and who may frame it."""
    directives: dict[str, Any] = {}
    if player_hosts:
        directives["frame-src"] = [f"https://{host}" for host in player_hosts]
    if response.get("X-Frame-Options") == "SAMEORIGIN":
        directives["frame-ancestors"] = [SELF]
    return directives


def get_player_hosts(request: HttpRequest, response: HttpResponseBase) -> list[str]:
    """Return the hosts of the video players on the page of this response, which the page has set."""
    return getattr(response, "player_hosts", None) or getattr(request, "player_hosts", [])


def get_directives(path: str) -> Directives:
    """Return the Content Security Policy of the page at this path."""
    policies = (policy for prefix, policy in DIRECTIVES_BY_PATH_PREFIX.items() if path.startswith(prefix))
    return next(policies, PUBLIC_DIRECTIVES)


def get_permissions_policy(player_hosts: Iterable[str]) -> Permissions:
    """Return the Permissions Policy of a page with videos from these hosts."""
    origins = [f"https://{host}" for host in player_hosts]
    return PERMISSIONS_POLICY | {feature: [*PERMISSIONS_POLICY[feature], *origins] for feature in PLAYER_FEATURES}
