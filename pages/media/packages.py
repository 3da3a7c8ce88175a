"""Documents of office programs, which are ZIP archives: whole, of a sensible size unpacked, and without programs."""

import re
import zipfile
import zlib
from pathlib import PurePosixPath

# The part that makes an archive this kind of document.
MAIN_PART = {
    "docx": "word/document.xml",
    "pptx": "ppt/presentation.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "content.xml",
}
MOST_PARTS = 5000
MOST_UNPACKED = 300 * 1024 * 1024  # bytes; ten times and more what a real document of 20 MB holds
# Macros and controls of Microsoft's programs, macros of LibreOffice, and programs as they are.
PROGRAM = re.compile(
    r"vbaproject|(^|/)activex/|^basic/|^scripts/|\.(exe|dll|js|vbs|ps1|bat|cmd|jar|html?)$", re.IGNORECASE
)

DAMAGED = "Inside, this file is not what its name says, or it is damaged. Open it on your computer and save it anew."
BOMB = "Unpacked, this document would be far larger than any real one. Save it anew, with smaller pictures."
LOCKED = "This document is locked with a password. Save it without, or as PDF."
PROGRAMS = "This document holds macros or other programs. Save it without them, or as PDF."


def fault_in_package(file, ending):
    """Return what is wrong with the document, as a sentence for its editor; else nothing."""
    file.seek(0)
    if file.read(4) != b"PK\x03\x04":
        return DAMAGED
    try:
        with zipfile.ZipFile(file) as archive:
            return _fault_in_parts(archive.infolist()) or _fault_inside(archive, ending)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError):
        return DAMAGED  # what the standard library raises for archives that are broken or deliberately odd


def _fault_in_parts(parts):
    """Judge by what the archive says of itself, before anything is unpacked."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        return BOMB
    if any(part.flag_bits & 1 for part in parts):
        return LOCKED
    names = [part.filename for part in parts]
    if any(PurePosixPath(name).is_absolute() or ".." in name.split("/") or "\\" in name for name in names):
        return DAMAGED
    return PROGRAMS if any(PROGRAM.search(name) for name in names) else ""


def _fault_inside(archive, ending):
    """Unpack every part, never more of one than it says that it holds: what says too little is damaged."""
    names = set(archive.namelist())
    if MAIN_PART[ending] not in names or archive.testzip():
        return DAMAGED
    if ending == "odt":
        return "" if archive.read("mimetype") == b"application/vnd.oasis.opendocument.text" else DAMAGED
    if "[Content_Types].xml" not in names:
        return DAMAGED
    return PROGRAMS if b"macroEnabled" in archive.read("[Content_Types].xml") else ""
