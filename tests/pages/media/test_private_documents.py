"""Tests of serving documents: downloads that can run nothing, byte ranges, and private collections."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from wagtail.models import Collection, CollectionViewRestriction

from tests.conftest import make_client
from tests.factories import make_document

from .files import HTML, VALID_FILES

pytestmark = pytest.mark.django_db


def make_private(**restriction):
    """Return a document in a collection within a private one."""
    private = Collection.get_first_root_node().add_child(name="Private")
    below = private.add_child(name="Below")
    made = CollectionViewRestriction.objects.create(collection=private, **restriction)
    return make_document(collection=below), made


def body(response):
    """Return the content of a response."""
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize("name", VALID_FILES)
def test_document_is_a_download_that_can_run_nothing(name, client):
    response = client.get(make_document(name, VALID_FILES[name]).url)
    assert response.status_code == 200
    assert response["Content-Type"] == settings.WAGTAILDOCS_CONTENT_TYPES[name[2:]]
    assert response["Content-Disposition"].startswith('attachment; filename="a')
    assert response["X-Content-Type-Options"] == "nosniff"
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script" not in policy
    assert "Content-Encoding" not in response
    assert body(response) == VALID_FILES[name]


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.js", "a"])
def test_document_of_a_format_no_longer_accepted_is_served_as_octet_stream(name, client):
    response = client.get(make_document(name, HTML).url)
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")


def test_document_has_one_url_and_is_stored_outside_of_media_root(client):
    document = make_document()
    assert document.url == f"/documents/{document.pk}/{document.filename}"
    assert not document.file.path.startswith(str(settings.MEDIA_ROOT))
    with pytest.raises(NotImplementedError):
        document.file.url  # noqa: B018 - asking is the test
    for odd in (f"/documents/{document.pk}/b.pdf", f"/documents/{10**30}/a.pdf", f"/media/{document.file.name}"):
        assert client.get(odd).status_code == 404, odd
    assert client.post(document.url).status_code == 405


def test_deleting_a_document_deletes_its_file():
    document = make_document()
    path = Path(document.file.path)
    assert path.exists()
    document.file.delete(save=False)
    assert not path.exists()


RESTRICTIONS = {
    "login": {"restriction_type": "login"},
    "groups": {"restriction_type": "groups"},
    "password": {"restriction_type": "password", "password": "open sesame"},
}


@pytest.mark.parametrize("kind", RESTRICTIONS)
def test_private_document_is_refused_to_others_and_never_cached(kind, site, client):
    document, restriction = make_private(**RESTRICTIONS[kind])
    group = Group.objects.create(name="Friends")
    restriction.groups.set([group] if kind == "groups" else [])
    for headers in ({}, {"Range": "bytes=0-9"}, {"If-None-Match": "*"}, {"If-None-Match": f'"{document.file_hash}"'}):
        response = client.get(document.url, headers=headers)
        assert b"%PDF" not in body(response)
        assert response.status_code in (200, 302)
        assert "no-store" in response["Cache-Control"]

    stranger, friend = make_client(User.objects.create_user("stranger")), User.objects.create_user("friend")
    friend.groups.add(group)
    assert (stranger.get(document.url).status_code == 200) == (kind in ("login", "password"))
    if kind == "password":
        assert b"%PDF" not in body(stranger.get(document.url))
        form = {"password": "open sesame", "return_url": document.url}
        client.post(f"/documents/authenticate_with_password/{restriction.pk}/", form)
    response = (client if kind == "password" else make_client(friend)).get(document.url)
    assert body(response) == b"%PDF-1.4"
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_password_page_reveals_nothing_and_redirects_only_to_the_document(site, client):
    document, restriction = make_private(**RESTRICTIONS["password"])
    page = client.get(document.url).text
    assert "Password needed" in page
    assert document.title not in page
    assert document.filename not in page.replace(document.url, "")
    address = f"/documents/authenticate_with_password/{restriction.pk}/"
    wrong = client.post(address, {"password": "guess", "return_url": document.url})
    assert "not correct" in wrong.text
    assert "Error: Password needed" in wrong.text
    away = client.post(address, {"password": "open sesame", "return_url": "https://evil.example/"})
    assert "evil" not in away["Location"]


TEXT = b"0123456789" * 10
PARTS = {
    "bytes=0-9": (206, TEXT[:10], "bytes 0-9/100"),
    "bytes=0-0": (206, TEXT[:1], "bytes 0-0/100"),
    "bytes=95-": (206, TEXT[95:], "bytes 95-99/100"),
    "bytes=95-500": (206, TEXT[95:], "bytes 95-99/100"),
    "bytes=-5": (206, TEXT[95:], "bytes 95-99/100"),
    "bytes=-500": (206, TEXT, "bytes 0-99/100"),
    "bytes=100-": (416, b"", "bytes */100"),
    "bytes=-0": (416, b"", "bytes */100"),
    f"bytes={10**14}-": (416, b"", "bytes */100"),
    "bytes=9-5": (200, TEXT, None),
    "bytes=-": (200, TEXT, None),
    "bytes=0-1,5-6": (200, TEXT, None),
    "bytes=a-b": (200, TEXT, None),
    "bytes=٣-": (200, TEXT, None),
    "lines=0-9": (200, TEXT, None),
    f"bytes={10**40}-": (200, TEXT, None),
    "": (200, TEXT, None),
}


@pytest.mark.parametrize(("asked", "answered"), PARTS.items(), ids=[ascii(asked) for asked in PARTS])
def test_range_request_gets_the_requested_bytes(asked, answered, client):
    status, content, place = answered
    response = client.get(make_document("a.txt", TEXT).url, headers={"Range": asked})
    assert response.status_code == status
    assert body(response) == content
    assert response.get("Content-Range") == place
    if status != 416:
        assert response["Accept-Ranges"] == "bytes"
        assert int(response["Content-Length"]) == len(content)


def test_range_is_ignored_when_the_file_has_changed(client):
    document = make_document("a.txt", TEXT)
    document._set_document_file_metadata()
    document.save()
    current = client.get(document.url)["ETag"]
    for condition, status in ((current, 206), ('"other"', 200), ("Tue, 01 Jan 2019 00:00:00 GMT", 200)):
        headers = {"Range": "bytes=0-9", "If-Range": condition}
        assert client.get(document.url, headers=headers).status_code == status
    assert client.get(document.url, headers={"If-None-Match": current}).status_code == 304


def test_video_player_gets_limited_ranges_and_a_download_the_whole_rest(client):
    video = make_document("a.mp4", bytes(5 * 1024 * 1024))
    headers = {"Range": "bytes=0-"}
    assert len(body(client.get(video.url, headers=headers))) == 5 * 1024 * 1024
    player = client.get(video.url, headers=headers | {"Sec-Fetch-Dest": "video"})
    assert player["Content-Range"] == f"bytes 0-{4 * 1024 * 1024 - 1}/{5 * 1024 * 1024}"
    assert len(body(player)) == 4 * 1024 * 1024
