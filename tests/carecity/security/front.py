"""A server that ends TLS in front of another, as production has one: one port for both HTTP and HTTPS."""

import ssl
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import MSG_PEEK
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

HANDSHAKE = b"\x16"  # what a conversation in TLS begins with
ONE_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Relay(BaseHTTPRequestHandler):
    """Passes requests on, and says how they came."""

    protocol_version = "HTTP/1.1"

    def relay(self):
        """Ask the server behind, and give its answer back."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        proto = "https" if isinstance(self.connection, ssl.SSLSocket) else "http"
        headers = dict(self.headers) | {"X-Forwarded-For": self.client_address[0], "X-Forwarded-Proto": proto}
        behind = HTTPConnection("127.0.0.1", self.server.behind, timeout=10)
        behind.request(self.command, self.path, body or None, headers)
        answer = behind.getresponse()
        content = answer.read()
        self.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ONE_HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        behind.close()

    do_GET = do_HEAD = do_POST = do_OPTIONS = relay  # noqa: N815 - the names that http.server asks for

    def log_message(self, *args):
        """Say nothing."""


class Front(ThreadingHTTPServer):
    """Takes both kinds of connection."""

    daemon_threads = True

    def finish_request(self, request, client_address):
        """Look at the first byte to tell which kind this one is."""
        if request.recv(1, MSG_PEEK) == HANDSHAKE:
            with self.context.wrap_socket(request, server_side=True) as connection:
                super().finish_request(connection, client_address)
        else:
            super().finish_request(request, client_address)

    def handle_error(self, request, client_address):
        """Leave out who hangs up: browsers open connections in advance."""


def make_certificate(path):
    """Write a key and a certificate for `localhost`, valid for an hour, into one file."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(hours=1))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    certificate = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    )


@contextmanager
def front(port, behind, certificate):
    """Serve HTTP and HTTPS on this port of loopback, from the server on the port behind."""
    server = Front(("127.0.0.1", port), Relay)
    server.behind, server.context = behind, ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.context.load_cert_chain(certificate)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
