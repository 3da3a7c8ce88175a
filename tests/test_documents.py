"""The documents say what is there: links, paths, commands, variables."""

import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
TRACKED = subprocess.check_output(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, text=True).split()
DOCUMENTS = [name for name in TRACKED if name.endswith(".md") and not name.startswith("tests/")]
DECISIONS = [name for name in DOCUMENTS if name.startswith("docs/decisions/")]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
# A path of ours in backticks: it has a slash or a file extension, and no placeholder.
PATH = re.compile(r"`((?:carecity|contact|pages|templates|static|deploy|tests|docs)/[\w./*-]+|[\w-]+\.(?:sh|toml))`")
GENERATED = {"deploy/build/bom.json"}  # written by `make bom`, not in git
COMMANDS = re.compile(r"manage\.py (\w+)")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_links_and_paths_exist(name):
    text = (ROOT / name).read_text()
    folder = (ROOT / name).parent
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert [link for link in links if link and not (folder / link).exists()] == []
    paths = set(PATH.findall(text)) - GENERATED
    assert [path for path in paths if not list(ROOT.glob(path)) and not list(ROOT.rglob(path))] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_names_existing_commands(name):
    text = (ROOT / name).read_text()
    assert set(re.findall(r"`make ([a-z]+)", text)) <= TARGETS
    commands = {Path(path).stem for path in TRACKED if "/management/commands/" in path}
    django = {"check", "qcluster", "update_index", "wagtail_update_image_renditions", "migrate"}
    assert set(COMMANDS.findall(text)) <= commands | django


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_names_existing_tests(name):
    for path, test in re.findall(r"`(tests/[\w/]+\.py)::(?:\w+::)?(\w+)`", (ROOT / name).read_text()):
        assert f"def {test}(" in (ROOT / path).read_text(), test


def test_every_promise_of_the_feedback_service_has_a_test():
    rows = re.findall(r"^\| (?:Sender|Reviewer|Manager) \|.*$", (ROOT / "docs/feedback.md").read_text(), re.MULTILINE)
    assert len(rows) >= 20
    assert [row for row in rows if "::test_" not in row] == []


def test_readme_is_a_front_door():
    lines = (ROOT / "README.md").read_text().splitlines()
    assert len(lines) <= 150
    assert [line for line in lines if len(line) > 120] == []


def test_decision_records_are_numbered_and_whole():
    assert len(DECISIONS) >= 15
    numbers = [int(re.match(r"docs/decisions/(\d{4})-[a-z0-9-]+\.md$", name)[1]) for name in sorted(DECISIONS)]
    assert numbers == list(range(1, len(numbers) + 1))
    for number, name in zip(numbers, sorted(DECISIONS), strict=True):
        text = (ROOT / name).read_text()
        assert text.startswith(f"# {number}. ")
        assert re.search(r"^Date: \d{4}-\d{2}-\d{2}.* · Status: \w+", text, re.MULTILINE)
        assert "## Decision" in text


def test_settings_example_and_operations_page_name_the_same_variables():
    source = (ROOT / "carecity/settings.py").read_text()
    read = set(re.findall(r"""env(?:\.\w+)?\(\s*"([A-Z0-9_]+)""", source))
    example = set(re.findall(r"^#?([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    documented = re.findall(r"^\| `([A-Z0-9_]+)` \|", (ROOT / "docs/operations.md").read_text(), re.MULTILINE)
    assert read == example
    assert read == set(documented)
    assert len(documented) == len(set(documented))
