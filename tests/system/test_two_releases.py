"""Two servers behind nginx while releases change: each has files of its own, and each is away for a moment."""

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
    """Has one static file, that of its release; takes whatever is sent."""

    def do_GET(self):
        self._answer(200 if self.path in ("/", f"/static/{self.server.release}.css") else 404)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(200)

    def _answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        """Say nothing."""


@contextmanager
def served(release, port=0):
    """Serve a release, on a free port if none is given, and yield the port."""
    server = ThreadingHTTPServer(("127.0.0.1", port), Release)
    server.release = release
    threading.Thread(target=server.serve_forever).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def ask(folder, port, method, path, times):
    """Return the statuses that come when nginx is asked so many times: it asks one server after the other."""
    trusted = ssl.create_default_context(cafile=folder / "fullchain.pem")
    connection = HTTPSConnection("localhost", port, context=trusted, timeout=20)
    statuses = set()
    for _ in range(times):
        connection.request(method, path, body="message=x" if method == "POST" else None)
        answer = connection.getresponse()
        answer.read()
        statuses.add(answer.status)
    return statuses


def test_files_of_both_releases_can_be_had_from_whichever_server_is_asked(tmp_path):
    https = free_port()
    with served("old") as old, served("new") as new, nginx(tmp_path, [old, new], https):
        assert ask(tmp_path, https, "GET", "/static/old.css", 6) == {200}
        assert ask(tmp_path, https, "GET", "/static/new.css", 6) == {200}
        assert ask(tmp_path, https, "GET", "/static/none.css", 6) == {404}


def test_nobody_notices_when_one_server_after_the_other_starts_again(tmp_path):
    https, one, other = free_port(), free_port(), free_port()
    with nginx(tmp_path, [one, other], https):
        for port in (one, other, one):
            with served("new", port):
                assert ask(tmp_path, https, "GET", "/", 10) == {200}
                assert ask(tmp_path, https, "POST", "/", 10) == {200}
