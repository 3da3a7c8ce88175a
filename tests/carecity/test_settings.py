"""The production set-up, by its effects: what it refuses, what it requires, and the headers of its responses."""

import os
import string
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site_snapshot import static_root

ROOT = Path(__file__).resolve().parents[2]
REQUIRED = {"SECRET_KEY": string.printable[:62], "SITE_URL": "https://www.example.org"}
ASK = """
import carecity.wsgi, django.test, sys
client = django.test.Client(raise_request_exception=False, headers={"host": "www.example.org"})
response = client.get(sys.argv[1], secure=sys.argv[2] == "secure")
print(response.status_code)
for name, value in response.items(): print(f"{name}: {value}")
"""


def run(*command, tmp_path, **variables):
    """Run Python with these variables only, and return the finished process."""
    clean = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "ENV_FILE": os.devnull}
    command = [sys.executable, *command]
    return subprocess.run(command, cwd=ROOT, env=clean | variables, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("start", [["manage.py", "check"], ["manage.py", "runserver"], ["-c", "import carecity.wsgi"]])
def test_start_without_required_variables_fails_in_one_line_that_names_them(start, tmp_path):
    refused = run(*start, tmp_path=tmp_path)
    assert refused.returncode != 0
    assert refused.stdout == ""
    assert refused.stderr == "Care City cannot start: set SECRET_KEY and SITE_URL (see .env.example).\n"


@pytest.mark.parametrize("missing", REQUIRED)
def test_start_without_one_variable_names_only_that(missing, tmp_path):
    given = {name: value for name, value in REQUIRED.items() if name != missing}
    assert f"set {missing} (see" in run("manage.py", "check", tmp_path=tmp_path, **given).stderr


def test_deployment_check_passes_with_only_the_required_variables(tmp_path):
    checked = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", tmp_path=tmp_path, **REQUIRED)
    assert checked.returncode == 0, checked.stderr
    assert "no issues (2 silenced)" in checked.stdout  # security.W005 and W021, which ask for HSTS of other hosts


def ask(path, how, tmp_path, **variables):
    """Return the status and headers of one response of the production set-up."""
    response = run("-c", ASK, path, how, tmp_path=tmp_path, **REQUIRED | variables)
    assert response.returncode == 0, response.stderr
    status, *headers = response.stdout.splitlines()
    return int(status), dict(line.split(": ", 1) for line in headers)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Return a data directory with collected static files, and a database without tables."""
    folder = tmp_path_factory.mktemp("data")
    if static := static_root():
        (folder / "static").symlink_to(static["STATIC_ROOT"])
        return folder
    collected = run("manage.py", "collectstatic", "--noinput", tmp_path=folder, **REQUIRED)
    assert collected.returncode == 0, collected.stderr
    return folder


def test_http_redirects_to_https(data):
    status, headers = ask("/about/", "plain", data)
    assert (status, headers["Location"]) == (301, "https://www.example.org/about/")
    status, _ = ask("/about/", "plain", data, HTTPS="0")
    assert status == 500


def test_error_500_needs_no_database_and_carries_security_headers(data):
    status, headers = ask("/", "secure", data)
    assert status == 500
    assert "max-age=31536000" in headers["Strict-Transport-Security"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("variables", "header"),
    [
        ({}, "max-age=31536000"),
        ({"HSTS_INCLUDE_SUBDOMAINS": "1"}, "max-age=31536000; includeSubDomains"),
        ({"HSTS_INCLUDE_SUBDOMAINS": "1", "HSTS_PRELOAD": "1"}, "max-age=31536000; includeSubDomains; preload"),
        ({"HSTS_INCLUDE_SUBDOMAINS": "1", "HSTS_PRELOAD": "1", "HTTPS": "0"}, None),
    ],
    ids=["neither", "subdomains", "both", "without HTTPS"],
)
def test_hsts_covers_other_hosts_only_where_the_variables_say_so(variables, header, data):
    assert ask("/", "secure", data, **variables)[1].get("Strict-Transport-Security") == header


def test_hsts_preload_without_subdomains_is_refused_in_one_line(tmp_path):
    refused = run("manage.py", "check", tmp_path=tmp_path, HSTS_PRELOAD="1", **REQUIRED)
    assert refused.returncode != 0
    assert refused.stderr == (
        "Care City cannot start: HSTS_PRELOAD needs HSTS_INCLUDE_SUBDOMAINS (see .env.example).\n"
    )


def test_nginx_sends_no_hsts_of_its_own():
    """It would replace what the variables say. That it passes on Django's is tested in tests/system/test_nginx.py."""
    lines = (ROOT / "deploy/nginx/carecity.conf").read_text().splitlines()
    assert [line for line in lines if "Strict-Transport-Security" in line and "add_header" in line] == []


def test_other_host_names_get_400(data):
    status, _ = ask("/", "secure", data, ALLOWED_HOSTS="other.example.org")
    assert status == 400


LOADED = """
import sys, carecity.wsgi
from django.core.files.storage import default_storage
print(default_storage.__class__.__name__)
print(sorted({name.split(".")[0] for name in sys.modules} & {"boto3", "botocore", "s3transfer", "storages"}))
"""


def test_s3_code_is_loaded_only_with_a_bucket(tmp_path):
    without = run("-c", LOADED, tmp_path=tmp_path, **REQUIRED)
    assert without.stdout.splitlines() == ["UploadStorage", "[]"]
    named = run("-c", LOADED, tmp_path=tmp_path, MEDIA_BUCKET="uploads", **REQUIRED)
    assert named.stdout.splitlines()[0] == "S3UploadStorage"


def test_relative_static_root_is_inside_the_release(tmp_path):
    ask = "from carecity.settings import STATIC_ROOT; print(STATIC_ROOT)"
    assert run("-c", ask, tmp_path=tmp_path, **REQUIRED).stdout == f"{tmp_path / 'static'}\n"
    own = run("-c", ask, tmp_path=tmp_path, STATIC_ROOT="collected", **REQUIRED)
    assert own.stdout == f"{ROOT / 'collected'}\n"


@pytest.mark.parametrize(
    ("variables", "required"),
    [({}, True), ({"DEBUG": "1"}, False), ({"MFA_REQUIRED": "0"}, False), ({"DEBUG": "1", "MFA_REQUIRED": "1"}, True)],
)
def test_second_factor_is_required_unless_debug_or_the_variable_says_otherwise(variables, required, tmp_path):
    ask = "from carecity.settings import REQUIRE_MFA; print(REQUIRE_MFA)"
    assert run("-c", ask, tmp_path=tmp_path, **REQUIRED, **variables).stdout == f"{required}\n"
