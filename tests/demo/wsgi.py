"""The site with a band on every page that says that it is a demonstration."""

from carecity.wsgi import application as site

BAND = (
    b'<aside class="section--band" aria-label="Demonstration">'
    b'<p class="wrap">Demonstration: nothing here is real.</p></aside>'
)
BODY = b"<body>"
# Without these, the site sends whole pages that are not compressed.
REMOVED = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")


def application(environ, start_response):
    """Respond as the site does, with the band in every HTML page."""
    started = []
    response = site(
        {name: value for name, value in environ.items() if name not in REMOVED},
        lambda status, headers, *_: started.extend((status, headers)),
    )
    status, headers = started
    if not dict(headers).get("Content-Type", "").startswith("text/html"):
        start_response(status, headers)
        return response
    html = b"".join(response).replace(BODY, BODY + BAND, 1)
    kept = [pair for pair in headers if pair[0] not in {"Content-Length", "ETag"}]
    start_response(status, [*kept, ("Content-Length", str(len(html)))])
    return [html]
