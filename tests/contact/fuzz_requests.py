"""Fuzz data: pages, tokens, query strings and headers."""

from unittest.mock import patch

from django.core import signing

from contact.tokens import FORM_SALT, TOKEN_MAX_AGE_SECONDS, issue_token


def expired_token():
    """Return a token that expired a minute ago."""
    with patch("django.core.signing.time.time", return_value=signing.time.time() - TOKEN_MAX_AGE_SECONDS - 60):
        return issue_token()


def altered_token(part):
    """Return a valid token with one of its three parts replaced by that of another token."""
    parts, others = issue_token().split(":"), expired_token().split(":")
    parts[part] = others[part]
    return ":".join(parts)


# Tokens must be issued when they are posted: bodies hold these placeholders.
FRESH = "A-FRESH-TOKEN"
PLACEHOLDERS = {
    FRESH: issue_token,
    "AN-EXPIRED-TOKEN": expired_token,
    "A-TOKEN-CUT-OFF": lambda: issue_token()[:-1],
    "A-TOKEN-IN-CAPITALS": lambda: issue_token().upper(),
    "A-TOKEN-WITH-ANOTHER-PAYLOAD": lambda: altered_token(0),
    "A-TOKEN-OF-ANOTHER-TIME": lambda: altered_token(1),
    "A-TOKEN-OF-ANOTHER-SIGNATURE": lambda: altered_token(2),
    "A-TOKEN-UNSIGNED": lambda: issue_token().rpartition(":")[0],
    "A-TOKEN-OF-ANOTHER-PURPOSE": lambda: signing.dumps(["nonce", 0], salt="other"),
    "A-TOKEN-OF-ANOTHER-KEY": lambda: signing.dumps(["nonce", 0], key="other", salt=FORM_SALT),
}


def with_tokens(body):
    """Return the body with its placeholders replaced by tokens."""
    for placeholder, make in PLACEHOLDERS.items():
        if placeholder.encode() in body:
            body = body.replace(placeholder.encode(), make().encode())
    return body


TOKENS = {word.lower(): word for word in PLACEHOLDERS if word != FRESH} | {
    "letter appended": f"{FRESH}x",
    "letter prepended": f"x{FRESH}",
    "NUL appended": f"{FRESH}\0",
    "line break appended": f"{FRESH}\r\n",
    "space prepended": f" {FRESH}",
    "two tokens in one": f"{FRESH}:{FRESH}",
    "invalid UTF-8 appended": FRESH.encode() + b"\xff",
    "invalid token after a valid one": [FRESH, "x"],
    "missing": None,
    "empty": "",
    "colon": ":",
    "colons only": ":::::",
    "20 kB of colons": ":" * 20_000,
    "20 kB": "x" * 20_000,
    "NUL": "\0:\0:\0",
    "invalid UTF-8": b"\xff:\xfe:\x80",
    "lone surrogates": "\ud800:\ud800:\ud800",
    "non-ASCII": "\xe9:\xe9:\xe9",
    "no timestamp": "WyJ4Il0::x",
    "huge timestamp": f"WyJ4Il0:{'z' * 5000}:x",
    "compressed payload": ".eJwDAAAAAAE:1:x",
    "pickle": "gASVCAAAAAAAAACMBHBvc2l4lC4=:1:x",
    "JSON web token": "eyJhbGciOiJub25lIn0.eyJhIjoxfQ.",
    "JSON": '["nonce", 0]',
    "template": "{{ form.token }}",
    "markup": '"><script>alert(1)</script>',
    "SQL": "' OR 1=1 --",
}

