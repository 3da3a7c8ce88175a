"""Contents of files as editors upload them, small enough to build in a test."""

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"


def zipped(parts, compression=zipfile.ZIP_DEFLATED):
    """Return a ZIP archive of these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def office(main="word/document.xml", types="document.main+xml", **more):
    """Return a document as Word, Excel or PowerPoint saves one, with further parts."""
    parts = {"[Content_Types].xml": f"<Types><Override ContentType='{WORD}.{types}'/></Types>", "_rels/.rels": "<R/>"}
    return zipped(parts | {main: "<document/>"} | more)


def odt(**more):
    """Return a document as LibreOffice saves one, with further parts."""
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": "<document/>"} | more, zipfile.ZIP_STORED)


def pdf(extra=b""):
    """Return a PDF of one empty page."""
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n" + extra + b"\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"


def box(kind, content=b""):
    """Return a box of an MP4."""
    return struct.pack(">I4s", 8 + len(content), kind) + content


def mp4():
    """Return an MP4 as far as its boxes go."""
    return box(b"ftyp", b"isom\0\0\2\0isommp42") + box(b"moov", bytes(40)) + box(b"mdat", bytes(400))


def webm():
    """Return a video that plays."""
    return (DATA / "film.webm").read_bytes()


def png_of(width, height):
    """Return a PNG that says it is this large, in a few bytes: one bit for each pixel, all the same."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + bytes((width + 7) // 8)) * height, 9)
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


# A valid file of each format.
VALID_FILES = {
    "a.csv": "Naïve,Bénéfice\r\n1,2\r\n".encode(),
    "a.docx": office(),
    "a.pptx": office("ppt/presentation.xml"),
    "a.xlsx": office("xl/workbook.xml"),
    "a.odt": odt(),
    "a.pdf": pdf(),
    "a.rtf": rb"{\rtf1 Hello}",
    "a.txt": "Hello, café".encode("cp1252"),
    "a.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\n<v Jo>Hello\n",
    "a.mp4": mp4(),
    "a.webm": webm(),
}
