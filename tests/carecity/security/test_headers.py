"""Every answer carries the security policy and the headers around it, whoever asks, whatever the answer is."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import Document

from pages.models import StandardPage
from tests.conftest import signed_in
from tests.factories import make_page, make_picture, video_part
from tests.pages.examples import EXAMPLES

from .protected import code_in, missing_protection, policy_of
from .urls import every_address

pytestmark = pytest.mark.django_db

GROUPS = {"writer": "Editors", "editor": "Moderators", "reviewer": "Feedback reviewers", "manager": "Feedback managers"}
ROLES = ["anonymous", *GROUPS, "superuser"]
READ_BY_BROWSERS = re.compile("text/html|application/json")  # the CMS sends parts of pages as JSON


def client_of(role):
    """Return a client of somebody with this role, for whom a crash is an answer of 500."""
    client = Client(raise_request_exception=False)
    if role == "superuser":
        client.force_login(User.objects.create_superuser(role))
    elif role in GROUPS:
        user = User.objects.create_user(role, is_staff=role in {"reviewer", "manager"})
        user.groups.add(Group.objects.get(name=GROUPS[role]))
        client.force_login(user)
    return client


@pytest.mark.parametrize("role", ROLES)
def test_every_address_of_the_resolver_answers_with_every_header_and_no_script_in_the_page(role, site):
    client, addresses = client_of(role), every_address()
    answers = {path: client.get(path) for path in addresses}
    assert len(answers) > 300
    assert {path: missing for path, answer in answers.items() if (missing := missing_protection(answer))} == {}
    texts = {path: answer.text for path, answer in answers.items() if READ_BY_BROWSERS.match(answer["Content-Type"])}
    assert {path: code for path, text in texts.items() if (code := code_in(text))} == {}


def test_the_crawl_would_notice_a_script_and_a_missing_header(site, client):
    assert code_in('<script>go()</script> {"html": "<script type=\\"text/javascript\\">"} <p onclick="go()">') != []
    assert code_in('<script src="/a.js"></script><script id="x" type="application/json">{}</script>') == []
    answer = client.get("/")
    answer["Content-Security-Policy"] = "default-src 'none'; script-src 'self' 'unsafe-inline'"
    assert missing_protection(answer) == ["scripts of our own only", "frames"]


def redirect_to_https(settings):
    settings.SECURE_SSL_REDIRECT = True
    return Client().get("/about/")


def refused_host(settings):
    settings.ALLOWED_HOSTS = ["www.example.org"]
    return Client().get("/", headers={"Host": "evil.example"})


def refused_host_before_the_redirect(settings):
    settings.SECURE_SSL_REDIRECT = True
    return refused_host(settings)


def crash(settings):
    settings.ROOT_URLCONF = "tests.carecity.security.crashing_urls"
    return Client(raise_request_exception=False).get("/")


def static_file(settings):
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    return Client().get("/static/img/mark.svg")


def without_token(path):
    return lambda settings: Client(enforce_csrf_checks=True).post(path, {"message": "Hello"})


ANSWERS = {
    "alive": (200, lambda settings: Client().get("/livez")),
    "measures, for a stranger": (404, lambda settings: Client().get("/metrics")),
    "redirect to HTTPS": (301, redirect_to_https),
    "redirect to a slash": (301, lambda settings: Client().get("/about")),
    "unknown page": (404, lambda settings: Client().get("/no-such-page/")),
    "unknown host": (400, refused_host),
    "unknown host over HTTP": (400, refused_host_before_the_redirect),
    "unreadable form": (400, lambda settings: Client().post("/contact/", "x", "text/plain; charset=utf-7")),
    "no token on a page": (403, without_token("/contact/")),
    "no token in the CMS": (403, without_token("/admin/login/")),
    "wrong method": (405, lambda settings: Client().get("/csp-reports/")),
    "crash": (500, crash),
    "static file": (200, static_file),
    "unknown file": (404, lambda settings: Client().get("/media/nothing.jpg")),
    "path out of the folder": (404, lambda settings: Client().get("/media/../settings.py")),
}


@pytest.mark.parametrize(("status", "ask"), ANSWERS.values(), ids=ANSWERS)
def test_answers_that_no_page_makes_carry_every_header_too(status, ask, site, settings):
    answer = ask(settings)
    assert answer.status_code == status
    assert missing_protection(answer) == []


def test_files_run_nothing_and_come_in_parts(site, client):
    picture = make_picture()
    document = Document.objects.create(title="Notes", file=ContentFile(b"<script>alert(1)</script>", "notes.html"))
    for path in (picture.file.url, document.url):
        answer = client.get(path)
        assert answer.status_code == 200
        assert missing_protection(answer) == []
        assert "sandbox" in policy_of(answer)
    part = client.get(picture.file.url, headers={"Range": "bytes=0-9"})
    assert (part.status_code, len(part.getvalue())) == (206, 10)
    assert missing_protection(part) == []


def test_a_page_may_frame_the_players_of_its_own_videos_only(site, client):
    make_page([video_part(), video_part(address="https://vimeo.com/123456789")], slug="video")
    answer = client.get("/video/")
    hosts = {"https://player.vimeo.com", "https://www.youtube-nocookie.com"}
    assert policy_of(answer)["frame-src"] == hosts
    assert (
        'fullscreen=(self "https://player.vimeo.com" "https://www.youtube-nocookie.com")'
        in answer["Permissions-Policy"]
    )
    other = client.get("/about/")
    assert "frame-src" not in policy_of(other)
    assert "https:" not in other["Permissions-Policy"]


def test_only_previews_may_be_framed_and_only_by_the_site_itself(editor_client, site):
    example = next(example for example in EXAMPLES if example.model is StandardPage)
    preview = f"/admin/pages/add/pages/standardpage/{site.root_page.pk}/preview/"
    assert editor_client.post(preview, example.editing_form()).json()["is_valid"]
    answer = editor_client.get(preview)
    assert "An example" in answer.text
    assert policy_of(answer)["frame-ancestors"] == {"'self'"}
    assert missing_protection(answer) == []
    for path in ("/about/", "/admin/pages/", preview.replace("preview/", "")):
        assert policy_of(editor_client.get(path))["frame-ancestors"] == {"'none'"}


def test_a_draft_is_shown_under_the_policy_that_visitors_will_see_it_under(editor_client, site):
    page = make_page([video_part()])
    visitors, editors = editor_client.get(page.url), editor_client.get(f"/admin/pages/{page.pk}/view_draft/")
    assert policy_of(editors) == policy_of(visitors)
    assert policy_of(editors)["frame-src"] == {"https://www.youtube-nocookie.com"}


def test_only_the_cms_allows_styles_in_a_page(admin_client, site):
    for path in ("/", "/contact/", "/no-such-page/", "/django-admin/", "/healthz"):
        assert "unsafe" not in admin_client.get(path)["Content-Security-Policy"], path
    assert policy_of(signed_in(User.objects.first()).get("/admin/"))["style-src"] == {"'self'", "'unsafe-inline'"}
