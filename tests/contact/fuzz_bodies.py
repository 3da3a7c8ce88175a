"""Fuzz data: request bodies and content types, of forms that are malformed, truncated or missing."""

from .fuzz_form import FORM, VALID, valid_form

MULTIPART = "multipart/form-data; boundary=b"
DISPOSITION = 'Content-Disposition: form-data; name="message"'


def part(value, *headers):
    """Return one part of a multipart body, from text or bytes."""
    value = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
    return b"--b\r\n" + "\r\n".join(headers).encode() + b"\r\n\r\n" + value + b"\r\n"


def multipart_with(*parts, **changes):
    """Return a valid form as multipart, with extra parts and changed fields; None omits a field."""
    fields = {name: value for name, value in (VALID | changes).items() if value is not None}
    valid = b"".join(part(value, f'Content-Disposition: form-data; name="{name}"') for name, value in fields.items())
    return valid + b"".join(parts) + b"--b--\r\n"


# name: (body, content type, expected status)
URLENCODED = {
    "valid": (valid_form(), FORM, 303),
    "empty body": (b"", FORM, 403),
    "empty fields": (valid_form(**dict.fromkeys(set(VALID) - {"token"}, "")), FORM, 200),
    "all fields missing but the token": (valid_form(**dict.fromkeys(set(VALID) - {"token"})), FORM, 200),
    "message missing": (valid_form(message=None), FORM, 200),
    "page missing": (valid_form(page=None), FORM, 303),
    "name missing": (valid_form(name=None), FORM, 303),
    "email missing": (valid_form(email=None), FORM, 200),
    "email missing and not needed": (valid_form(email=None, reply_by="none"), FORM, 303),
    "fields twice": (valid_form(message=["one", "two"], kind=["question", "problem"]), FORM, 303),
    "reply twice": (valid_form(reply_by=["email", "none"], email=["jo@example.org", "x"]), FORM, 303),
    "token twice, the valid one last": (valid_form(token=["x", VALID["token"]]), FORM, 303),
    "fields a hundred times": (valid_form(message=["again"] * 100, name=["Jo"] * 100), FORM, 303),
    "fields as lists": (valid_form(**{"message[]": "hello", "message": None}), FORM, 200),
    "fields with an index": (valid_form(**{"message[0]": "hello", "message.a": "x", "message": None}), FORM, 200),
    "capital names": (valid_form(MESSAGE="hello", message=None), FORM, 200),
    "NUL in a name": (valid_form(**{"message\0": "hello", "message": None}), FORM, 200),
    "columns of the table": (valid_form(reference="A", id="1", state="closed", spam_score="-1", pk="1"), FORM, 303),
    "further columns of the table": (
        valid_form(submission_key="x", created_at="x", assignee="1", erased_at="x"),
        FORM,
        303,
    ),
    "Python names": (valid_form(__class__="x", self="x", data="x", parsed_token="x"), FORM, 303),
    "2,000 fields": (valid_form(**{f"f{n}": "1" for n in range(2000)}), FORM, 400),
    "message of 1 MB": (valid_form(message="x" * 2**20), FORM, 200),
    "body of 3 MB": (valid_form(message="x" * 3 * 2**20), FORM, 400),
    "semicolons for ampersands": (valid_form().replace(b"&", b";"), FORM, 403),
    "ampersands only": (b"&" * 500, FORM, 403),
    "names without values": (b"&".join(name.encode() for name in VALID), FORM, 403),
    "values without names": (b"=x&=y&==", FORM, 403),
    "invalid percent-encoding": (valid_form() + b"&name=%&message=%zz%1", FORM, 303),
    "raw bytes": (valid_form(message=None) + b"&message=\xff\xfe\x80abc", FORM, 303),
    "raw NUL": (valid_form(message=None) + b"&message=a\0b", FORM, 303),
    "raw line breaks": (valid_form(message=None) + b"&message=a\r\n\r\nb", FORM, 303),
    "no reply, but a name and an address": (valid_form(reply_by="none"), FORM, 303),
    "no reply, and an invalid address": (valid_form(reply_by="none", email="\r\n<x", name="x" * 5000), FORM, 303),
}
CONTENT_TYPES = {
    "charset utf-8": (valid_form(), f"{FORM}; charset=UTF-8", 303),
    "charset utf-16": (valid_form(), f"{FORM}; charset=utf-16", 400),
    "charset unknown": (valid_form(), f"{FORM}; charset=klingon", 303),
    "charset empty": (valid_form(), f"{FORM}; charset=", 303),
    "charset with a quote": (valid_form(), f'{FORM}; charset="', 303),
    "charset with a path": (valid_form(), f"{FORM}; charset=../../x", 303),
    "charset twice": (valid_form(), f"{FORM}; charset=utf-8; charset=hex", 400),
    "capitals": (valid_form(), FORM.upper(), 303),
    "unneeded boundary": (valid_form(), f"{FORM}; boundary=b", 303),
    "two content types": (valid_form(), f"{FORM}, text/plain", 403),
    "semicolons only": (valid_form(), ";;;", 403),
    "slash": (valid_form(), "/", 403),
    "raw bytes as content type": (valid_form(), "\xff\xfe", 403),
    "50 kB of parameters": (valid_form(), FORM + "; a=b" * 10_000, 303),
    "JSON": (b'{"kind": "question", "message": "hello"}', "application/json", 403),
    "XML": (b"<message>hello</message>", "application/xml", 403),
    "no content type": (valid_form(), "", 403),
    "plain text": (b"message=hello", "text/plain", 403),
    "multipart declared as urlencoded": (multipart_with(), FORM, 403),
    "urlencoded declared as multipart": (valid_form(), MULTIPART, 403),
}
MULTIPARTS = {
    "valid": (multipart_with(), MULTIPART, 303),
    "in utf-16": (multipart_with(), f"{MULTIPART}; charset=utf-16", 400),
    "without a boundary": (multipart_with(), "multipart/form-data", 400),
    "with an empty boundary": (multipart_with(), "multipart/form-data; boundary=", 400),
    "with a wrong boundary": (multipart_with(), "multipart/form-data; boundary=c", 403),
    "with a non-ASCII boundary": (multipart_with(), "multipart/form-data; boundary=\xe9\xe9", 400),
    "with a boundary of 1,000 letters": (multipart_with(), MULTIPART + "b" * 1000, 400),
    "multipart/mixed": (multipart_with(), MULTIPART.replace("form-data", "mixed"), 403),
    "empty": (b"", MULTIPART, 403),
    "closing boundary only": (b"--b--\r\n", MULTIPART, 403),
    "truncated in a header": (multipart_with()[:-200] + b"--b\r\nContent-Disp", MULTIPART, 403),
    "truncated in a value": (b"--b\r\n" + DISPOSITION.encode() + b"\r\n\r\nhel", MULTIPART, 403),
    "truncated before the closing boundary": (multipart_with()[: -len("--b--\r\n")], MULTIPART, 403),
    "text before and after": (b"hello\r\n" + multipart_with() + b"hello", MULTIPART, 303),
    "line feeds only": (multipart_with().replace(b"\r\n", b"\n"), MULTIPART, 403),
    "boundary in a value": (multipart_with(message="a\r\n--b\r\nc"), MULTIPART, 303),
    "part without headers": (multipart_with(part("x")), MULTIPART, 303),
    "part without a name": (multipart_with(part("x", "Content-Disposition: form-data")), MULTIPART, 303),
    "part with an empty name": (multipart_with(part("x", DISPOSITION.replace("message", ""))), MULTIPART, 303),
    "part with NUL in its name": (multipart_with(part("x", DISPOSITION.replace("ss", "\0"))), MULTIPART, 303),
    "part with malformed headers": (multipart_with(part("x", "x", ":", DISPOSITION)), MULTIPART, 303),
    "part with a header of 100 kB": (multipart_with(part("x", DISPOSITION, f"A: {'x' * 100_000}")), MULTIPART, 400),
    "part in base64": (
        multipart_with(part("aGVsbG8=", DISPOSITION, "Content-Transfer-Encoding: base64")),
        MULTIPART,
        303,
    ),
    "part in invalid base64": (
        multipart_with(part("!", DISPOSITION, "Content-Transfer-Encoding: base64")),
        MULTIPART,
        200,
    ),
    "part with a charset": (
        multipart_with(part("x", DISPOSITION, "Content-Type: text/plain; charset=utf-16")),
        MULTIPART,
        303,
    ),
    "part with an encoded name": (
        multipart_with(part("x", "Content-Disposition: form-data; name*=klingon''%ff")),
        MULTIPART,
        303,
    ),
    "message twice": (multipart_with(part("again", DISPOSITION)), MULTIPART, 303),
    "file beside the form": (multipart_with(part("x", f'{DISPOSITION}; filename="a.py"')), MULTIPART, 303),
    "file instead of the message": (
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
