"""The WSGI request survives a Content-Type that Django cannot parse, whatever the path."""

from urllib.parse import unquote, unquote_to_bytes
from wsgiref.util import setup_testing_defaults

import pytest

from carecity.core.middleware import make_request


@pytest.mark.parametrize("content_type", ["x; a*=klingon''x", "text/plain; charset=hex", "text/plain; charset=utf-8"])
@pytest.mark.parametrize("path", ["/about/", "/caf%C3%A9/", "/%ef%bb%bf", "/%f0%9f%91%8b"])
def test_make_request_ignores_a_content_type_that_cannot_be_parsed(path, content_type):
    environ = {"CONTENT_TYPE": content_type, "QUERY_STRING": "q=%ff"}
    environ["PATH_INFO"] = unquote_to_bytes(path).decode("latin-1")  # as WSGI hands it over (PEP 3333)
    setup_testing_defaults(environ)
    request = make_request(environ)
    assert request.path == unquote(path)
    assert request.content_type in {"", "text/plain"}
