"""Probes get a response under any host name and over plain HTTP; the liveness probe needs no database."""

import pytest
from django.test import Client

from .scrape import AUTHORIZATION, TOKEN


@pytest.fixture
def probe(settings):
    """Return a client that knows only the IP address of a site with one host name and HTTPS."""
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["www.example.org"]
    return Client(headers={"Host": "127.0.0.1:8000"})


def test_livez_responds_without_a_database_query(probe):
    response = probe.get("/livez")  # without the fixture `db`, a query would fail
    assert (response.status_code, response.text, response["Cache-Control"]) == (200, "OK\n", "no-store")


@pytest.mark.django_db(transaction=True)
def test_healthz_and_metrics_respond_under_an_ip_address_and_other_paths_do_not(probe, settings, monkeypatch):
    settings.METRICS_TOKEN = TOKEN
    monkeypatch.setattr("carecity.monitoring.views.HealthView.checks", [])
    assert probe.get("/healthz").text == "OK\n"
    assert probe.get("/metrics", headers=AUTHORIZATION).status_code == 200
    assert probe.get("/about/").status_code == 400
    assert probe.get("/about/", headers={"Host": "www.example.org"}).status_code == 301
    assert probe.get("/healthz/").status_code == 400
