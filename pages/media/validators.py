"""What a file is inside, whatever its name says: each check returns a sentence on what is wrong, or nothing."""

import re
import zipfile

import filetype

from .films import is_whole_mp4, is_whole_webm
from .packages import fault_in_package

# What a browser would run, or a server: enough of it to tell, and long enough not to occur in a film by chance.
MARKUP = re.compile(rb"<(?:script|html|iframe)[\s>]|<!doctype\s+html|<\?php\s", re.IGNORECASE)
LONGEST_MARK = 64  # bytes of it that may lie on both sides of a border between pieces
PIECE = 1024 * 1024  # bytes
HEAD = 8192  # bytes that a kind is told by
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
EMBEDDED = re.compile(rb"\\obj(?:data|emb|update|autlink|html)", re.IGNORECASE)

DAMAGED = "Inside, this file is not what its name says, or it is damaged. Open it on your computer and save it anew."
HIDDEN = (
    "This file has something else hidden in it, such as a part of a web page. Export it anew from where you made it."
)
NO_TEXT = "This is not plain text, or not in a usual encoding. Save it as text in UTF-8."
WEB_PAGE = "This is a web page or a drawing, not plain text. Put its words into a page of the site instead."
NO_CAPTIONS = "These are not captions in WebVTT: the file must be in UTF-8 and begin with the word WEBVTT."
OBJECTS = "This document has files embedded in it, which can be programs. Remove them, or save it as PDF."


def fault_in_document(file, ending):
    """Return what is wrong with a document whose name has this ending, as a sentence for its editor; else nothing."""
    fault = CHECKS[ending](file)
    if not fault and ending not in PACKAGES and zipfile.is_zipfile(file):
        fault = HIDDEN
    if not fault and holds_markup(file):
        fault = HIDDEN
    file.seek(0)
    return fault


def holds_markup(file):
    """Tell whether a part of a web page stands anywhere in the file, as in files that are two things at once."""
    file.seek(0)
    before = b""
    while piece := file.read(PIECE):
        if MARKUP.search(before + piece):
            return True
        before = piece[-LONGEST_MARK:]
    return False


def _kind(file):
    """Return the type that the beginning of the file tells."""
    file.seek(0)
    return filetype.guess_mime(file.read(HEAD))


def _pdf(file):
    whole = _kind(file) == "application/pdf"
    file.seek(max(file.size - 1024, 0))
    return "" if whole and b"%%EOF" in file.read() else DAMAGED


def _rtf(file):
    content = file.read() if _kind(file) == "application/rtf" and not file.seek(0) else b""
    if not content.rstrip(b"\0\r\n\t ").endswith(b"}"):
        return DAMAGED
    return OBJECTS if EMBEDDED.search(content) else ""


def decoded(content):
    """Return the text in the encoding that it is most likely in; None where it is no text."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if CONTROL.search(text) else text
    return None


def _text(file):
    file.seek(0)
    text = decoded(file.read())
    if text is None:
        return NO_TEXT
    return WEB_PAGE if re.match(r"\s*<[a-z!?]", text, re.IGNORECASE) or MARKUP.search(text.encode()) else ""


def _captions(file):
    file.seek(0)
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        return NO_CAPTIONS
    return "" if re.match(r"WEBVTT(?:[ \t\n\r]|$)", text) and not CONTROL.search(text) else NO_CAPTIONS


def _mp4(file):
    return "" if _kind(file) in {"video/mp4", "video/x-m4v"} and is_whole_mp4(file) else DAMAGED


def _webm(file):
    return "" if _kind(file) == "video/webm" and is_whole_webm(file) else DAMAGED


PACKAGES = {"docx", "odt", "pptx", "xlsx"}
CHECKS = {
    **{ending: lambda file, ending=ending: fault_in_package(file, ending) for ending in PACKAGES},
    "csv": _text,
    "mp4": _mp4,
    "pdf": _pdf,
    "rtf": _rtf,
    "txt": _text,
    "vtt": _captions,
    "webm": _webm,
}
