"""`make audit` finds known vulnerabilities and disallowed licences, and says when it cannot check."""

import json
import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.test_code_style import pinned

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "deploy"))
import licences  # noqa: E402 - importable only with the path above

NOT_CHECKED = "Not checked: known vulnerabilities of"
UNREACHABLE = {
    "PIP_AUDIT_OSV_URL": "http://127.0.0.1:9/",
    "HTTPS_PROXY": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
}
OLD_DJANGO = "django==3.2 --hash=sha256:" + 64 * "0" + "\n"


def audit(*arguments, **variables):
    """Run the audit and return the completed process."""
    environment = {name: value for name, value in os.environ.items() if name != "REQUIRE_ALL"}
    command = [sys.executable, "deploy/audit.py", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment | variables, capture_output=True, text=True, check=False)


@pytest.fixture
def advisories():
    """Start a service with the API of osv.dev that knows one vulnerability, in Django 3.2; return its URL."""

    class Service(BaseHTTPRequestHandler):
        def do_POST(self):
            query = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            known = query == {"package": {"name": "django", "ecosystem": "PyPI"}, "version": "3.2"}
            body = json.dumps({"vulns": [ADVISORY]} if known else {}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


ADVISORY = {
    "id": "PYSEC-0000-1",
    "summary": "An example",
    "affected": [
        {
            "package": {"name": "django", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "3.2.1"}]}],
        }
    ],
}


def test_audit_with_a_known_vulnerability_fails_and_names_it(advisories, tmp_path):
    old = tmp_path / "requirements.txt"
    old.write_text(OLD_DJANGO)
    audited = audit(old, PIP_AUDIT_OSV_URL=advisories)
    assert audited.returncode == 1, audited.stderr
    assert "django 3.2: PYSEC-0000-1, fixed in ['3.2.1']" in audited.stdout


def test_audit_of_pinned_packages_without_known_vulnerabilities_passes(advisories):
    audited = audit(ROOT / "requirements.txt", PIP_AUDIT_OSV_URL=advisories)
    assert audited.returncode == 0, audited.stdout
    assert f"Known vulnerabilities of {len(pinned('requirements.txt'))} Python packages: 0." in audited.stdout


def test_audit_without_a_service_says_so_and_fails_if_all_checks_are_required():
    audited = audit(ROOT / "requirements.txt", **UNREACHABLE)
    assert audited.returncode == 0
    assert len([line for line in audited.stdout.splitlines() if line.startswith(NOT_CHECKED)]) == 1
    assert "Known vulnerabilities" not in audited.stdout
    assert audit(ROOT / "requirements.txt", **UNREACHABLE, REQUIRE_ALL="1").returncode == 1


def test_our_dependencies_have_no_known_vulnerabilities():
    audited = audit()
    assert audited.returncode == 0, audited.stdout
    if NOT_CHECKED in audited.stdout:
        pytest.skip(next(line for line in audited.stdout.splitlines() if line.startswith(NOT_CHECKED)))


def test_find_disallowed_reports_licences_that_are_not_allowed():
    number, found = licences.find_disallowed(["django", "qrcode", "psycopg"], allowed={"BSD-3-Clause"})
    assert number == 3
    assert [line.split(":")[0].split()[0] for line in found] == ["psycopg"]
    assert licences.find_disallowed(["django", "qrcode", "psycopg"]) == (3, [])
    assert licences.find_disallowed(["axe-playwright-python"])[1]  # has no licence in its metadata


def test_bill_of_materials_lists_every_pinned_package_with_its_hashes():
    subprocess.run(["make", "--assume-old=.venv/installed-tests", "bom"], cwd=ROOT, check=True, capture_output=True)
    bill = json.loads((ROOT / "deploy/build/bom.json").read_text())
    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["name"] == "carecity"
    assert {component["name"] for component in bill["components"]} == pinned("requirements.txt").keys()
    for component in bill["components"]:
        assert component["purl"] == f"pkg:pypi/{component['name']}@{component['version']}"
        assert any(reference.get("hashes") for reference in component["externalReferences"])