# Values of the page field, which never refuses a form: a local path, or what was typed, is stored as text.
PAGES = {
    "path": "/about/",
    "absolute URL": "http://testserver/about/?a=b#c",
    "invalid port": "http://testserver:99999999/about/",
    "no host": "http:///about/",
    "four slashes": "////evil.example/",
    "two slashes": "//evil.example/",
    "another site": "https://evil.example/about/",
    "another site with a username": "https://testserver@evil.example/about/",
    "another site with a backslash": "https://evil.example\\@testserver/",
    "backslashes": "\\\\evil.example\\",
    "slash and backslash": "/\\evil.example/",
    "script": "javascript:alert(1)//",
    "data": "data:text/html,<script>alert(1)</script>",
    "file": "file:///etc/passwd",
    "unclosed bracket": "http://[::1",
    "invalid IPv6 address": "http://[x]/about/",
    "domain that changes under normalisation": "http://testserver\u2100evil.example/",
    "white space inside": "/ab\tout\r\n/",
    "path with NUL": "/about/\0",
    "path with markup": "/<script>alert(1)</script>/",
    "non-ASCII path": "/caf\xe9/\u202e/",
    "path in invalid UTF-8": b"/caf\xe9/\xff",
    "maximum length": "/" + "x" * 254,
    "one character too long": "/" + "x" * 255,
    "dot segments": "/../../etc/passwd",
}

# Requests with these are handled like any other.
QUERIES = {
    "invalid page": "page=%00%ff%ed%a0%80",
    "path with NUL": "page=/a%00b",
    "markup": "page=/%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "another site": "page=//evil.example/",
    "unclosed bracket": "page=http://[::1",
    "page as a list": "page[]=/a/&page=/b/&page=/c/",
    "invalid percent-encoding": "%&%zz=%&page=%",
    "raw bytes": "page=\xe9\xff\x80",
    "long": "page=/" + "x" * 20_000,
    "900 fields": "&".join(f"f{n}=1" for n in range(900)),
}
HEADERS = {
    "Referer: invalid URL": {"HTTP_REFERER": "http://[::1"},
    "Referer: another site": {"HTTP_REFERER": "https://evil.example/about/"},
    "Referer: raw bytes": {"HTTP_REFERER": "http://testserver/\xe9\xff"},
    "Referer: markup": {"HTTP_REFERER": 'http://testserver/"><script>alert(1)</script>'},
    "Referer: changes under normalisation": {"HTTP_REFERER": "http://testserver\xbd/"},
    "Referer: long": {"HTTP_REFERER": "http://testserver/" + "x" * 20_000},
    "X-Forwarded-For: invalid": {"HTTP_X_FORWARDED_FOR": "\xff, <script>, '; --, ::1%eth0,,"},
    "X-Forwarded-Host: another site": {"HTTP_X_FORWARDED_HOST": "evil.example"},
    "Cookie: malformed": {"HTTP_COOKIE": "csrftoken=\xff; sessionid=../../x; =; a=\x01"},
    "User-Agent: raw bytes": {"HTTP_USER_AGENT": "\xff\x01${jndi:ldap://127.0.0.1/a}"},
    "Accept-Language: malformed": {"HTTP_ACCEPT_LANGUAGE": "x" * 600 + ";q=a,\xff"},
    "X-HTTP-Method-Override": {"HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE"},
    "X-Requested-With": {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"},
    "Content-Encoding": {"HTTP_CONTENT_ENCODING": "gzip"},
    "If-None-Match": {"HTTP_IF_NONE_MATCH": '"\xff'},
    "no REMOTE_ADDR": {"REMOTE_ADDR": ""},
    "REMOTE_ADDR: no IP address": {"REMOTE_ADDR": "unix:"},
    "REMOTE_ADDR: IPv6 with a zone": {"REMOTE_ADDR": "fe80::1%eth0"},
    "REMOTE_ADDR: IPv4-mapped IPv6": {"REMOTE_ADDR": "::ffff:192.0.2.1"},
}
REFUSED_HEADERS = {
    "Host: another site": {"HTTP_HOST": "evil.example"},
    "Host: markup": {"HTTP_HOST": "<script>"},
    "Host: invalid port": {"HTTP_HOST": "testserver:x"},
}
