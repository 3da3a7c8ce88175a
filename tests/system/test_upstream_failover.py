"""Two servers behind nginx during a release: each has its own static files, and each restarts."""

import shutil
import ssl
import threading
from contextlib import contextmanager
from http.client import HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.binaries import free_port, missing_line

from .nginx import nginx

if not shutil.which("nginx"):
    print(missing_line("two releases behind nginx", "nginx"))
    pytest.skip("no nginx here", allow_module_level=True)


class Release(BaseHTTPRequestHandler):
    """A release that has one static file of its own, and accepts every POST."""

    def do_GET(self):
        self._respond(200 if self.path in ("/", f"/static/{self.server.release}.css") else 404)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self._respond(200)

    def _respond(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        """Log nothing."""


@contextmanager
def running_release(release, port=0):
    """Serve a release, on a free port by default, and yield the port."""
    server = ThreadingHTTPServer(("127.0.0.1", port), Release)
    server.release = release
    threading.Thread(target=server.serve_forever).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def statuses_of(folder, port, method, path, count):
    """Send requests to nginx, which takes the servers in turns, and return the set of statuses."""
    trusted = ssl.create_default_context(cafile=folder / "fullchain.pem")
    connection = HTTPSConnection("localhost", port, context=trusted, timeout=60)
    statuses = set()
    for _ in range(count):
        connection.request(method, path, body="message=x" if method == "POST" else None)
        response = connection.getresponse()
        response.read()
        statuses.add(response.status)
    return statuses


def test_static_files_of_both_releases_are_served_during_a_rollout(tmp_path):
    https = free_port()
    with running_release("old") as old, running_release("new") as new, nginx(tmp_path, [old, new], https):
        assert statuses_of(tmp_path, https, "GET", "/static/old.css", 6) == {200}
        assert statuses_of(tmp_path, https, "GET", "/static/new.css", 6) == {200}
        assert statuses_of(tmp_path, https, "GET", "/static/none.css", 6) == {404}


def test_requests_succeed_while_servers_restart_in_turn(tmp_path):
    https, one, other = free_port(), free_port(), free_port()
    with nginx(tmp_path, [one, other], https):
        for port in (one, other, one):
            with running_release("new", port):
                assert statuses_of(tmp_path, https, "GET", "/", 10) == {200}
                assert statuses_of(tmp_path, https, "POST", "/", 10) == {200}
