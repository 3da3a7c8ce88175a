"""Handing out documents: as downloads that run nothing, in parts for players, and from private collections to few."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from tests.conftest import make_client

from .files import HTML, SOUND, pdf

pytestmark = pytest.mark.django_db


def make_document(name="a.pdf", content=None, collection=None):
    """Put a document into the library and return it."""
    file = ContentFile(pdf() if content is None else content, name)
    where = {"collection": collection} if collection else {}
    return get_document_model().objects.create(title="Minutes of March", file=file, **where)


def make_private(**restriction):
    """Return a document in a collection within a private one."""
    private = Collection.get_first_root_node().add_child(name="Private")
    below = private.add_child(name="Below")
    made = CollectionViewRestriction.objects.create(collection=private, **restriction)
    return make_document(collection=below), made


def body(answer):
    """Return what an answer carries."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize("name", SOUND)
def test_document_is_a_download_that_runs_nothing(name, client):
    answer = client.get(make_document(name, SOUND[name]).url)
    assert answer.status_code == 200
    assert answer["Content-Type"] == settings.WAGTAILDOCS_CONTENT_TYPES[name[2:]]
    assert answer["Content-Disposition"].startswith('attachment; filename="a')
    assert answer["X-Content-Type-Options"] == "nosniff"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script" not in policy
    assert "Content-Encoding" not in answer
    assert body(answer) == SOUND[name]


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.js", "a"])
def test_old_document_of_a_kind_that_is_no_longer_taken_is_sent_as_nothing_in_particular(name, client):
    answer = client.get(make_document(name, HTML).url)
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


def test_document_has_one_address_and_lies_where_no_web_server_looks(client):
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
def test_private_document_is_refused_to_others_and_kept_in_no_cache(kind, site, client):
    document, restriction = make_private(**RESTRICTIONS[kind])
    group = Group.objects.create(name="Friends")
    restriction.groups.set([group] if kind == "groups" else [])
    for headers in ({}, {"Range": "bytes=0-9"}, {"If-None-Match": "*"}, {"If-None-Match": f'"{document.file_hash}"'}):
        answer = client.get(document.url, headers=headers)
        assert b"%PDF" not in body(answer)
        assert answer.status_code in (200, 302)
        assert "no-store" in answer["Cache-Control"]

    stranger, friend = make_client(User.objects.create_user("stranger")), User.objects.create_user("friend")
    friend.groups.add(group)
    assert (stranger.get(document.url).status_code == 200) == (kind in ("login", "password"))
    if kind == "password":
        assert b"%PDF" not in body(stranger.get(document.url))
        form = {"password": "open sesame", "return_url": document.url}
        client.post(f"/documents/authenticate_with_password/{restriction.pk}/", form)
    answer = (client if kind == "password" else make_client(friend)).get(document.url)
    assert body(answer) == pdf()
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


def test_password_page_tells_nothing_of_the_document_and_leads_only_back_to_it(site, client):
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
def test_part_of_a_film_is_sent_where_a_player_asks_for_it(asked, answered, client):
    status, content, place = answered
    answer = client.get(make_document("a.txt", TEXT).url, headers={"Range": asked})
    assert answer.status_code == status
    assert body(answer) == content
    assert answer.get("Content-Range") == place
    if status != 416:
        assert answer["Accept-Ranges"] == "bytes"
        assert int(answer["Content-Length"]) == len(content)


def test_part_is_not_sent_when_the_file_is_another_by_now(client):
    document = make_document("a.txt", TEXT)
    document._set_document_file_metadata()
    document.save()
    current = client.get(document.url)["ETag"]
    for condition, status in ((current, 206), ('"other"', 200), ("Tue, 01 Jan 2019 00:00:00 GMT", 200)):
        headers = {"Range": "bytes=0-9", "If-Range": condition}
        assert client.get(document.url, headers=headers).status_code == status
    assert client.get(document.url, headers={"If-None-Match": current}).status_code == 304


def test_player_gets_a_film_in_parts_and_a_download_the_rest_of_it(client):
    film = make_document("a.mp4", bytes(5 * 1024 * 1024))
    headers = {"Range": "bytes=0-"}
    assert len(body(client.get(film.url, headers=headers))) == 5 * 1024 * 1024
    player = client.get(film.url, headers=headers | {"Sec-Fetch-Dest": "video"})
    assert player["Content-Range"] == f"bytes 0-{4 * 1024 * 1024 - 1}/{5 * 1024 * 1024}"
    assert len(body(player)) == 4 * 1024 * 1024
