"""What is inside a document, whatever its name says: the checks return an error message for the editor, or nothing."""

import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath

import filetype
from django.core.files import File

VIDEO_EXTENSIONS, CAPTION_EXTENSIONS = ("mp4", "webm"), ("vtt",)
# What a browser or a server would run. Long enough not to occur in a video by chance.
MARKUP = re.compile(rb"<(?:script|html|iframe)[\s>]|<!doctype\s+html|<\?php\s", re.IGNORECASE)
MAX_MATCH_LENGTH = 64  # bytes of a match that may be on both sides of the border between two chunks
CHUNK_SIZE = 1024 * 1024  # bytes
SIGNATURE_SIZE = 8192  # bytes that `filetype` recognises a format by
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
EMBEDDED_OBJECT = re.compile(rb"\\obj(?:data|emb|update|autlink|html)", re.IGNORECASE)

PDF_HEADER_SIZE = 1024  # bytes within which the header begins
PDF_END, ENCRYPTED_PACKAGE = re.compile(rb"%%EOF"), re.compile(re.escape("EncryptedPackage".encode("utf-16-le")))
OLE_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")  # old Office files, and new ones with a password (MS-OFFCRYPTO)
RELATIONS = "_rels/.rels"
# The part that usually makes a ZIP archive this kind of office document.
OFFICE_MAIN_PARTS = {
    "docx": "word/document.xml",
    "pptx": "ppt/presentation.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "content.xml",
}
MAX_PARTS = 5000
MAX_UNPACKED_SIZE = 300 * 1024 * 1024  # bytes; at least ten times what a real document of 20 MB contains
# Macros and controls of Microsoft Office, macros of LibreOffice, and executable files.
EXECUTABLE_PART = re.compile(
    r"vbaproject|(^|/)activex/|^basic/|^scripts/|\.(exe|dll|js|vbs|ps1|bat|cmd|jar|html?)$", re.IGNORECASE
)

DAMAGED = "This file's content does not match its name, or it is damaged. Open it on your computer and save it again."
HIDDEN_CONTENT = (
    "This file has something else hidden in it, such as part of a web page. Export it again from where you made it."
)
NOT_TEXT = "This is not plain text, or not in a common encoding. Save it as text in UTF-8."
WEB_PAGE = "This is a web page or a drawing, not plain text. Put its text on a page of the site instead."
NOT_CAPTIONS = "These are not captions in WebVTT: the file must be in UTF-8 and start with the word WEBVTT."
EMBEDDED_FILES = "This document has files embedded in it, which can be programs. Remove them, or save it as PDF."
TOO_LARGE_UNPACKED = (
    "Unpacked, this document would be far larger than any real one. Save it again, with smaller images."
)
ENCRYPTED = "This document is locked with a password. Save it without one, or as PDF."
OLD_OFFICE = "This is a file of an old version of Office. Save it in today's format, or as PDF."
MACROS = "This document contains macros or other programs. Save it without them, or as PDF."


def get_document_error(file: File, extension: str) -> str:
    """Return what is wrong with a document or video of this extension, or an empty string."""
    error = CHECKS[extension](file)
    if not error and extension not in OFFICE_MAIN_PARTS and zipfile.is_zipfile(file):
        error = HIDDEN_CONTENT
    if not error and contains_markup(file):
        error = HIDDEN_CONTENT
    file.seek(0)
    return error


def contains_markup(file: File) -> bool:
    """Return whether a part of a web page is anywhere in the file, as in files that are valid in two formats."""
    return _contains(file, MARKUP)


def _contains(file: File, pattern: re.Pattern[bytes]) -> bool:
    """Return whether the pattern is anywhere in the file, of which only a chunk is in memory."""
    file.seek(0)
    previous = b""
    while chunk := file.read(CHUNK_SIZE):
        if pattern.search(previous + chunk):
            return True
        previous = chunk[-MAX_MATCH_LENGTH:]
    return False


def decode_text(content: bytes) -> str | None:
    """Return the text in the encoding that it most likely has; None if it is not text."""
    is_utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_utf_16 else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if CONTROL_CHARACTERS.search(text) else text
    return None


def _guess_content_type(file: File) -> str | None:
    file.seek(0)
    return filetype.guess_mime(file.read(SIGNATURE_SIZE))


