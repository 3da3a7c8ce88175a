"""Malformed requests as raw bytes: odd paths, queries, headers, methods and bodies, mixed by a seeded generator."""

from random import Random

METHODS = [
    *b"""
    GET GET GET GET GET GET GET GET GET GET GET GET GET GET HEAD HEAD POST POST OPTIONS PUT DELETE PATCH TRACE CONNECT
    PROPFIND get Post BREW M-SEARCH G\xc9T G=T """.split(),
    b"X" * 300,
]

# What is appended to a path, or replaces one of its segments.
PATHS = [
    *b"""
    / // ///a /./ /../ /..;/ /..%2f..%2fetc/passwd /%2e%2e/%2e%2e/ /. /~ \\..\\ %5c..%5c ;a=b ;jsessionid=1/ * **/ [1] (
    %00 %00/ a%00b.jpg % %zz %2 %25%32%66 %u0041 %c0%af %c0%ae%c0%ae/ %ff%fe %ed%a0%80 %f4%90%80%80 %e2%80%ae %ef%bb%bf
    %0d%0aSet-Cookie:%20a=b %0a %09 %20 + \xc3\xa9/ \xff\xfe \xed\xa0\x80/ | ' "><script>alert(1)</script> {{7*7}}/ <>
    `id` $(id)/ 1 -1 0 1e9 0x1 1.5 NaN None null True __class__/ %F0%9F%91%8B .php wp-login.php .git/config .env
    index.html a.jpg robots.txt sitemap.xml auth/ """.split(),
    b"",
    b"",
    b"a" * 300,
    b"a/" * 400,
    b"a" * 9000,
    b"9" * 40,
]

QUERIES = [
    *b"""
    ? ?? ?= ?& ?&&=& ?a ?a=%00 ?q=%00 ?q=%ff%fe ?q=%ed%a0%80 ?q= ?q=% ?q=a%00b ?q=%27%22%3C ?q=((( ?q=%26%7C! ?q=*
    ?q=%5C ?q=a:*&q=b ?q[]=a ?page=0 ?page=-1 ?page=99999999999999999999 ?page=x ?page=%00 ?p=1e5 ?page=1&page=2
    ?__proto__=1 ?page=//evil.example/ ?page=http://[::1 ?next=//evil.example ?next=%00 ?format= ?format=xml ?%
    ?\xff\xfe ?a[b]=c ?\xc3\xa9=\xc3\xa9 ?token=%0d%0a ?q=%F0%9F%91%8B ?utm_source=x#frag """.split(),
    *([b""] * 8 + [b"?q=" + b"x" * 5000, b"?q=" + b"%F0%9F%91%8B" * 300, b"?q=" + b"%EF%B7%BA" * 50]),
    b"?" + b"&".join(b"f%d=1" % number for number in range(1100)),
]

