"""What carecity/core/patches.py replaces. tests/contact/test_malformed_requests.py shows its effect."""

import inspect
from hashlib import sha256

from django.http import HttpRequest


def test_django_parses_the_content_type_as_when_it_was_patched():
    source = inspect.getsource(HttpRequest._set_content_type_params)
    assert sha256(source.encode()).hexdigest()[:16] == "c4ef0b4724e124c5", "compare it with TolerantWSGIRequest"
