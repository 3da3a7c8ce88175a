"""The image and compose.yaml, checked without a Docker engine."""

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
OWN_SERVICES = {name: service for name, service in SERVICES.items() if service["image"] == "carecity"}
every_service = pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
SECRET = re.compile(r"(?i)secret|password|token|key")


def instructions():
    """Return the Dockerfile as pairs of instruction and arguments, with continued lines joined."""
    text = re.sub(r"^#.*\n", "", (DEPLOY / "Dockerfile").read_text(), flags=re.MULTILINE).replace("\\\n", " ")
    return [tuple(line.split(maxsplit=1)) for line in text.splitlines() if line.strip()]


def arguments(name):
    """Return the arguments of each instruction with this name."""
    return [rest for instruction, rest in instructions() if instruction == name]


def test_compose_file_is_valid(tmp_path):
    if not shutil.which("docker-compose"):
        pytest.skip(missing_line("deploy/compose.yaml against its specification", "docker-compose"))
    shutil.copytree(DEPLOY, tmp_path / "deploy")
    shutil.copy(DEPLOY / "carecity.env.example", tmp_path / "deploy/carecity.env")
    (tmp_path / "deploy/postgres.env").write_text("POSTGRES_PASSWORD=any\n")
    command = ["docker-compose", "--file", tmp_path / "deploy/compose.yaml", "config", "--quiet"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_each_service_starts_with_start_sh():
    commands = {name: service["command"] for name, service in OWN_SERVICES.items()}
    assert commands == {"prepare": ["prepare"], "web": ["web"], "web2": ["web"], "worker": ["worker"]}
    assert not any("entrypoint" in service for service in OWN_SERVICES.values())
    assert json.loads(arguments("ENTRYPOINT")[-1]) == ["deploy/start.sh"]
    assert json.loads(arguments("CMD")[-1]) == ["web"]


@every_service
def test_service_has_a_read_only_file_system_and_no_privileges(service):
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "/tmp" in service["tmpfs"]  # noqa: S108 - inside the container


def test_only_nginx_publishes_ports_and_only_the_site_reaches_the_database():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["nginx"]
    assert SERVICES["postgres"]["networks"] == ["database"]
    assert COMPOSE["networks"]["database"] == {"internal": True}
    assert "database" not in SERVICES["nginx"].get("networks", [])


def test_services_start_after_the_migrations_have_completed():
    assert SERVICES["prepare"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    for name in ("web", "web2", "worker"):
        assert OWN_SERVICES[name]["depends_on"] == {"prepare": {"condition": "service_completed_successfully"}}


def test_secrets_are_in_no_file_that_git_tracks():
    names = [name for service in SERVICES.values() for name in service.get("environment", {})]
    names += [name for kind in ("ENV", "ARG") for rest in arguments(kind) for name in re.findall(r"(\w+)=", rest)]
    assert [name for name in names if SECRET.search(name)] == []
    files = {f"deploy/{service['env_file']}" for service in SERVICES.values() if "env_file" in service} | {
        "deploy/tls/x"
    }
    for file in files:
        assert subprocess.run(["git", "check-ignore", "--quiet", file], cwd=ROOT, check=False).returncode == 0, file


def test_env_example_contains_existing_variables():
    name = re.compile(r"^#?([A-Z_]+)=", re.MULTILINE)
    example = name.findall((DEPLOY / "carecity.env.example").read_text())
    assert {"SECRET_KEY", "SITE_URL", "DATABASE_URL"} <= set(example)
    assert set(example) <= set(name.findall((ROOT / ".env.example").read_text()))


def test_mounted_files_exist():
    mounted = [volume.split(":")[0] for volume in SERVICES["nginx"]["volumes"] if ".conf" in volume]
    assert len(mounted) == 2
    assert all((DEPLOY / file).is_file() for file in mounted)


def test_images_have_versions_and_the_client_programs_match_the_server():
    images = {service["image"] for service in SERVICES.values()} - {"carecity"}
    images |= {re.search(r"PYTHON=(\S+)", rest)[1] for rest in arguments("ARG")}
    assert all(re.fullmatch(r"[a-z]+:\d+(\.\d+)?(-slim)?-bookworm", image) for image in images), images
    assert {rest.split()[0] for rest in arguments("FROM")} == {"${PYTHON}"}
    server = re.search(r"\d+", SERVICES["postgres"]["image"])[0]
    assert f"postgresql-client-{server}" in " ".join(arguments("RUN"))


def test_image_runs_without_root_and_has_a_health_check():
    kinds = [instruction for instruction, _ in instructions()]
    assert int(arguments("USER")[-1]) > 0
    assert "RUN" not in kinds[kinds.index("USER") :]
    assert arguments("HEALTHCHECK")[0].endswith('CMD ["deploy/start.sh", "alive"]')


def copied():
    """Return the files and folders that the Dockerfile copies from the project."""
    lines = [shlex.split(rest) for rest in arguments("COPY") if not rest.startswith("--from")]
    return {name for *sources, _target in lines for name in sources}


def test_image_contains_what_install_sh_copies_and_the_build_context_nothing_else():
    assert all((ROOT / name).exists() for name in copied())
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
    assert ignored[1] == "*"
    assert {line[1:] for line in ignored if line.startswith("!")} == copied()
    installed = re.search(r'cp -r (.*) "\$release"', (DEPLOY / "install.sh").read_text())[1].split()
    assert {name.split("/")[0] for name in copied()} == set(installed)
