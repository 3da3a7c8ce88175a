"""Tests of uploads in a bucket: this site serves them, fetches no more than it sends, and survives an outage."""

import socket
from contextlib import closing, suppress

import pytest
from botocore.config import Config
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.module_loading import import_string
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from tests.binaries import free_port
from tests.carecity.security.headers import missing_headers
from tests.conftest import create_upload_storage, use_upload_storage
from tests.factories import image_block, make_image, make_page
from tests.s3 import CREDENTIALS

from .test_documents import upload as upload_document
from .test_private_documents import PARTS, RESTRICTIONS, TEXT, body, make_document, make_private
from .test_validators import jpeg, upload

pytestmark = pytest.mark.django_db


def image_urls(html):
    """Return the URLs of all image files on a page."""
    images = BeautifulSoup(html, "html.parser").main.find_all(["source", "img"])
    return {part.split()[0] for image in images for part in image["srcset"].split(", ")}


def test_image_is_uploaded_to_the_bucket_and_served_by_this_site(bucket, site, client, editor_client):
    assert upload(editor_client, "garden.jpg", jpeg())["success"]
    page = client.get(make_page([image_block(get_image_model().objects.get())]).url).text
    assert bucket.variables["S3_ENDPOINT_URL"] not in page
    stored, shown = bucket.files(), image_urls(page)
    assert len(shown) == 9
    for url in shown:
        response = client.get(url)
        assert body(response) == stored[url.removeprefix("/media/")]
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response["Content-Type"] == f"image/{url.rpartition('.')[2]}".replace("jpg", "jpeg")
        assert int(response["Content-Length"]) == len(stored[url.removeprefix("/media/")])
        assert missing_headers(response) == []
        assert client.get(url, headers={"If-None-Match": response["ETag"]}).status_code == 304
        assert client.get(url, headers={"If-Modified-Since": response["Last-Modified"]}).status_code == 304
        assert client.head(url).headers["Content-Length"] == response["Content-Length"]
    assert client.post(shown.pop()).status_code == 405
    assert client.get("/media/images/none.jpg").status_code == 404


def test_objects_are_readable_by_their_owner_only(bucket):
    make_image()
    make_document()
    assert [bucket.readers(name) for name in bucket.files()] == [[], []]


def test_file_without_a_hash_in_its_name_is_cached_for_an_hour(bucket, client):
    bucket.put("images/old.jpg", jpeg())
    response = client.get("/media/images/old.jpg")
    assert response["Cache-Control"] == "public, max-age=3600"
    assert body(response) == jpeg()


def test_document_is_served_as_a_download_and_never_under_media(bucket, client, editor_client):
    assert upload_document(editor_client, "Minutes.pdf", TEXT)["success"] is False
    assert upload_document(editor_client, "Minutes.txt", TEXT)["success"]
    document = get_document_model().objects.get()
    response = client.get(document.url)
    assert response["Content-Disposition"] == 'attachment; filename="minutes.txt"'
    assert response["Cache-Control"] == "no-cache"
    assert missing_headers(response) == []
    assert body(response) == TEXT
    name = document.file.name
    spelled = [name, f"images/../{name}", f"/{name}", f"./{name}", name.replace("/", "//", 1), name.replace("/", "\\")]
    for way in [*spelled, *(way.replace("/", "%2f") for way in spelled), name.replace("documents", "%64ocuments")]:
        assert client.get(f"/media/{way}").status_code == 404, way
    for way in spelled:
        with pytest.raises(NotImplementedError):
            default_storage.url(way)


@pytest.mark.parametrize("kind", RESTRICTIONS)
def test_private_document_in_the_bucket_is_refused_to_visitors(kind, bucket, site, client):
    document, _ = make_private(**RESTRICTIONS[kind])
    for headers in ({}, {"Range": "bytes=0-9"}, {"If-None-Match": "*"}):
        response = client.get(document.url, headers=headers)
        assert b"%PDF" not in body(response)
        assert "no-store" in response["Cache-Control"]
    assert client.get(f"/media/{document.file.name}").status_code == 404


@pytest.fixture
def ranges(bucket):
    """Return a list of the Range headers that are sent to the bucket."""
    parts = []
    events = default_storage.bucket.meta.client.meta.events
    listening = "before-sign.s3.GetObject", lambda request, **_: parts.append(request.headers["Range"])
    events.register(*listening)
    yield parts
    events.unregister(*listening)


