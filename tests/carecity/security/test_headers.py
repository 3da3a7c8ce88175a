"""Every response has the security headers and no inline script, for every role and every URL pattern."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.admin.urls import pages as wagtail_page_urls
from wagtail.documents.models import Document

from pages.models import StandardPage
from tests.conftest import make_client
from tests.factories import make_image, make_page, video_block
from tests.pages.examples import EXAMPLES

from .all_paths import all_paths
from .headers import find_problems, get_policy, inline_code, missing_headers

pytestmark = pytest.mark.django_db

GROUPS = {"writer": "Editors", "editor": "Moderators", "reviewer": "Feedback reviewers", "manager": "Feedback managers"}
ROLES = ["anonymous", *GROUPS, "superuser"]
STAFF = ("/admin/", "/django-admin/", "/documents/", "/sign-in/")


def client_of(role):
    """Return a signed-in client of this role, which gets a 500 if a view raises."""
    client = Client(raise_request_exception=False)
    if role == "superuser":
        client.force_login(User.objects.create_superuser(role))
    elif role in GROUPS:
        user = User.objects.create_user(role, is_staff=role in {"reviewer", "manager"})
        user.groups.add(Group.objects.get(name=GROUPS[role]))
        client.force_login(user)
    return client


@pytest.mark.parametrize("role", ROLES)
def test_every_url_pattern_responds_with_the_headers_and_without_inline_scripts(role, site):
    """tests/permissions checks the same for the routes of staff, with an object of each kind."""
    client, paths = client_of(role), [path for path in all_paths() if not path.startswith(STAFF)]
    assert len(paths) > 10
    responses = {path: client.get(path) for path in paths}
    assert {path: problems for path, response in responses.items() if (problems := find_problems(response))} == {}


def test_helpers_find_inline_scripts_and_weak_policies(site, client):
    assert inline_code('<script>go()</script> {"html": "<script type=\\"text/javascript\\">"} <p onclick="go()">') != []
    assert inline_code('<script src="/a.js"></script><script id="x" type="application/json">{}</script>') == []
    response = client.get("/")
    response["Content-Security-Policy"] = "default-src 'none'; script-src 'self' 'unsafe-inline'"
    assert missing_headers(response) == ["script-src", "frame-ancestors"]


def redirect_to_https(settings):
    settings.SECURE_SSL_REDIRECT = True
    return Client().get("/about/")


def refused_host(settings):
    settings.ALLOWED_HOSTS = ["www.example.org"]
    return Client().get("/", headers={"Host": "evil.example"})


def refused_host_over_http(settings):
    settings.SECURE_SSL_REDIRECT = True
    return refused_host(settings)


def crash(settings):
    settings.ROOT_URLCONF = "tests.carecity.security.crashing_urls"
    return Client(raise_request_exception=False).get("/")


def static_file(settings):
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    return Client().get("/static/img/mark.svg")


def without_csrf_token(path):
    return lambda settings: Client(enforce_csrf_checks=True).post(path, {"message": "Hello"})


RESPONSES = {
    "liveness probe": (200, lambda settings: Client().get("/livez")),
    "metrics without the token": (404, lambda settings: Client().get("/metrics")),
    "redirect to HTTPS": (301, redirect_to_https),
    "redirect to a slash": (301, lambda settings: Client().get("/about")),
    "unknown page": (404, lambda settings: Client().get("/no-such-page/")),
    "unknown host": (400, refused_host),
    "unknown host over HTTP": (400, refused_host_over_http),
    "malformed form": (400, lambda settings: Client().post("/contact/", "x", "text/plain; charset=utf-7")),
    "no CSRF token on a page": (403, without_csrf_token("/contact/")),
    "no CSRF token in the CMS": (403, without_csrf_token("/admin/login/")),
    "wrong method": (405, lambda settings: Client().get("/csp-reports/")),
    "crash": (500, crash),
    "static file": (200, static_file),
    "missing media file": (404, lambda settings: Client().get("/media/nothing.jpg")),
    "path traversal": (404, lambda settings: Client().get("/media/../settings.py")),
}


@pytest.mark.parametrize(("status", "send"), RESPONSES.values(), ids=RESPONSES)
def test_responses_of_middleware_and_error_views_have_the_headers(status, send, site, settings):
    response = send(settings)
    assert response.status_code == status
    assert missing_headers(response) == []


def test_uploads_are_sandboxed_also_in_range_responses(site, client):
    image = make_image()
    document = Document.objects.create(title="Notes", file=ContentFile(b"<script>alert(1)</script>", "notes.html"))
    for path in (image.file.url, document.url):
        response = client.get(path)
        assert response.status_code == 200
        assert missing_headers(response) == []
        assert "sandbox" in get_policy(response)
    part = client.get(image.file.url, headers={"Range": "bytes=0-9"})
    assert (part.status_code, len(part.getvalue())) == (206, 10)
    assert missing_headers(part) == []


def test_page_may_frame_the_players_of_its_own_videos_only(site, client):
    make_page([video_block(), video_block(address="https://vimeo.com/123456789")], slug="video")
    response = client.get("/video/")
    hosts = {"https://player.vimeo.com", "https://www.youtube-nocookie.com"}
    assert get_policy(response)["frame-src"] == hosts
    assert (
        'fullscreen=(self "https://player.vimeo.com" "https://www.youtube-nocookie.com")'
        in response["Permissions-Policy"]
    )
    other = client.get("/about/")
    assert "frame-src" not in get_policy(other)
    assert "https:" not in other["Permissions-Policy"]


def test_only_previews_may_be_framed_and_only_by_the_same_origin(editor_client, site):
    example = next(example for example in EXAMPLES if example.model is StandardPage)
    preview = f"/admin/pages/add/pages/standardpage/{site.root_page.pk}/preview/"
    assert editor_client.post(preview, example.editing_form()).json()["is_valid"]
    response = editor_client.get(preview)
    assert "An example" in response.text
    assert get_policy(response)["frame-ancestors"] == {"'self'"}
    assert missing_headers(response) == []
    for path in ("/about/", "/admin/pages/", preview.replace("preview/", "")):
        assert get_policy(editor_client.get(path))["frame-ancestors"] == {"'none'"}


def test_draft_has_the_same_policy_as_the_published_page(editor_client, site):
    page = make_page([video_block()])
    visitors, editors = editor_client.get(page.url), editor_client.get(f"/admin/pages/{page.pk}/view_draft/")
    assert get_policy(editors) == get_policy(visitors)
    assert get_policy(editors)["frame-src"] == {"https://www.youtube-nocookie.com"}


def test_screens_of_the_cms_about_a_page_with_a_video_have_the_policy_of_the_cms(editor_client, site):
    page = make_page([video_block()])
    dashboard = get_policy(editor_client.get("/admin/"))
    assert dashboard["frame-src"] == {"'self'"}
    patterns = wagtail_page_urls.urlpatterns
    names = [pattern.name for pattern in patterns if len(pattern.pattern.converters) == 1]
    assert {"edit", "history", "unpublish", "move", "copy", "workflow_history"} <= set(names)
    found = {}
    for name in set(names) - {"view_draft"}:
        response = editor_client.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
        if response.status_code == 200 and response["X-Frame-Options"] == "DENY":
            found[name] = get_policy(response)
    assert {"edit", "history", "unpublish"} <= found.keys()
    assert {name: policy for name, policy in found.items() if policy != dashboard} == {}


def test_only_the_cms_allows_inline_styles(admin_client, site):
    for path in ("/", "/contact/", "/no-such-page/", "/django-admin/", "/healthz"):
        assert "unsafe" not in admin_client.get(path)["Content-Security-Policy"], path
    assert get_policy(make_client(User.objects.first()).get("/admin/"))["style-src"] == {"'self'", "'unsafe-inline'"}
