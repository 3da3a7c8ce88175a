"""The Nu HTML checker finds no error on any page, stylesheet or SVG file."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from tests.binaries import VNU, missing_line

from .server import PRIVATE_PATH

READY = VNU.exists() and shutil.which("java")
if not READY:
    print(missing_line("the HTML of every page", "default-jre-headless npm"))
pytestmark = pytest.mark.skipif(not READY, reason="no Java or no HTML checker")


def check(folder):
    """Return the checker's findings on every file of a folder."""
    command = ["java", "-jar", VNU, "--errors-only", "--also-check-css", "--also-check-svg", "--format", "json", folder]
    response = subprocess.run(command, capture_output=True, text=True, check=False)
    return [f"{finding['url']}: {finding['message']}" for finding in json.loads(response.stderr)["messages"]]


def test_pages_stylesheets_and_images_have_no_error(pages, open_page, tmp_path):
    for path, html in pages.items():
        (tmp_path / f"{path.strip('/').replace('/', '-') or 'home'}.html").write_text(html)
    request = open_page("/").context.request
    (tmp_path / "form-with-errors.html").write_text(request.post("/contact/").text())
    for name, query in [("results", "care"), ("nothing-found", "halthy agein"), ("odd", "%00%22%3C&page=x")]:
        (tmp_path / f"search-{name}.html").write_text(request.get(f"/search/?q={query}").text())
    (tmp_path / "not-found.html").write_text(request.get("/no-such-page/").text())
    (tmp_path / "password.html").write_text(request.get(PRIVATE_PATH).text())
    (tmp_path / "barrier.html").write_text(request.get("/contact/?kind=barrier").text())
    for name in ("400", "403", "500"):
        (tmp_path / f"{name}.html").write_text(render_to_string(f"{name}.html"))
    for file in [*Path("static/css").glob("*.css"), *Path("static/img").glob("*.svg")]:
        shutil.copy(file, tmp_path)
    assert check(tmp_path) == []


def test_checker_finds_an_error_in_a_broken_page(tmp_path):
    (tmp_path / "wrong.html").write_text("<!DOCTYPE html><html><body><p><div></p></body></html>")
    assert check(tmp_path)
