"""Hostile posts as data: what must never give a 5xx, lose typed text, or store more than one row."""

from urllib.parse import urlencode

GOOD = {"kind": "question", "message": "Is the café open?", "name": "Jo", "email": "jo@example.org"}
FORM = "application/x-www-form-urlencoded"


def good_with(**changes):
    """Return a good form with some fields changed, encoded; None leaves a field out."""
    fields = {name: value for name, value in (GOOD | changes).items() if value is not None}
    return urlencode(fields, doseq=True).encode()


# name: (body, content type, rows that it stores)
POSTS = {
    "good": (good_with(), FORM, 1),
    "empty body": (b"", FORM, 0),
    "empty fields": (good_with(kind="", message="", name="", email=""), FORM, 0),
    "message of 1 MB": (good_with(message="x" * 2**20), FORM, 0),
    "name of 1 MB": (good_with(name="x" * 2**20), FORM, 0),
    "email of 1 MB": (good_with(email="x" * 2**20 + "@example.org"), FORM, 0),
    "body of 3 MB": (good_with(message="x" * 3 * 2**20), FORM, 0),
    "NUL bytes everywhere": (good_with(message="a\0b", name="J\0o", email="jo\0@example.org"), FORM, 1),
    "NUL in the kind": (good_with(kind="question\0"), FORM, 0),
    "bad UTF-8": (b"kind=question&message=%ff%fe%80abc&name=%c3%28", FORM, 1),
    "raw bad UTF-8": (b"kind=question&message=\xff\xfe\x80abc", FORM, 1),
    "lone surrogate": (b"kind=question&message=%ed%a0%80abc", FORM, 1),
    "emoji": (good_with(message="\N{WAVING HAND SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-5} hello"), FORM, 1),
    "right to left": (good_with(message="שלום \u202e evil"), FORM, 1),
    "header in the name": (good_with(name="Jo\r\nBcc: all@example.org"), FORM, 1),
    "header in the email": (good_with(email="jo@example.org\r\nBcc: all@example.org"), FORM, 0),
    "markup": (good_with(message="<script>alert(1)</script>", name='"><img src=x onerror=alert(1)>'), FORM, 1),
    "template": (good_with(message="{{ settings.SECRET_KEY }}{% debug %}"), FORM, 1),
    "SQL": (good_with(message="'; DROP TABLE contact_feedback; --", name="' OR 1=1"), FORM, 1),
    "message missing": (good_with(message=None), FORM, 0),
    "kind missing": (good_with(kind=None), FORM, 0),
    "name and email missing": (good_with(name=None, email=None), FORM, 1),
    "fields twice": (good_with(message=["one", "two"], kind=["question", "problem"]), FORM, 1),
    "field as a list": (b"kind[]=question&message[]=hello", FORM, 0),
    "extra fields": (good_with(reference="AAAA-AAAA", id="1", created_at="2000-01-01"), FORM, 1),
    "2,000 fields": ("&".join(f"f{n}=1" for n in range(2000)).encode(), FORM, 0),
    "kind is an object": (good_with(kind="{'$ne': 1}"), FORM, 0),
    "charset utf-16": (good_with(), f"{FORM}; charset=utf-16", 0),
    "charset unknown": (good_with(), f"{FORM}; charset=klingon", 1),
    "charset with quotes": (good_with(), f'{FORM}; charset="', 1),
    "JSON": (b'{"kind": "question", "message": "hello"}', "application/json", 0),
    "no content type": (good_with(), "", 0),
    "plain text": (good_with(), "text/plain", 0),
    "multipart without a boundary": (b"hello", "multipart/form-data", 0),
    "multipart with a wrong boundary": (b"--a\r\nhello", "multipart/form-data; boundary=b", 0),
    "multipart with a bad boundary": (b"hello", "multipart/form-data; boundary=\xe9\xe9", 0),
    "multipart cut off": (
        b'--b\r\nContent-Disposition: form-data; name="message"\r\n\r\nhel',
        "multipart/form-data; boundary=b",
        0,
    ),
    "multipart in utf-16": (
        b'--b\r\nContent-Disposition: form-data; name="message"\r\n\r\nhello\r\n--b--\r\n',
        "multipart/form-data; boundary=b; charset=utf-16",
        0,
    ),
    "multipart base64 that is none": (
        b'--b\r\nContent-Disposition: form-data; name="message"\r\nContent-Transfer-Encoding: base64\r\n\r\n!\r\n--b--',
        "multipart/form-data; boundary=b",
        0,
    ),
    "a file for a message": (
        b'--b\r\nContent-Disposition: form-data; name="message"; filename="../../a.py"\r\n\r\nhello\r\n--b--\r\n',
        "multipart/form-data; boundary=b",
        0,
    ),
}
