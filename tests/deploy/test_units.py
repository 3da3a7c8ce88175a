"""The systemd units and the install script, checked without installing them."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.binaries import missing_line

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "deploy/systemd"
SERVICES = sorted(FOLDER.glob("*.service"))
COMMON = FOLDER / "carecity-.service.d/common.conf"
SCRIPTS = sorted((ROOT / "deploy").glob("*.sh"))
START = (ROOT / "deploy/start.sh").read_text()
INSTALL = (ROOT / "deploy/install.sh").read_text()
CURRENT = "/srv/carecity/current"
every_service = pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.stem)


def parse_unit(unit):
    """Return the sections of a unit; raise if a name is repeated."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    # The only name that may be repeated: allowed system calls, then exceptions.
    parser.read_string(unit.read_text().replace("SystemCallFilter=~", "SystemCallFilterNot="))
    return parser


@every_service
def test_each_service_starts_with_start_sh(unit):
    part = unit.stem.removeprefix("carecity-").removesuffix("@")
    part = {"backup": "manage backup_site --keep 14"}.get(part, part)
    assert parse_unit(unit)["Service"]["ExecStart"] == f"{CURRENT}/deploy/start.sh {part}"
    assert f"\n  {part.split()[0]})\n" in START


def test_services_run_without_root_and_cannot_gain_privileges():
    service = parse_unit(COMMON)["Service"]
    assert service["User"] == "carecity"
    assert service["NoNewPrivileges"] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert "ReadWritePaths" not in service


@every_service
def test_service_does_not_override_the_common_restrictions(unit):
    assert not set(parse_unit(unit)["Service"]) & (set(parse_unit(COMMON)["Service"]) - {"Environment"})


@pytest.mark.parametrize("part", ["web@", "worker"])
def test_services_restart_always(part):
    assert parse_unit(FOLDER / f"carecity-{part}.service")["Service"]["Restart"] == "always"
    assert parse_unit(COMMON)["Unit"]["StartLimitIntervalSec"] == "0"


@pytest.fixture(scope="module")
def units(tmp_path_factory):
    """Return a folder of the units, whose paths are those of this checkout."""
    folder = tmp_path_factory.mktemp("systemd") / "units"
    shutil.copytree(FOLDER, folder)
    for unit in folder.glob("*.service"):
        unit.write_text(unit.read_text().replace(CURRENT, str(ROOT)))
    return folder


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_analyze_finds_no_error_and_a_small_attack_surface(units):
    found = run("systemd-analyze", "verify", *units.glob("*.service"), *units.glob("*.timer"))
    assert (found.returncode, found.stderr) == (0, "")
    found = run("systemd-analyze", "security", "--offline=yes", "--threshold=20", *units.glob("*.service"))
    assert found.returncode == 0, found.stdout + found.stderr


def test_install_script_enables_every_unit_with_an_install_section():
    to_enable = [unit for unit in FOLDER.iterdir() if unit.is_file() and "[Install]" in unit.read_text()]
    enabled = re.search(r"enable --quiet (.*)", INSTALL)[1].split()
    names = {re.sub(r"@\d+", "@", name).removesuffix(".timer") for name in enabled}
    assert names == {unit.stem for unit in to_enable}
    ports = re.findall(r"server 127\.0\.0\.1:(\d+)", (ROOT / "deploy/nginx/carecity-upstream.conf").read_text())
    assert [name for name in enabled if "@" in name] == [f"carecity-web@{port}" for port in ports]


def test_install_script_migrates_before_it_switches_to_the_new_release():
    steps = ['start.sh" build', "site prepare", f"mv -T /srv/carecity/next {CURRENT}", "service restart"]
    assert sorted(steps, key=INSTALL.index) == steps


def test_install_script_restarts_the_worker_before_the_web_services():
    """An old worker cannot run the tasks that new web processes queue."""
    restarted = re.search(r"for part in (.*); do service restart", INSTALL)[1].split()
    assert restarted[:3] == ["carecity-worker", "carecity-web@8000", "carecity-web@8001"]


def test_install_script_is_short():
    assert len(INSTALL.splitlines()) <= 80


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_shellcheck_finds_no_warning(script):
    if not shutil.which("shellcheck"):
        pytest.skip(missing_line("the scripts in deploy/", "shellcheck"))
    found = run("shellcheck", "--severity=warning", script)
    assert found.returncode == 0, found.stdout


def test_start_sh_with_an_unknown_command_prints_its_usage():
    wrong = run(ROOT / "deploy/start.sh", "wbe")
    assert wrong.returncode == 2
    assert "prepare|web|worker" in wrong.stderr


def test_start_sh_alive_without_a_web_process_fails_with_one_line():
    dead = subprocess.run(
        [ROOT / "deploy/start.sh", "alive"], env={"PORT": "9"}, capture_output=True, text=True, check=False
    )
    assert dead.returncode != 0
    assert len(dead.stdout.splitlines()) == 1


def run(*command):
    """Run a program and return the completed process."""
    return subprocess.run(command, capture_output=True, text=True, check=False)
