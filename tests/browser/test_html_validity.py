"""The Nu HTML checker finds no error on any page, stylesheet or SVG file."""

import json
import shutil
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.template.loader import render_to_string

from tests.binaries import VNU, missing_line

from .states import STATES

READY = VNU.exists() and shutil.which("java")
if not READY:
    print(missing_line("the HTML of every page", "default-jre-headless npm"))
pytestmark = pytest.mark.skipif(not READY, reason="no Java or no HTML checker")


def check(folder):
    """Return the checker's findings on every file of a folder."""
    command = ["java", "-jar", VNU, "--errors-only", "--also-check-css", "--also-check-svg", "--format", "json", folder]
    response = subprocess.run(command, capture_output=True, text=True, check=False)
    return [f"{finding['url']}: {finding['message']}" for finding in json.loads(response.stderr)["messages"]]


def test_pages_have_no_error(site, tmp_path):
    for number, path in enumerate(site.paths.values()):
        with urlopen(site.url + path) as response:  # noqa: S310 - loopback, our own server
            (tmp_path / f"{number} {path.replace('/', '-')[:80]}.html").write_bytes(response.read())
    assert check(tmp_path) == []


def test_states_stylesheets_and_images_have_no_error(open_page, tmp_path):
    page, opened = open_page("/"), []
    page.on("response", lambda response: opened.append(response) if response.request.is_navigation_request() else None)
    for name, enter in STATES.items():
        enter(page)
        (tmp_path / f"{name}.html").write_text(opened[-1].text())
    for name in ("400", "403", "500"):
        (tmp_path / f"{name}.html").write_text(render_to_string(f"{name}.html"))
    for file in [*Path("static/css").glob("*.css"), *Path("static/img").glob("*.svg")]:
        shutil.copy(file, tmp_path)
    assert check(tmp_path) == []


def test_checker_finds_an_error_in_a_broken_page(tmp_path):
    (tmp_path / "wrong.html").write_text("<!DOCTYPE html><html><body><p><div></p></body></html>")
    assert check(tmp_path)
