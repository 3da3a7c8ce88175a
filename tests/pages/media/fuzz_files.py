"""Documents whose content is not what their names say: name, content, and part of the expected error message."""

from tests.factories import image_file

from .files import HTML, SVG, box, mp4, odt, office, pdf, webm, zipped

MB = 1024 * 1024


def bomb():
    """Return a document of a few kilobytes with a gigabyte of nothing in it."""
    return office(**{f"word/media/{number}.xml": bytes(100 * MB) for number in range(4)})


def lying_bomb():
    """Return a bomb that says it is small: the sizes in its directory are changed."""
    content = office(**{"word/media/1.xml": bytes(20 * MB)})
    return content.replace((20 * MB).to_bytes(4, "little"), (99).to_bytes(4, "little"))


NOT_SO = "does not match its name"
HIDDEN = "something else hidden"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
REFUSED = {
    "a web page": ("a.html", HTML, "does not accept this kind"),
    "a web page as PDF": ("a.pdf", HTML, NOT_SO),
    "a web page as text": ("a.txt", b"\xef\xbb\xbf \n" + HTML, "web page or a drawing"),
    "a web page further down in a table": ("a.csv", b"a,b\n" + HTML, "web page or a drawing"),
    "a web page in another encoding": (
        "a.txt",
        ("\ufeff" + HTML.decode()).encode("utf-16-le"),
        "web page or a drawing",
    ),
    "a drawing": ("a.svg", SVG, "does not accept this kind"),
    "a drawing as text": ("a.txt", SVG, "web page or a drawing"),
    "a program": ("a.exe", b"MZ\x90\0" + bytes(90), "does not accept this kind"),
    "a program as text": ("a.txt", b"MZ\x90\0" + bytes(90), "not plain text"),
    "a program as a document": ("a.docx", b"MZ\x90\0" + bytes(90), NOT_SO),
    "a program behind an ending": ("a.pdf.exe", pdf(), "does not accept this kind"),
    "no ending": ("pdf", pdf(), "does not accept this kind"),
    "an image as PDF": ("a.pdf", image_file().read(), NOT_SO),
    "a PDF as text": ("a.txt", pdf(b"\0"), "not plain text"),
    "a PDF and a web page": ("a.pdf", pdf(HTML), HIDDEN),
    "a web page and a PDF": ("a.pdf", HTML + pdf(), HIDDEN),
    "a program and a PDF": ("a.pdf", b"MZ\x90\0" + bytes(90) + pdf(), NOT_SO),
    "a PDF far into a file": ("a.pdf", bytes(2000) + pdf(), NOT_SO),
    "a PDF and an archive": ("a.pdf", pdf() + zipped({"a": "a"}), HIDDEN),
    "a PDF across two pieces": ("a.pdf", pdf(bytes(MB - 60) + HTML), HIDDEN),
    "half a PDF": ("a.pdf", pdf(bytes(5000))[:3000], NOT_SO),
    "a PDF that is too large": ("a.pdf", pdf(bytes(21 * MB)), "too big: 21.0\xa0MB. The maximum is 20.0\xa0MB"),
    "any archive": ("a.docx", zipped({"a": "a"}), NOT_SO),
    "a table as a text": ("a.docx", office("xl/workbook.xml"), NOT_SO),
    "a document with a password": ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
    "a document of old Office": ("a.docx", OLE + "WordDocument".encode("utf-16-le"), "old version of Office"),
    "a document without its main part": ("a.docx", office("word/other.xml"), NOT_SO),
    "half a document": ("a.docx", office()[:200], NOT_SO),
    "a web page and a document": ("a.docx", HTML + office(), NOT_SO),
    "a document and a web page": ("a.docx", office() + HTML, HIDDEN),
    "macros": ("a.docx", office(**{"word/vbaProject.bin": b"x"}), "macros"),
    "macros by their type": ("a.docx", office(types="macroEnabled.main+xml"), "macros"),
    "macros of LibreOffice": ("a.odt", odt(**{"Basic/Standard/Module1.xml": "x"}), "macros"),
    "controls": ("a.xlsx", office("xl/workbook.xml", **{"xl/activeX/activeX1.bin": b"x"}), "macros"),
    "a program inside": ("a.docx", office(**{"word/embeddings/setup.exe": b"MZ"}), "macros"),
    "a way out of the archive": ("a.docx", office(**{"../../x.xml": "x"}), NOT_SO),
    "a document as LibreOffice's": ("a.odt", office(), NOT_SO),
    "a bomb": ("a.docx", bomb(), "far larger than any real one"),
    "a bomb that says it is small": ("a.docx", lying_bomb(), NOT_SO),
    "a bomb of many parts": ("a.docx", office(**{f"{n}.xml": "" for n in range(6000)}), "far larger"),
    "an object in RTF": ("a.rtf", rb"{\rtf1 {\object\objdata 0105}}", "embedded"),
    "half an RTF": ("a.rtf", rb"{\rtf1 Hello", NOT_SO),
    "no captions": ("a.vtt", b"1\n00:00:00,000 --> 00:00:01,000\nHello\n", "not captions in WebVTT"),
    "a web page in captions": ("a.vtt", b"WEBVTT\n\n" + HTML, HIDDEN),
    "a video and a web page": ("a.mp4", mp4() + HTML, HIDDEN),
    "a web page within a video": ("a.mp4", mp4() + box(b"free", HTML), HIDDEN),
    "another video": ("a.mp4", webm(), NOT_SO),
    "another video and a web page": ("a.webm", webm() + HTML, HIDDEN),
    "a sound": ("a.mp4", b"ID3\3\0\0\0\0\0\x21" + bytes(200), NOT_SO),
    "nothing": ("a.pdf", b"", "empty"),
    "one byte": ("a.docx", b"P", NOT_SO),
}
