"""The permissions in both admins: every route of the resolver, every role and method, compared with a table.

`matrix.txt` has a line for each route: the roles that may GET it, and those that may POST to it. A route without a line
is a failure, so that a new one cannot be forgotten.
"""

from copy import deepcopy
from pathlib import Path

import pytest
from django.contrib.messages import ERROR, get_messages
from django.db import transaction
from django.test import Client

from tests.carecity.security.headers import find_problems

from .objects import make_objects, make_users
from .routes import get_routes, get_url

# Committed: settings and menus are read from the database once for each role, as in production.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("committed")]

LETTERS = {
    "anonymous": "-",
    "editor": "E",
    "moderator": "M",
    "administrator": "A",
    "reviewer": "R",
    "manager": "F",
    "superuser": "S",
}
STAFF_PREFIXES = ("admin/", "django-admin/", "documents/", "sign-in/")
SIGN_IN_PAGES = ("/sign-in/?next=", "/admin/login/", "/django-admin/login/")
# Fields without which Wagtail's own views fail.
BODY = {"body-count": "0", "input_format": "0"}
# Wagtail's own: one raises an error on purpose, the others fail on a form that no browser sends.
FAILING = {
    "admin/failwhale/",
    "admin/choose-external-link/",
    "admin/documents/multiple/create_from_uploaded_document/<int:uploaded_file_id>/",
    "admin/redirects/import/process/",
    "admin/snippets/choose/pages/borough/create/",
    "admin/snippets/choose/pages/guidechapter/create/",
    "admin/snippets/choose/pages/keyfigure/create/",
    "admin/snippets/choose/pages/partner/create/",
    "admin/snippets/choose/pages/person/create/",
    "admin/snippets/choose/pages/socialaccount/create/",
    "admin/snippets/choose/pages/socialpost/create/",
}


def read_matrix():
    """Return {route: (roles that may GET, roles that may POST)}."""
    lines = (Path(__file__).parent / "matrix.txt").read_text().splitlines()
    rows = [line.rsplit(maxsplit=2) for line in lines if line and not line.startswith("#")]
    return {route.strip(): (may_get, may_post) for route, may_get, may_post in rows}


def routes():
    """Return the routes of staff, each once."""
    return list({"".join(parts): parts for parts in get_routes() if "".join(parts).startswith(STAFF_PREFIXES)}.values())


def is_refused(response):
    """Return whether the response is a redirect to sign-in, an error, or the CMS's start page with an error message."""
    if response.status_code == 302 and response.url == "/admin/":
        return any(message.level >= ERROR for message in get_messages(response.wsgi_request))
    return response.status_code in {401, 403, 404, 405} or (
        response.status_code == 302 and response.url.startswith(SIGN_IN_PAGES)
    )


def send(client, method, url, body):
    """Send one request, and undo its changes to the database and the cookies."""
    before, savepoint = deepcopy(client.cookies), transaction.savepoint()
    try:
        return client.generic(method, url) if body is None else client.post(url, body)
    finally:
        transaction.savepoint_rollback(savepoint)
        client.cookies = before


def test_matrix_lists_exactly_the_routes_of_the_admins():
    assert sorted("".join(parts) for parts in routes()) == sorted(read_matrix())


@pytest.mark.parametrize("role", LETTERS)
def test_role_has_the_permissions_of_the_matrix(role, record_property):
    """The responses to GET also need the security headers, and may have no inline script."""
    client, users = Client(raise_request_exception=False), make_users()
    objects, matrix, differences, cells = make_objects(users["editor"]), read_matrix(), [], 0
    body = BODY | {"new_parent_page": objects["home"]}
    if role in users:
        client.force_login(users[role])
    for parts in routes():
        route, url = "".join(parts), "/" + get_url(parts, objects)
        allowed = [LETTERS[role] in cell for cell in matrix[route]]
        methods = {"GET": allowed[0], "POST": allowed[1]}
        if not any(allowed):
            methods |= dict.fromkeys(("HEAD", "PUT", "PATCH", "DELETE"), False)
        for method, is_allowed in methods.items():
            response = send(client, method, url, body if method == "POST" else None)
            cells += 1
            if is_refused(response) == is_allowed or (response.status_code >= 500 and route not in FAILING):
                differences.append((method, url, response.status_code, getattr(response, "url", "")))
            if method == "GET" and (problems := find_problems(response)):
                differences.append((method, url, *problems))
    record_property("figure", f"{cells} cells, {len(differences)} differences")
    assert differences == []
