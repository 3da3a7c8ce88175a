"""The systemd units and the script that puts them on a machine, as far as they can be checked on any machine."""

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
PLACE = "/srv/carecity/current"
every_service = pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.stem)


def read(unit):
    """Return a unit's sections; a name that stands there twice is a mistake."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    # The one name that may: what is allowed, and what of it is not.
    parser.read_string(unit.read_text().replace("SystemCallFilter=~", "SystemCallFilterNot="))
    return parser


@every_service
def test_each_service_starts_by_the_one_script_that_the_tests_start_the_site_with(unit):
    part = unit.stem.removeprefix("carecity-").removesuffix("@")
    part = {"backup": "manage backup_site --keep 14"}.get(part, part)
    assert read(unit)["Service"]["ExecStart"] == f"{PLACE}/deploy/start.sh {part}"
    assert f"\n  {part.split()[0]})\n" in START


def test_no_service_is_root_or_can_become_it():
    service = read(COMMON)["Service"]
    assert service["User"] == "carecity"
    assert service["NoNewPrivileges"] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert "ReadWritePaths" not in service


@every_service
def test_no_service_has_rules_of_its_own_about_what_it_may_do(unit):
    assert not set(read(unit)["Service"]) & (set(read(COMMON)["Service"]) - {"Environment"})


@pytest.mark.parametrize("part", ["web@", "worker"])
def test_what_ends_is_started_again_however_it_ended(part):
    assert read(FOLDER / f"carecity-{part}.service")["Service"]["Restart"] == "always"
    assert read(COMMON)["Unit"]["StartLimitIntervalSec"] == "0"


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Return a copy of the units whose programs are there."""
    folder = tmp_path_factory.mktemp("systemd") / "units"
    shutil.copytree(FOLDER, folder)
    for unit in folder.glob("*.service"):
        unit.write_text(unit.read_text().replace(PLACE, str(ROOT)))
    return folder


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_finds_no_fault_and_little_that_could_be_attacked(copy):
    units = [*copy.glob("*.service"), *copy.glob("*.timer")]
    found = run("systemd-analyze", "verify", *units)
    assert (found.returncode, found.stderr) == (0, "")
    found = run("systemd-analyze", "security", "--offline=yes", "--threshold=20", *copy.glob("*.service"))
    assert found.returncode == 0, found.stdout + found.stderr


def test_what_is_to_start_with_the_machine_is_enabled():
    to_enable = [unit for unit in FOLDER.iterdir() if unit.is_file() and "[Install]" in unit.read_text()]
    enabled = re.search(r"enable --quiet (.*)", INSTALL)[1].split()
    names = {re.sub(r"@\d+", "@", name).removesuffix(".timer") for name in enabled}
    assert names == {unit.stem for unit in to_enable}
    ports = re.findall(r"server 127\.0\.0\.1:(\d+)", (ROOT / "deploy/nginx/carecity-upstream.conf").read_text())
    assert [name for name in enabled if "@" in name] == [f"carecity-web@{port}" for port in ports]


def test_migrations_come_before_the_new_release_takes_the_old_ones_place():
    steps = ['start.sh" build', "site prepare", f"mv -T /srv/carecity/next {PLACE}", "service restart"]
    assert sorted(steps, key=INSTALL.index) == steps


def test_install_script_can_be_read_in_five_minutes():
    assert len(INSTALL.splitlines()) <= 80


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_shellcheck_finds_nothing_in_the_scripts(script):
    if not shutil.which("shellcheck"):
        pytest.skip(missing_line("the scripts in deploy/", "shellcheck"))
    found = run("shellcheck", "--severity=warning", script)
    assert found.returncode == 0, found.stdout


def test_a_part_that_does_not_exist_is_said_so():
    wrong = run(ROOT / "deploy/start.sh", "wbe")
    assert wrong.returncode == 2
    assert "prepare|web|worker" in wrong.stderr


def test_a_process_that_does_not_answer_is_not_alive():
    dead = subprocess.run(
        [ROOT / "deploy/start.sh", "alive"], env={"PORT": "9"}, capture_output=True, text=True, check=False
    )
    assert dead.returncode != 0
    assert len(dead.stdout.splitlines()) == 1


def run(*command):
    """Run a program and return what it said."""
    return subprocess.run(command, capture_output=True, text=True, check=False)
