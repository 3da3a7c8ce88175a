"""A proxy that terminates TLS in front of the site, as nginx does in production; one port for HTTP and HTTPS."""

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

TLS_HANDSHAKE = b"\x16"  # the first byte of a TLS connection
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class ProxyHandler(BaseHTTPRequestHandler):
    """Passes requests on, with the forwarding headers."""

    protocol_version = "HTTP/1.1"

    def proxy(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        proto = "https" if isinstance(self.connection, ssl.SSLSocket) else "http"
        headers = dict(self.headers) | {"X-Forwarded-For": self.client_address[0], "X-Forwarded-Proto": proto}
        upstream = HTTPConnection("127.0.0.1", self.server.upstream_port, timeout=10)
        upstream.request(self.command, self.path, body or None, headers)
        response = upstream.getresponse()
        content = response.read()
        self.send_response_only(response.status)
        for name, value in response.getheaders():
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        upstream.close()

    do_GET = do_HEAD = do_POST = do_OPTIONS = proxy  # noqa: N815 - the names that http.server looks up

    def log_message(self, *args):
        pass


class ProxyServer(ThreadingHTTPServer):
    """Accepts HTTP and HTTPS connections."""

    daemon_threads = True

    def finish_request(self, request, client_address):
        if request.recv(1, MSG_PEEK) == TLS_HANDSHAKE:
            with self.context.wrap_socket(request, server_side=True) as connection:
                super().finish_request(connection, client_address)
        else:
            super().finish_request(request, client_address)

    def handle_error(self, request, client_address):
        """Ignore connections that the browser opened in advance and closes unused."""


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
def tls_proxy(port, upstream_port, certificate):
    """Serve HTTP and HTTPS on this port of loopback, from the server on the other port."""
    server = ProxyServer(("127.0.0.1", port), ProxyHandler)
    server.upstream_port, server.context = upstream_port, ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.context.load_cert_chain(certificate)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