def _check_pdf(file: File) -> str:
    """Accept what PDF readers do: some bytes before the header, and any after the end (ISO 32000-1, annex H.3)."""
    is_other = _guess_content_type(file) not in {None, "application/pdf"}
    file.seek(0)
    has_header = b"%PDF-" in file.read(PDF_HEADER_SIZE)
    return "" if not is_other and has_header and _contains(file, PDF_END) else DAMAGED


def _check_rtf(file: File) -> str:
    content = file.read() if _guess_content_type(file) == "application/rtf" and not file.seek(0) else b""
    if not content.rstrip(b"\0\r\n\t ").endswith(b"}"):
        return DAMAGED
    return EMBEDDED_FILES if EMBEDDED_OBJECT.search(content) else ""


def _check_text(file: File) -> str:
    file.seek(0)
    text = decode_text(file.read())
    if text is None:
        return NOT_TEXT
    return WEB_PAGE if re.match(r"\s*<[a-z!?]", text, re.IGNORECASE) or MARKUP.search(text.encode()) else ""


def _check_captions(file: File) -> str:
    file.seek(0)
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        return NOT_CAPTIONS
    return "" if re.match(r"WEBVTT(?:[ \t\n\r]|$)", text) and not CONTROL_CHARACTERS.search(text) else NOT_CAPTIONS


def _check_mp4(file: File) -> str:
    return "" if _guess_content_type(file) in {"video/mp4", "video/x-m4v"} else DAMAGED


def _check_webm(file: File) -> str:
    return "" if _guess_content_type(file) == "video/webm" else DAMAGED


def _check_office(file: File, extension: str) -> str:
    file.seek(0)
    signature = file.read(len(OLE_SIGNATURE))
    if signature == OLE_SIGNATURE:
        return ENCRYPTED if _contains(file, ENCRYPTED_PACKAGE) else OLD_OFFICE
    if not signature.startswith(b"PK\x03\x04"):
        return DAMAGED
    try:
        with zipfile.ZipFile(file) as archive:
            return _check_directory(archive.infolist()) or _check_parts(archive, extension)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError):
        return DAMAGED  # what the standard library raises for archives that are broken or maliciously made


def _check_directory(parts: list[zipfile.ZipInfo]) -> str:
    """Check what the archive says about its parts, before anything is unpacked."""
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_SIZE:
        return TOO_LARGE_UNPACKED
    if any(part.flag_bits & 1 for part in parts):
        return ENCRYPTED
    names = [part.filename for part in parts]
    if any(PurePosixPath(name).is_absolute() or ".." in name.split("/") or "\\" in name for name in names):
        return DAMAGED
    return MACROS if any(EXECUTABLE_PART.search(name) for name in names) else ""


def _check_parts(archive: zipfile.ZipFile, extension: str) -> str:
    """Unpack every part, never more of it than the directory says: a part that is larger is treated as damaged."""
    names = set(archive.namelist())
    if archive.testzip() or not _has_main_part(archive, names, extension):
        return DAMAGED
    if extension == "odt":
        return "" if archive.read("mimetype") == b"application/vnd.oasis.opendocument.text" else DAMAGED
    if "[Content_Types].xml" not in names:
        return DAMAGED
    return MACROS if b"macroEnabled" in archive.read("[Content_Types].xml") else ""


def _has_main_part(archive: zipfile.ZipFile, names: set[str], extension: str) -> bool:
    """Return whether the part that its relations name as the document is of this kind (ECMA-376, part 2, 9.3).

    It need not have the usual name: Word Online writes `word/document2.xml`.
    """
    usual = OFFICE_MAIN_PARTS[extension]
    if usual in names:
        return True
    relations = archive.read(RELATIONS) if extension != "odt" and RELATIONS in names else b""
    folder = re.escape(usual.partition("/")[0].encode())
    targets = re.findall(rb'Target="/?(' + folder + rb'/[^"]+\.xml)"', relations)
    return b'/officeDocument"' in relations and any(target.decode("ascii", "replace") in names for target in targets)


CHECKS: dict[str, Callable[[File], str]] = {
    "csv": _check_text,
    "docx": lambda file: _check_office(file, "docx"),
    "mp4": _check_mp4,
    "odt": lambda file: _check_office(file, "odt"),
    "pdf": _check_pdf,
    "pptx": lambda file: _check_office(file, "pptx"),
    "rtf": _check_rtf,
    "txt": _check_text,
    "vtt": _check_captions,
    "webm": _check_webm,
    "xlsx": lambda file: _check_office(file, "xlsx"),
}