def test_range_of_a_document_in_the_bucket_is_the_same_as_on_disk(bucket, client):
    document = make_document("a.txt", TEXT)
    for wanted, answered in PARTS.items():
        response = client.get(document.url, headers={"Range": wanted})
        assert (response.status_code, body(response), response.get("Content-Range")) == answered, wanted


def test_video_is_served_in_ranges_and_only_these_are_fetched(bucket, ranges, client):
    megabyte = 1024 * 1024
    video = make_document("a.mp4", bytes(range(256)) * (6 * megabyte // 256))
    player = client.get(video.url, headers={"Range": f"bytes={megabyte}-", "Sec-Fetch-Dest": "video"})
    assert player["Content-Range"] == f"bytes {megabyte}-{5 * megabyte - 1}/{6 * megabyte}"
    assert ranges == []
    assert body(player) == bytes(range(256)) * (4 * megabyte // 256)
    assert ranges == [f"bytes={n * megabyte}-{(n + 1) * megabyte - 1}" for n in range(1, 5)]
    ranges.clear()
    assert len(body(client.get(video.url))) == 6 * megabyte
    assert len(ranges) == 6
    ranges.clear()
    client.head(video.url)
    assert ranges == []


def test_range_of_an_image_in_the_bucket(bucket, client):
    url = make_image().get_rendition("width-400").url
    whole = body(client.get(url))
    part = client.get(url, headers={"Range": "bytes=100-199"})
    assert (part.status_code, body(part)) == (206, whole[100:200])
    assert part["Cache-Control"].endswith("immutable")


def test_pages_are_served_while_the_bucket_does_not_respond(bucket, site, client, editor_client, monkeypatch):
    shown, new, document = make_image(size=(300, 200)), make_image(size=(300, 200)), make_document()
    page = make_page([image_block(shown), image_block(new), {"type": "heading", "value": "Below"}])
    image_url = shown.get_rendition("width-400").url
    with monkeypatch.context() as away:
        unavailable = bucket.variables | {"S3_ENDPOINT_URL": f"http://127.0.0.1:{free_port()}"}
        use_upload_storage(create_upload_storage(unavailable, away), away)
        assert_only_files_are_away(page, [image_url, document.url], client)
        for url in (reverse("wagtailimages:index"), reverse("wagtailimages:edit", args=[new.pk])):
            assert editor_client.get(url).status_code == 200
    assert client.get(image_url).status_code == 200
    assert len(BeautifulSoup(client.get(page.url).text, "html.parser").main.find_all("img")) == 2


def assert_only_files_are_away(page, files, client):
    assert "Below" in client.get(page.url).text
    for url in files:
        response = client.get(url)
        assert (response.status_code, response["Cache-Control"]) == (503, "no-store")
        assert missing_headers(response) == []


def test_wagtail_deletes_files_with_the_existing_storage(bucket):
    storage, arguments, options = default_storage.deconstruct()
    assert import_string(storage)(*arguments, **options).bucket is default_storage.bucket


def test_missing_file_in_the_bucket_is_404(bucket, client):
    document, image = make_document(), make_image()
    bucket.empty()
    assert client.get(document.url).status_code == 404
    assert client.get(image.file.url).status_code == 404


def test_bucket_that_hangs_is_not_used_for_a_while(client, monkeypatch):
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:  # accepts connections, and never responds
        server = f"http://127.0.0.1:{silent.getsockname()[1]}"
        storage = create_upload_storage(CREDENTIALS | {"MEDIA_BUCKET": "b", "S3_ENDPOINT_URL": server}, monkeypatch)
        storage.client_config = storage.client_config.merge(Config(read_timeout=0.1))
        use_upload_storage(storage, monkeypatch)
        attempts = []
        for _ in range(3):
            assert client.get("/media/images/a.jpg").status_code == 503
            attempts.append(waiting(silent))
    assert attempts == [2, 0, 0]


def waiting(server):
    """Return the number of connections to a server since the last call."""
    server.settimeout(0)
    number = 0
    with suppress(BlockingIOError):
        while True:
            server.accept()[0].close()
            number += 1
    return number
