"""A web server on loopback that plays servers elsewhere: it responds as each does, or fails as servers do."""

import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SHORT_TIMEOUTS = {"connect_timeout": 0.5, "read_timeout": 0.3, "total_timeout": 0.6}  # for a server that hangs


class Stub:
    """The server's state: `behave` handles requests; of each, `requests` has (path, headers), `lines` "GET /path"."""

    def __init__(self):
        self.behave = None
        self.requests = []
        self.lines = []
        self.stopped = threading.Event()

    def get_post_requests(self):
        """Return the headers of each request for posts, without lookups of an account's ID."""
        return [headers for path, headers in self.requests if not is_lookup(path)]


def is_lookup(path):
    return "/by/username/" in path


class Handler(BaseHTTPRequestHandler):
    """Responds to a lookup with an ID, and to everything else as the test wants it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        """Respond; ignore that the client has disconnected."""
        stub = self.server.stub
        stub.requests.append((self.path, dict(self.headers)))
        stub.lines.append(f"{self.command} {self.path}")
        with suppress(OSError):
            if is_lookup(self.path):
                self.respond(b'{"data": {"id": "42"}}')
            else:
                stub.behave(self)

    def do_HEAD(self):
        """Respond as to GET, without a body."""
        self.do_GET()

    def respond(self, body=b"", status=200, headers=None, length=None):
        """Send a response; a `length` that is not the body's makes it a truncated one."""
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        self.close_connection = length is not None

    def drip(self, head):
        """Send a byte at a time, each within the read timeout, without end."""
        self.wfile.write(head)
        while not self.server.stub.stopped.wait(0.02):
            self.wfile.write(b"x")
        self.close_connection = True

    def hang(self):
        """Send nothing."""
        self.server.stub.stopped.wait()
        self.close_connection = True

    def log_message(self, *_arguments):
        """Log nothing."""


@contextmanager
def run_stub_server():
    """Run the server on a free port; yield its `Stub`, with `port` and `url`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.stub = stub = Stub()
        stub.port = server.server_port
        stub.url = f"http://127.0.0.1:{stub.port}"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield stub
        finally:
            stub.stopped.set()
            server.shutdown()
