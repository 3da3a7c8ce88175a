"""The house's rules about code, as far as a program can tell."""

import ast
import re
import subprocess
import tokenize
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

ROOT = Path(settings.BASE_DIR)
FILES = [
    ROOT / name
    for name in subprocess.check_output(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, text=True).split()
]
PYTHON = [file for file in FILES if file.suffix == ".py" and file.parent.name != "migrations"]
TEMPLATES = [file for file in FILES if file.is_relative_to(ROOT / "templates")]
CSS = [file for file in FILES if file.suffix == ".css"]


def names(files):
    return [str(file.relative_to(ROOT)) for file in files]


def functions(file):
    tree = ast.parse(file.read_text())
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("file", PYTHON, ids=names(PYTHON))
def test_python_is_short_and_says_what_lives_there(file):
    assert len(file.read_text().splitlines()) <= 200
    assert {
        node.name: node.end_lineno - node.lineno + 1 for node in functions(file) if node.end_lineno - node.lineno >= 25
    } == {}
    assert ast.get_docstring(ast.parse(file.read_text())) or file.read_text().strip() in {"", '""""""'}


@pytest.mark.parametrize("file", TEMPLATES, ids=names(TEMPLATES))
def test_template_is_short_compiles_and_says_what_it_needs(file):
    text = file.read_text()
    assert len(text.splitlines()) <= 60
    assert text.startswith("{# ")
    assert not re.search(
        r"<script(?! src=\"{% static '[^']+' %}\" defer></script>)|<style|\sstyle=|\son[a-z]+=|https?://(?!www\.w3\.org)",
        text,
    )
    assert get_template(str(file.relative_to(ROOT / "templates")))


def test_only_data_for_search_engines_is_put_into_a_script_element():
    ours = [file for file in PYTHON if not file.is_relative_to(ROOT / "tests")]
    found = [element for file in ours for element in re.findall(r"<script[^>]*>", file.read_text())]
    assert found == ['<script type="application/ld+json">']


def test_styles_are_small_and_flat():
    text = "".join(file.read_text() for file in CSS)
    assert len(text.encode()) <= 30_000
    assert not re.search(r"!important|@container|@property|(?<![\w&(])#[a-zA-Z_][\w-]*\s*[,{]", text)


@pytest.mark.parametrize("file", [file for file in CSS if file.name != "tokens.css"], ids=lambda file: file.name)
def test_only_tokens_hold_colours(file):
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", file.read_text()) == []


def test_contact_knows_neither_pages_nor_the_wiring():
    for file in (ROOT / "contact").rglob("*.py"):
        assert not re.search(r"^\s*(from|import) (pages|carecity)\b", file.read_text(), re.MULTILINE), file


def test_nothing_outside_the_tests_imports_them():
    for file in PYTHON:
        if not file.is_relative_to(ROOT / "tests"):
            assert not re.search(r"^\s*(from|import) tests\b", file.read_text(), re.MULTILINE), file


def pinned(name):
    """Return package: number of hashes, of a requirements file."""
    entries = re.findall(r"^([a-z0-9-]+)==.*((?:\n    --hash=\S+.*)+)", (ROOT / name).read_text(), re.MULTILINE)
    return {package: hashes.count("--hash") for package, hashes in entries}


def tokens(file):
    with file.open("rb") as source:
        return list(tokenize.tokenize(source.readline))


def package(requirement):
    return re.match(r"[a-zA-Z0-9-]+", requirement)[0].lower()


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_every_requirement_is_pinned_with_hashes_and_names_no_registry(name):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    direct = project["dependency-groups"]["test"] if name.startswith("tests") else project["project"]["dependencies"]
    assert {package(requirement) for requirement in direct} <= pinned(name).keys()
    assert all(pinned(name).values())
    assert "://" not in (ROOT / name).read_text()


@pytest.mark.parametrize("file", PYTHON, ids=names(PYTHON))
def test_every_exception_from_a_lint_rule_has_its_reason_behind_it(file):
    comments = [token.string for token in tokens(file) if token.type == tokenize.COMMENT and "noqa" in token.string]
    assert [
        comment for comment in comments if not re.fullmatch(r"# noqa: [A-Z]+\d+(, [A-Z]+\d+)* - \w.+", comment)
    ] == []


def test_every_exception_for_a_whole_folder_has_its_reason_behind_it():
    text = (ROOT / "pyproject.toml").read_text()
    ignored = text[text.index("\nignore = [") : text.index("[tool.ruff.lint.pylint]")]
    rules = [line for line in ignored.splitlines() if re.search(r'"[A-Z]+\d+"', line)]
    assert len(rules) > 5
    assert [line for line in rules if not re.search(r"# \w.+", line)] == []


def test_the_rules_about_security_are_on_and_nothing_is_hidden_from_them():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]
    assert "S" in settings["lint"]["select"]
    assert not {"exclude", "extend-exclude"} & (settings.keys() | settings["lint"].keys())
    assert [rule for rule in settings["lint"]["ignore"] if rule.startswith("S")] == []
