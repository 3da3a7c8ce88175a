"""Image and compose.yaml, as far as they can be checked on a machine without a Docker engine."""

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.binaries import missing_line

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service["image"] == "carecity"}
every_service = pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
SECRET = re.compile(r"(?i)secret|password|token|key")


def instructions():
    """Return the Dockerfile's lines as pairs of instruction and the rest, with continued ones joined."""
    text = re.sub(r"^#.*\n", "", (DEPLOY / "Dockerfile").read_text(), flags=re.MULTILINE).replace("\\\n", " ")
    return [tuple(line.split(maxsplit=1)) for line in text.splitlines() if line.strip()]


def arguments(name):
    """Return what stands behind each instruction of a name."""
    return [rest for instruction, rest in instructions() if instruction == name]


def test_compose_file_is_one(tmp_path):
    if not shutil.which("docker-compose"):
        pytest.skip(missing_line("deploy/compose.yaml against its specification", "docker-compose"))
    shutil.copytree(DEPLOY, tmp_path / "deploy")
    shutil.copy(DEPLOY / "carecity.env.example", tmp_path / "deploy/carecity.env")
    (tmp_path / "deploy/postgres.env").write_text("POSTGRES_PASSWORD=any\n")
    command = ["docker-compose", "--file", tmp_path / "deploy/compose.yaml", "config", "--quiet"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_each_service_starts_by_the_one_script_that_the_tests_start_the_site_with():
    commands = {name: service["command"] for name, service in OURS.items()}
    assert commands == {"prepare": ["prepare"], "web": ["web"], "web2": ["web"], "worker": ["worker"]}
    assert not any("entrypoint" in service for service in OURS.values())
    assert json.loads(arguments("ENTRYPOINT")[-1]) == ["deploy/start.sh"]
    assert json.loads(arguments("CMD")[-1]) == ["web"]


@every_service
def test_no_service_can_write_its_file_system_or_gain_a_right(service):
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "/tmp" in service["tmpfs"]  # noqa: S108 - a container's own


def test_only_nginx_can_be_reached_from_outside_and_the_database_only_by_the_site():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["nginx"]
    assert SERVICES["postgres"]["networks"] == ["database"]
    assert COMPOSE["networks"]["database"] == {"internal": True}
    assert "database" not in SERVICES["nginx"].get("networks", [])


def test_migrations_have_ended_before_new_code_serves():
    assert SERVICES["prepare"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    for name in ("web", "web2", "worker"):
        assert OURS[name]["depends_on"] == {"prepare": {"condition": "service_completed_successfully"}}


def test_no_secret_stands_in_a_file_that_git_keeps():
    told = [name for service in SERVICES.values() for name in service.get("environment", {})]
    told += [name for kind in ("ENV", "ARG") for rest in arguments(kind) for name in re.findall(r"(\w+)=", rest)]
    assert [name for name in told if SECRET.search(name)] == []
    files = {f"deploy/{service['env_file']}" for service in SERVICES.values() if "env_file" in service} | {
        "deploy/tls/x"
    }
    for file in files:
        assert subprocess.run(["git", "check-ignore", "--quiet", file], cwd=ROOT, check=False).returncode == 0, file


def test_example_of_the_variables_has_those_that_there_are():
    name = re.compile(r"^#?([A-Z_]+)=", re.MULTILINE)
    example = name.findall((DEPLOY / "carecity.env.example").read_text())
    assert {"SECRET_KEY", "SITE_URL", "DATABASE_URL"} <= set(example)
    assert set(example) <= set(name.findall((ROOT / ".env.example").read_text()))


def test_every_file_that_is_mounted_is_there():
    mounted = [volume.split(":")[0] for volume in SERVICES["nginx"]["volumes"] if ".conf" in volume]
    assert len(mounted) == 2
    assert all((DEPLOY / file).is_file() for file in mounted)


def test_images_have_versions_and_the_programs_for_backups_that_of_the_server():
    images = {service["image"] for service in SERVICES.values()} - {"carecity"}
    images |= {re.search(r"PYTHON=(\S+)", rest)[1] for rest in arguments("ARG")}
    assert all(re.fullmatch(r"[a-z]+:\d+(\.\d+)?(-slim)?-bookworm", image) for image in images), images
    assert {rest.split()[0] for rest in arguments("FROM")} == {"${PYTHON}"}
    server = re.search(r"\d+", SERVICES["postgres"]["image"])[0]
    assert f"postgresql-client-{server}" in " ".join(arguments("RUN"))


def test_image_is_not_root_and_says_whether_it_is_well():
    kinds = [instruction for instruction, _ in instructions()]
    assert int(arguments("USER")[-1]) > 0
    assert "RUN" not in kinds[kinds.index("USER") :]
    assert arguments("HEALTHCHECK")[0].endswith('CMD ["deploy/start.sh", "alive"]')


def copied():
    """Return what the image gets of the project."""
    lines = [shlex.split(rest) for rest in arguments("COPY") if not rest.startswith("--from")]
    return {name for *sources, _target in lines for name in sources}


def test_image_holds_what_a_machine_gets_and_nothing_else_is_looked_at():
    assert all((ROOT / name).exists() for name in copied())
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
    assert ignored[1] == "*"
    assert {line[1:] for line in ignored if line.startswith("!")} == copied()
    installed = re.search(r'cp -r (.*) "\$release"', (DEPLOY / "install.sh").read_text())[1].split()
    assert {name.split("/")[0] for name in copied()} == set(installed)
