"""Who may do what in both admins: every route of the resolver, every role, every method, against a written table.

`matrix.txt` has a line for each route: the roles that get something for GET, and for POST; nobody else does. A route
without a line is a failure, so that a new one cannot be forgotten.
"""

from copy import deepcopy
from pathlib import Path

import pytest
from django.contrib.messages import ERROR, get_messages
from django.db import transaction
from django.test import Client

from .objects import make_people, make_things
from .routes import address, all_routes

pytestmark = pytest.mark.django_db

LETTERS = {
    "anonymous": "-",
    "editor": "E",
    "moderator": "M",
    "administrator": "A",
    "reviewer": "R",
    "manager": "F",
    "superuser": "S",
}
STAFF = ("admin/", "django-admin/", "documents/", "sign-in/")
DOORS = ("/sign-in/?next=", "/admin/login/", "/django-admin/login/")  # the last two lead on to the first
# What each form needs to be read at all; without it Wagtail's own views fail.
BODY = {"body-count": "0", "input_format": "0"}
# Wagtail's own: one shows on purpose what an error looks like, the others fail on a form that no browser sends.
FAILING = {
    "admin/failwhale/",
    "admin/choose-external-link/",
    "admin/documents/multiple/create_from_uploaded_document/<int:uploaded_file_id>/",
    "admin/redirects/import/process/",
    "admin/snippets/choose/pages/keyfigure/create/",
    "admin/snippets/choose/pages/socialaccount/create/",
    "admin/snippets/choose/pages/socialpost/create/",
}


def table():
    """Return {route: (roles that may GET, roles that may POST)} as written."""
    lines = (Path(__file__).parent / "matrix.txt").read_text().splitlines()
    rows = [line.rsplit(maxsplit=2) for line in lines if line and not line.startswith("#")]
    return {route.strip(): (may_get, may_post) for route, may_get, may_post in rows}


def routes():
    """Return the routes of staff; one that another hides stands there once."""
    return list({"".join(parts): parts for parts in all_routes() if "".join(parts).startswith(STAFF)}.values())


def refused(answer):
    """Tell whether nothing was given: a way to the door, a refusal, or the CMS's first page with an error on it."""
    if answer.status_code == 302 and answer.url == "/admin/":
        return any(message.level >= ERROR for message in get_messages(answer.wsgi_request))
    return answer.status_code in {401, 403, 404, 405} or (answer.status_code == 302 and answer.url.startswith(DOORS))


def ask(client, method, place, body):
    """Send one request as if none had been sent before, and undo what it did."""
    before, savepoint = deepcopy(client.cookies), transaction.savepoint()
    try:
        return client.generic(method, place) if body is None else client.post(place, body)
    finally:
        transaction.savepoint_rollback(savepoint)
        client.cookies = before


def test_every_route_of_the_admins_stands_in_the_table_and_no_other():
    assert sorted("".join(parts) for parts in routes()) == sorted(table())


@pytest.mark.parametrize("role", LETTERS)
def test_each_role_gets_what_the_table_says(role, record_property):
    client, people = Client(raise_request_exception=False), make_people()
    things, written, surprises, cells = make_things(people["editor"]), table(), [], 0
    body = BODY | {"new_parent_page": things["home"]}
    if role in people:
        client.force_login(people[role])
    for parts in routes():
        route, place = "".join(parts), "/" + address(parts, things)
        allowed = [LETTERS[role] in cell for cell in written[route]]
        methods = {"GET": allowed[0], "POST": allowed[1]}
        if not any(allowed):
            methods |= dict.fromkeys(("HEAD", "PUT", "PATCH", "DELETE"), False)
        for method, may in methods.items():
            answer = ask(client, method, place, body if method == "POST" else None)
            cells += 1
            if refused(answer) == may or (answer.status_code >= 500 and route not in FAILING):
                surprises.append((method, place, answer.status_code, getattr(answer, "url", "")))
    record_property("figure", f"{cells} cells, {len(surprises)} surprises")
    assert surprises == []