HEADERS = [
    *b"""Cookie: sessionid=%00; csrftoken=\xff; =; a=\x01
Cookie: csrftoken=short
Cookie: sessionid=../../x; __Host-sessionid={}
Cookie: ;;;
Cookie:
Range: bytes=0-
Range: bytes=-1
Range: bytes=9-1
Range: bytes=99999999999999999999-
Range: bytes=-99999
Range: bytes=x-y
Range: lines=1-2
Range: bytes=0-1,3-4
Range: bytes=--1
Range: \xff
If-None-Match: *
If-None-Match: W/"x", "
If-None-Match: \xff
If-Match: x
If-Modified-Since: yesterday
If-Modified-Since: Thu, 99 Zzz 9999 99:99:99 GMT
If-Modified-Since: Thu, 01 Jan 0001 00:00:00 GMT
If-Modified-Since: Tue, 31 Dec 9999 23:59:59 +9999
If-Modified-Since: Tue, 31 Dec 99999999999999999999 23:59:59 GMT
If-Modified-Since: 1 1 1 1 1 1 1 1
If-Modified-Since: \xff\xfe
If-Unmodified-Since: x
If-Range: x
Accept-Encoding: br;q=9, gzip;q=x, ,,*;q=
Accept-Encoding: \xff
Accept: */*;q=x,,;
Accept: \xff/\xfe
Accept:
Accept-Language: \xff, x;q=a
Accept-Language: en-gb;q=nan, *
Accept-Charset: utf-7
X-Forwarded-For: \xff, <script>,,
X-Forwarded-For: ::1%eth0
X-Forwarded-Host: evil.example
X-Forwarded-Proto: gopher
X-Forwarded-Proto: https
Forwarded: for=\xff;proto=
Referer: http://[::1
Referer: \xff
Origin: null
Origin: http://[
Origin: \xff
X-HTTP-Method-Override: DELETE
X-Requested-With: XMLHttpRequest
Authorization: Basic \xff
Expect: 100-continue
Content-Type: \xff
Content-Type: application/x-www-form-urlencoded
Content-Type: application/csp-report
Content-Type: x; a*=klingon''x
Content-Type: text/plain; charset=hex
Content-Type: a/b;;;=
Content-Type: multipart/form-data
Content-Type: multipart/form-data; boundary=\xff
User-Agent: \x01${jndi:ldap://127.0.0.1/a}
Upgrade: websocket
Transfer-Encoding: gzip, chunked
Via: 1.1 \xff
A_B: c
: empty
 folded: x
No-Colon
\xff: x
Host: evil.example""".split(b"\n"),
    *(b"Cookie: " + b"a=b; " * 900, b"Cookie: sessionid=" + b"x" * 5000, b"If-None-Match: " + b'"x",' * 500),
    *(
        b"Accept-Encoding: " + b"gzip," * 900,
        b"Accept: image/avif" + b",a/b" * 900,
        b"Accept-Language: " + b"x" * 600,
    ),
    *(b"Referer: " + b"x" * 5000, b"Content-Type: " + b"x" * 5000, b"X-" + b"a" * 200 + b": 1"),
]

HOSTS = [
    *b"""
    evil.example 127.0.0.1:99999999 127.0.0.1:x 127.0.0.1:-1 127.0.0.1:80:80 [::1 [::1]:x <script> \xff 127.0.0.1.
    user@127.0.0.1 127.0.0.1/x """.split(),
    b"",
    b"a" * 5000,
    *[b"127.0.0.1"] * 150,
]

# Bodies with their Content-Length; None sends no such header.
LENGTHS = [b"3", b"1", b"9999", b"-1", b"x", b"3, 3", b"9" * 30, None]
BODIES = [
    *([(b"", None)] * 12 + [(b"", b"0")]),
    *((b"a=b", length) for length in LENGTHS),
    *((b"\xff\x00" * 50, b"100"), (b'{"csp-report": 1}', b"17"), (b"x" * 20_000, b"20000")),
]


def fuzz_requests(paths, number, seed):
    """Yield raw requests for these paths; the same seed yields the same requests."""
    random = Random(seed)  # noqa: S311 - for variety, not for secrets
    for count in range(number):
        yield _request(random, _path(random, paths[count % len(paths)].encode()))


def _path(random, path):
    """Change the end or a segment of the path, or nothing."""
    part, segments = random.choice(PATHS), path.split(b"/")
    segments[random.randrange(len(segments))] = part
    return random.choice([path + part, path + part, b"/".join(segments), b"/" + part, path])


def _request(random, path):
    """Return a request; the target of one in twenty is no path of this site."""
    target = path + random.choice(QUERIES)
    if random.random() < 1 / 20:
        target = random.choice(
            [b"*", b"http://evil.example" + target, b"//evil.example" + target, b"/ /" + target, b""]
        )
    body, length = random.choice(BODIES)
    lines = [
        random.choice(METHODS) + b" " + target + b" HTTP/1.1",
        b"Host: " + random.choice(HOSTS),
        *random.choices(HEADERS, k=random.choice([0, 1, 1, 2, 4])),
        *([b"Content-Length: " + length] if length else []),
        b"Connection: close",
    ]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body
