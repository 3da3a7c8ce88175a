"""Documents that editors upload: each kind is taken, and what is not what its name says is refused in plain words."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import UploadedFile

from pages.media.storages import get_safe_name

from .files import SOUND, office, pdf
from .fuzz_files import REFUSED

pytestmark = pytest.mark.django_db


def upload(client, name, content, **fields):
    """Send a file as the page with "Add documents" does and return the answer."""
    form = {"title": "A file", "files[]": SimpleUploadedFile(name, content)} | fields
    answer = client.post(reverse("wagtaildocs:add_multiple"), form, headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.status_code == 200
    return answer.json()


@pytest.mark.parametrize("name", SOUND)
def test_every_kind_that_the_form_names_is_taken(name, editor_client):
    answer = upload(editor_client, name, SOUND[name])
    assert answer["success"], answer
    document = get_document_model().objects.get()
    assert document.file.read() == SOUND[name]
    assert document.content_type == settings.WAGTAILDOCS_CONTENT_TYPES[name[2:]]


def nothing_is_stored():
    folders = [settings.DOCUMENTS_ROOT, settings.MEDIA_ROOT / "wagtail_uploads"]
    files = [file for folder in folders if folder.is_dir() for file in folder.iterdir()]
    return not (get_document_model().objects.exists() or UploadedFile.objects.exists() or files)


@pytest.fixture(autouse=True)
def own_folder(tmp_path, settings):
    """Keep the files of a test by themselves."""
    settings.DOCUMENTS_ROOT, settings.MEDIA_ROOT = tmp_path / "documents", tmp_path / "media"


@pytest.mark.parametrize(("name", "content", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_what_its_name_says_is_refused_in_plain_words(name, content, words, editor_client):
    answer = upload(editor_client, name, content)
    assert not answer["success"]
    assert words in answer["error_message"]
    assert "\n" not in answer["error_message"], "one sentence for one fault"
    assert nothing_is_stored()


def test_file_is_not_kept_for_later_when_the_rest_of_the_form_is_wrong(editor_client):
    answer = upload(editor_client, "a.pdf", pdf(), title="x" * 300)
    assert not answer["success"]
    assert "at most 255 characters" in answer["error_message"]
    assert "was not saved" in answer["error_message"]
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
def test_names_are_made_safe_where_files_are_kept_and_where_they_are_saved(sent, kept, editor_client, client):
    file = SimpleUploadedFile("x.pdf", pdf())
    file._name = sent  # as a hostile browser sends it: Django's own builder of requests would clean it
    answer = editor_client.post(reverse("wagtaildocs:add"), {"title": "A file", "file": file})
    assert answer.status_code == 302, answer.text
    document = get_document_model().objects.get()
    assert document.file.name == f"documents/{kept}"
    assert [found.name for found in settings.DOCUMENTS_ROOT.iterdir()] == [kept]
    assert client.get(document.url)["Content-Disposition"] == f'attachment; filename="{kept}"'


def test_no_name_breaks_out_of_a_header():
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
def test_every_way_in_is_guarded_alike(way, editor_client):
    upload(editor_client, "a.pdf", pdf())
    document = get_document_model().objects.get()
    address, field = ways(document)[way]
    prefix = field.removesuffix("file")
    for name, content, words in (REFUSED["a web page as PDF"], REFUSED["a drawing"], REFUSED["macros"]):
        form = {f"{prefix}title": "Another", field: SimpleUploadedFile(name, content)}
        answer = editor_client.post(address, form)
        assert answer.status_code == 200
        assert words in answer.text
    assert get_document_model().objects.get().title == "A file"
    assert [file.name for file in settings.DOCUMENTS_ROOT.iterdir()] == ["a.pdf"]
    assert document.file.read() == pdf()


def test_django_admin_is_no_way_in(admin_client):
    for model in ("wagtaildocs/document", "wagtailimages/image"):
        assert admin_client.get(f"/django-admin/{model}/add/").status_code == 404


def test_limits_stand_beside_the_field(editor_client):
    for view in ("wagtaildocs:add_multiple", "wagtaildocs:add", "wagtaildocs_chooser:choose"):
        text = editor_client.get(reverse(view)).text.replace("\\u00a0", "\xa0")
        assert "at most 20.0\xa0MB, videos at most 100.0\xa0MB" in text, view


def test_locked_document_is_refused(editor_client):
    content = bytearray(office())
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):  # where each part says whether it is encrypted
        at = -1
        while (at := content.find(mark, at + 1)) >= 0:
            content[at + place] |= 1
    assert "password" in upload(editor_client, "a.docx", bytes(content))["error_message"]
