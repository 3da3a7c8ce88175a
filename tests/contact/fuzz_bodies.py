"""Hostile bodies and content types as data: forms that are broken, cut off, or none at all."""

from .fuzz_form import FORM, GOOD, good_with

MULTIPART = "multipart/form-data; boundary=b"
DISPOSITION = 'Content-Disposition: form-data; name="message"'


def part(value, *headers):
    """Return one part of a multipart body, from text or bytes."""
    value = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
    return b"--b\r\n" + "\r\n".join(headers).encode() + b"\r\n\r\n" + value + b"\r\n"


def multipart_with(*parts, **changes):
    """Return a good form as multipart, with further parts and some fields changed; None leaves one out."""
    fields = {name: value for name, value in (GOOD | changes).items() if value is not None}
    good = b"".join(part(value, f'Content-Disposition: form-data; name="{name}"') for name, value in fields.items())
    return good + b"".join(parts) + b"--b--\r\n"


# name: (body, content type, status of the answer)
URLENCODED = {
    "good": (good_with(), FORM, 303),
    "empty body": (b"", FORM, 403),
    "empty fields": (good_with(**dict.fromkeys(set(GOOD) - {"token"}, "")), FORM, 200),
    "all fields missing but the token": (good_with(**dict.fromkeys(set(GOOD) - {"token"})), FORM, 200),
    "message missing": (good_with(message=None), FORM, 200),
    "page missing": (good_with(page=None), FORM, 303),
    "name missing": (good_with(name=None), FORM, 303),
    "email missing": (good_with(email=None), FORM, 200),
    "email missing and not needed": (good_with(email=None, wants_reply="no"), FORM, 303),
    "fields twice": (good_with(message=["one", "two"], kind=["question", "problem"]), FORM, 303),
    "reply twice": (good_with(wants_reply=["yes", "no"], email=["jo@example.org", "x"]), FORM, 303),
    "token twice, the good one last": (good_with(token=["x", GOOD["token"]]), FORM, 303),
    "fields a hundred times": (good_with(message=["again"] * 100, name=["Jo"] * 100), FORM, 303),
    "fields as lists": (good_with(**{"message[]": "hello", "message": None}), FORM, 200),
    "fields with an index": (good_with(**{"message[0]": "hello", "message.a": "x", "message": None}), FORM, 200),
    "capital names": (good_with(MESSAGE="hello", message=None), FORM, 200),
    "NUL in a name": (good_with(**{"message\0": "hello", "message": None}), FORM, 200),
    "columns of the table": (good_with(reference="A", id="1", state="closed", spam_score="-1", pk="1"), FORM, 303),
    "columns beyond the table": (good_with(submission_key="x", created_at="x", assignee="1", erased_at="x"), FORM, 303),
    "names of Python": (good_with(__class__="x", self="x", data="x", parsed_token="x"), FORM, 303),
    "2,000 fields": (good_with(**{f"f{n}": "1" for n in range(2000)}), FORM, 400),
    "message of 1 MB": (good_with(message="x" * 2**20), FORM, 200),
    "body of 3 MB": (good_with(message="x" * 3 * 2**20), FORM, 400),
    "semicolons for ampersands": (good_with().replace(b"&", b";"), FORM, 403),
    "nothing but ampersands": (b"&" * 500, FORM, 403),
    "names without values": (b"&".join(name.encode() for name in GOOD), FORM, 403),
    "values without names": (b"=x&=y&==", FORM, 403),
    "percent signs of nothing": (good_with() + b"&name=%&message=%zz%1", FORM, 303),
    "raw bytes": (good_with(message=None) + b"&message=\xff\xfe\x80abc", FORM, 303),
    "raw NUL": (good_with(message=None) + b"&message=a\0b", FORM, 303),
    "raw line breaks": (good_with(message=None) + b"&message=a\r\n\r\nb", FORM, 303),
    "no reply, but a name and an address": (good_with(wants_reply="no"), FORM, 303),
    "no reply, and a broken address": (good_with(wants_reply="no", email="\r\n<x", name="x" * 5000), FORM, 303),
}
CONTENT_TYPES = {
    "charset utf-8": (good_with(), f"{FORM}; charset=UTF-8", 303),
    "charset utf-16": (good_with(), f"{FORM}; charset=utf-16", 400),
    "charset unknown": (good_with(), f"{FORM}; charset=klingon", 303),
    "charset empty": (good_with(), f"{FORM}; charset=", 303),
    "charset with a quote": (good_with(), f'{FORM}; charset="', 303),
    "charset of a path": (good_with(), f"{FORM}; charset=../../x", 303),
    "charset twice": (good_with(), f"{FORM}; charset=utf-8; charset=hex", 400),
    "capitals": (good_with(), FORM.upper(), 303),
    "boundary it does not need": (good_with(), f"{FORM}; boundary=b", 303),
    "two types": (good_with(), f"{FORM}, text/plain", 403),
    "nothing but semicolons": (good_with(), ";;;", 403),
    "slash": (good_with(), "/", 403),
    "raw bytes for a type": (good_with(), "\xff\xfe", 403),
    "50 kB of parameters": (good_with(), FORM + "; a=b" * 10_000, 303),
    "JSON": (b'{"kind": "question", "message": "hello"}', "application/json", 403),
    "XML": (b"<message>hello</message>", "application/xml", 403),
    "no content type": (good_with(), "", 403),
    "plain text": (b"message=hello", "text/plain", 403),
    "multipart said to be a form": (multipart_with(), FORM, 403),
    "form said to be multipart": (good_with(), MULTIPART, 403),
}
MULTIPARTS = {
    "good": (multipart_with(), MULTIPART, 303),
    "in utf-16": (multipart_with(), f"{MULTIPART}; charset=utf-16", 400),
    "without a boundary": (multipart_with(), "multipart/form-data", 400),
    "with an empty boundary": (multipart_with(), "multipart/form-data; boundary=", 400),
    "with a wrong boundary": (multipart_with(), "multipart/form-data; boundary=c", 403),
    "with a bad boundary": (multipart_with(), "multipart/form-data; boundary=\xe9\xe9", 400),
    "with a boundary of 1,000 letters": (multipart_with(), MULTIPART + "b" * 1000, 400),
    "of another kind": (multipart_with(), MULTIPART.replace("form-data", "mixed"), 403),
    "empty": (b"", MULTIPART, 403),
    "nothing but its end": (b"--b--\r\n", MULTIPART, 403),
    "cut off in a header": (multipart_with()[:-200] + b"--b\r\nContent-Disp", MULTIPART, 403),
    "cut off in a value": (b"--b\r\n" + DISPOSITION.encode() + b"\r\n\r\nhel", MULTIPART, 403),
    "cut off before its end": (multipart_with()[: -len("--b--\r\n")], MULTIPART, 403),
    "text before and after": (b"hello\r\n" + multipart_with() + b"hello", MULTIPART, 303),
    "line feeds only": (multipart_with().replace(b"\r\n", b"\n"), MULTIPART, 403),
    "boundary in a value": (multipart_with(message="a\r\n--b\r\nc"), MULTIPART, 303),
    "part without headers": (multipart_with(part("x")), MULTIPART, 303),
    "part without a name": (multipart_with(part("x", "Content-Disposition: form-data")), MULTIPART, 303),
    "part with an empty name": (multipart_with(part("x", DISPOSITION.replace("message", ""))), MULTIPART, 303),
    "part with NUL in its name": (multipart_with(part("x", DISPOSITION.replace("ss", "\0"))), MULTIPART, 303),
    "part with a broken header": (multipart_with(part("x", "x", ":", DISPOSITION)), MULTIPART, 303),
    "part with a header of 100 kB": (multipart_with(part("x", DISPOSITION, f"A: {'x' * 100_000}")), MULTIPART, 400),
    "part in base64": (
        multipart_with(part("aGVsbG8=", DISPOSITION, "Content-Transfer-Encoding: base64")),
        MULTIPART,
        303,
    ),
    "part in base64 that is none": (
        multipart_with(part("!", DISPOSITION, "Content-Transfer-Encoding: base64")),
        MULTIPART,
        200,
    ),
    "part with a charset": (
        multipart_with(part("x", DISPOSITION, "Content-Type: text/plain; charset=utf-16")),
        MULTIPART,
        303,
    ),
    "part with a name in a charset": (
        multipart_with(part("x", "Content-Disposition: form-data; name*=klingon''%ff")),
        MULTIPART,
        303,
    ),
    "message twice": (multipart_with(part("again", DISPOSITION)), MULTIPART, 303),
    "file beside the form": (multipart_with(part("x", f'{DISPOSITION}; filename="a.py"')), MULTIPART, 303),
    "file for a message": (
        multipart_with(part("x", f'{DISPOSITION}; filename="../../a.py"'), message=None),
        MULTIPART,
        200,
    ),
    "file with NUL in its name": (multipart_with(part("x", f'{DISPOSITION}; filename="a\0"')), MULTIPART, 303),
    "200 files": (multipart_with(part("x", f'{DISPOSITION}; filename="a"') * 200), MULTIPART, 400),
    "2,000 parts": (multipart_with(part("x", DISPOSITION) * 2000), MULTIPART, 400),
    "value of 3 MB": (multipart_with(message="x" * 3 * 2**20), MULTIPART, 400),
    "file of 3 MB": (multipart_with(part("x" * 3 * 2**20, f'{DISPOSITION}; filename="a"')), MULTIPART, 303),
}
