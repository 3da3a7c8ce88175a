"""Tests of document uploads: every accepted format is stored, unexpected content is rejected with a clear message."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import UploadedFile

from pages.media.storages import get_safe_name

from .files import VALID_FILES, mp4, office, pdf, webm
from .fuzz_files import REFUSED

pytestmark = pytest.mark.django_db


def upload(client, name, content, **fields):
    """Send a file as the page with "Add documents" does and return the response."""
    form = {"title": "A file", "files[]": SimpleUploadedFile(name, content)} | fields
    response = client.post(reverse("wagtaildocs:add_multiple"), form, headers={"X-Requested-With": "XMLHttpRequest"})
    assert response.status_code == 200
    return response.json()


@pytest.mark.parametrize("name", VALID_FILES)
def test_upload_of_every_accepted_format_is_stored(name, editor_client):
    response = upload(editor_client, name, VALID_FILES[name])
    assert response["success"], response
    document = get_document_model().objects.get()
    assert document.file.read() == VALID_FILES[name]
    assert document.content_type == settings.WAGTAILDOCS_CONTENT_TYPES[name[2:]]


RELATIONS = (
    '<Relationships><Relationship Id="rId1" Target="{}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
UNUSUAL = {
    "Word Online": ("a.docx", office("word/document2.xml", **{"_rels/.rels": RELATIONS.format("word/document2.xml")})),
    "absolute target": ("a.xlsx", office("xl/book.xml", **{"_rels/.rels": RELATIONS.format("/xl/book.xml")})),
    "bytes before the header of a PDF": ("a.pdf", b"\r\n\0 " * 100 + pdf()),
    "bytes after the end of a PDF": ("a.pdf", pdf() + b"\0" * 5000),
}


@pytest.mark.parametrize(("name", "content"), UNUSUAL.values(), ids=UNUSUAL)
def test_upload_of_what_real_programs_write_is_stored(name, content, editor_client):
    response = upload(editor_client, name, content)
    assert response["success"], response


@pytest.mark.parametrize(("name", "content"), [("a.mp4", mp4()[:200]), ("a.webm", webm()[:700])])
def test_truncated_video_is_accepted_by_its_signature(name, content, editor_client):
    assert upload(editor_client, name, content)["success"]


def nothing_is_stored():
    folders = [settings.DOCUMENTS_ROOT, settings.MEDIA_ROOT / "wagtail_uploads"]
    files = [file for folder in folders if folder.is_dir() for file in folder.iterdir()]
    return not (get_document_model().objects.exists() or UploadedFile.objects.exists() or files)


@pytest.fixture(autouse=True)
def own_folder(tmp_path, settings):
    """Keep the files of a test by themselves."""
    settings.DOCUMENTS_ROOT, settings.MEDIA_ROOT = tmp_path / "documents", tmp_path / "media"


@pytest.mark.parametrize(("name", "content", "words"), REFUSED.values(), ids=REFUSED)
def test_upload_of_unexpected_content_is_rejected_with_one_message(name, content, words, editor_client):
    response = upload(editor_client, name, content)
    assert not response["success"]
    assert words in response["error_message"]
    assert "\n" not in response["error_message"], "one sentence for one fault"
    assert nothing_is_stored()


def test_file_is_discarded_when_another_field_is_invalid(editor_client):
    response = upload(editor_client, "a.pdf", pdf(), title="x" * 300)
    assert not response["success"]
    assert "at most 255 characters" in response["error_message"]
    assert "was not saved" in response["error_message"]
    assert nothing_is_stored()


NAMES = {
    "../../x.pdf": "x.pdf",
    "/etc/passwd.pdf": "passwd.pdf",
    "C:\\Windows\\x.pdf": "x.pdf",
    "..\\..\\x.pdf": "x.pdf",
    ".htaccess.pdf": "htaccess.pdf",
    "report.html.pdf": "report-html.pdf",
    "report.PDF": "report.pdf",
    "CON.pdf": "file-con.pdf",
    "annual\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe.pdf": "annualfdp-exe.pdf",
    "a\0b.pdf": "ab.pdf",
    "Übersicht für 2026.pdf": "ubersicht-fur-2026.pdf",
    "%2e%2e%2fx.pdf": "2e2e2fx.pdf",
    "x" * 400 + ".pdf": "x" * 60 + ".pdf",
    "....pdf": "document.pdf",
    "\N{GRINNING FACE}.pdf": "grinning.pdf",
}


@pytest.mark.parametrize(("sent", "kept"), NAMES.items(), ids=[ascii(name)[:30] for name in NAMES])
def test_file_name_is_made_safe_in_the_storage_and_for_downloads(sent, kept, editor_client, client):
    file = SimpleUploadedFile("x.pdf", pdf())
    file._name = sent  # as a hostile browser sends it: Django's own builder of requests would clean it
    response = editor_client.post(reverse("wagtaildocs:add"), {"title": "A file", "file": file})
    assert response.status_code == 302, response.text
    document = get_document_model().objects.get()
    assert document.file.name == f"documents/{kept}"
    assert [found.name for found in settings.DOCUMENTS_ROOT.iterdir()] == [kept]
    assert client.get(document.url)["Content-Disposition"] == f'attachment; filename="{kept}"'


def test_safe_name_cannot_inject_a_header():
    assert get_safe_name("a\r\nSet-Cookie: x.pdf") == "a-set-cookie-x.pdf"
    assert get_safe_name('a"; filename=b.exe;.pdf') == "a-filenameb-exe.pdf"


def ways(document):
    """Return every other way by which a file comes in: its address, and the field for the file."""
    return {
        "one": (reverse("wagtaildocs:add"), "file"),
        "chooser": (reverse("wagtaildocs_chooser:create"), "document-chooser-upload-file"),
        "instead of another": (reverse("wagtaildocs:edit", args=[document.pk]), "file"),
    }


@pytest.mark.parametrize("way", ["one", "chooser", "instead of another"])
def test_every_upload_view_rejects_unexpected_content(way, editor_client):
    upload(editor_client, "a.pdf", pdf())
    document = get_document_model().objects.get()
    address, field = ways(document)[way]
    prefix = field.removesuffix("file")
    for name, content, words in (REFUSED["a web page as PDF"], REFUSED["a drawing"], REFUSED["macros"]):
        form = {f"{prefix}title": "Another", field: SimpleUploadedFile(name, content)}
        response = editor_client.post(address, form)
        assert response.status_code == 200
        assert words in response.text
    assert get_document_model().objects.get().title == "A file"
    assert [file.name for file in settings.DOCUMENTS_ROOT.iterdir()] == ["a.pdf"]
    assert document.file.read() == pdf()


def test_django_admin_has_no_upload_view(admin_client):
    for model in ("wagtaildocs/document", "wagtailimages/image"):
        assert admin_client.get(f"/django-admin/{model}/add/").status_code == 404


def test_size_limits_are_shown_beside_the_field(editor_client):
    for view in ("wagtaildocs:add_multiple", "wagtaildocs:add", "wagtaildocs_chooser:choose"):
        text = editor_client.get(reverse(view)).text.replace("\\u00a0", "\xa0")
        assert "at most 20.0\xa0MB, videos at most 100.0\xa0MB" in text, view


def test_encrypted_document_is_rejected(editor_client):
    content = bytearray(office())
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):  # where each part says whether it is encrypted
        at = -1
        while (at := content.find(mark, at + 1)) >= 0:
            content[at + place] |= 1
    assert "password" in upload(editor_client, "a.docx", bytes(content))["error_message"]
