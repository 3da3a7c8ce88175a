"""What stands in deploy/ for a machine of one's own, as far as it can be checked on any machine."""

import configparser
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
UNITS = sorted((ROOT / "deploy/systemd").glob("*.service"))
every_unit = pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)


def read(unit):
    """Return a unit's sections; a name that stands there twice is a mistake."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(unit.read_text())
    return parser


@every_unit
def test_each_service_starts_by_the_one_script_that_the_tests_start_the_site_with(unit):
    part = unit.stem.removeprefix("carecity-")
    assert read(unit)["Service"]["ExecStart"] == f"/srv/carecity/deploy/start.sh {part}"
    assert f"  {part})" in (ROOT / "deploy/start.sh").read_text()


@every_unit
def test_no_service_is_root_or_can_become_it(unit):
    service = read(unit)["Service"]
    assert service["User"] == "carecity"
    assert service["NoNewPrivileges"] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert service["ReadWritePaths"] == "/var/lib/carecity"


@pytest.mark.parametrize("part", ["web", "worker"])
def test_what_ends_is_started_again_however_it_ended(part):
    assert read(ROOT / f"deploy/systemd/carecity-{part}.service")["Service"]["Restart"] == "always"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_finds_no_fault(tmp_path):
    for unit in UNITS:
        (tmp_path / unit.name).write_text(unit.read_text().replace("/srv/carecity", str(ROOT)))
    found = subprocess.run(
        ["systemd-analyze", "verify", *tmp_path.glob("*")], capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stderr) == (0, "")


def test_a_part_that_does_not_exist_is_said_so():
    wrong = subprocess.run([ROOT / "deploy/start.sh", "wbe"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
    assert "prepare|web|worker" in wrong.stderr
