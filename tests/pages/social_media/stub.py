"""A web server on loopback that plays the providers: it answers as each would, or fails as servers do."""

import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Stub:
    """The server's memory: `behave` says how posts are answered; `asked` holds what was asked, (path, headers)."""

    def __init__(self):
        self.behave = None
        self.asked = []
        self.over = threading.Event()

    def lists_asked(self):
        """Return the headers of each question for posts, without the look-ups of accounts before."""
        return [headers for path, headers in self.asked if not is_look_up(path)]


def is_look_up(path):
    """Tell whether a provider is only asked which number an account has."""
    return "/by/username/" in path or "/accounts/lookup" in path


class Handler(BaseHTTPRequestHandler):
    """Answers a look-up with a number, and everything else as the test wants it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        """Answer; a client that has gone is none of our business."""
        stub = self.server.stub
        stub.asked.append((self.path, dict(self.headers)))
        with suppress(OSError):
            if is_look_up(self.path):
                self.answer(b'{"id": "42"}' if "lookup" in self.path else b'{"data": {"id": "42"}}')
            else:
                stub.behave(self)

    def answer(self, body=b"", status=200, headers=None, length=None):
        """Send an answer; a `length` that is not the body's makes it one that breaks off."""
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = length is not None

    def drip(self, head):
        """Send a byte at a time, each well within the time to wait for it, and never come to an end."""
        self.wfile.write(head)
        while not self.server.stub.over.wait(0.02):
            self.wfile.write(b"x")
        self.close_connection = True

    def hang(self):
        """Say nothing."""
        self.server.stub.over.wait()
        self.close_connection = True

    def log_message(self, *_arguments):
        """Keep quiet."""


@contextmanager
def stub_server():
    """Start the server on a free port; yield its `Stub`, which also knows `url`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.stub = stub = Stub()
        stub.port = server.server_port
        stub.url = f"http://127.0.0.1:{stub.port}"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield stub
        finally:
            stub.over.set()
            server.shutdown()
