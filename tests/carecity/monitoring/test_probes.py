"""What machines ask is answered under any host, over HTTP as well, and first of all: whether there is a process."""

import pytest
from django.test import Client

from .measured import ALLOWED, KEY


@pytest.fixture
def strict(settings):
    """Return a client of a site that leads to HTTPS and knows one host."""
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["www.example.org"]
    return Client(headers={"Host": "127.0.0.1:8000"})


def test_whether_the_process_is_alive_asks_nobody(strict):
    answer = strict.get("/livez")  # without the fixture `db`, a query would fail
    assert (answer.status_code, answer.text, answer["Cache-Control"]) == (200, "OK\n", "no-store")


@pytest.mark.django_db(transaction=True)
def test_health_and_measures_are_asked_by_address_and_all_else_by_name(strict, settings, monkeypatch):
    settings.METRICS_TOKEN = KEY
    monkeypatch.setattr("carecity.monitoring.views.HealthView.checks", [])
    assert strict.get("/healthz").text == "OK\n"
    assert strict.get("/metrics", headers=ALLOWED).status_code == 200
    assert strict.get("/about/").status_code == 400
    assert strict.get("/about/", headers={"Host": "www.example.org"}).status_code == 301
    assert strict.get("/healthz/").status_code == 400
