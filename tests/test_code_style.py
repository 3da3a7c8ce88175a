"""Rules about code that a program can check, and ruff cannot."""

import ast
import re
import tokenize
import tomllib
from pathlib import Path

import pytest
import yaml
from django.template.loader import get_template

from . import postgres_suite
from .source_code import ROOT, project_files, python_files, relative, tree

TEMPLATES = [file for file in project_files() if file.is_relative_to(ROOT / "templates")]
CSS = [file for file in project_files() if file.suffix == ".css"]
ADMIN_CSS = (
    "admin.css",
    "feedback_admin.css",
)  # no visitor downloads them; Django's admin has ids where ours has classes
MAX_CSS_LINES = 1_200  # components.css holds every component: another file is another request of the first view
MAX_TEMPLATE_LINES = 60


def line_count(file: Path) -> int:
    return len(file.read_text().splitlines())


def test_python_files_have_a_module_docstring():
    """An empty `__init__.py` needs none."""
    assert [
        relative(file) for file in python_files() if file.read_text().strip() and not ast.get_docstring(tree(file))
    ] == []


def test_templates_are_short_compile_and_say_what_they_need():
    assert len(TEMPLATES) > 50
    assert {relative(file) for file in TEMPLATES if line_count(file) > MAX_TEMPLATE_LINES} == set()
    assert [relative(file) for file in TEMPLATES if not file.read_text().startswith("{# ")] == []
    for file in TEMPLATES:
        assert get_template(str(file.relative_to(ROOT / "templates")))


def test_templates_have_no_inline_script_or_style_and_name_no_other_host():
    forbidden = re.compile(
        r"<script(?! src=\"{% static '[^']+' %}\" (?:defer|type=\"module\")></script>)|<style|\sstyle=|\son[a-z]+=|https?://(?!www\.w3\.org)"
    )
    assert {
        relative(file): forbidden.findall(file.read_text()) for file in TEMPLATES if forbidden.search(file.read_text())
    } == {}


def test_only_structured_data_is_put_into_a_script_element():
    own = [file for file in python_files() if not file.is_relative_to(ROOT / "tests")]
    found = [element for file in own for element in re.findall(r"<script[^>]*>", file.read_text())]
    assert found == ['<script type="application/ld+json">']


def test_styles_are_small_and_flat():
    text = "".join(file.read_text() for file in CSS if file.name not in ADMIN_CSS)
    assert len(text.encode()) <= 43_500  # of which the indentation within the layers is 4,000
    assert {relative(file) for file in CSS if line_count(file) > MAX_CSS_LINES} == set()
    assert not re.search(r"!important|@container|@property|(?<![\w&(])#[a-zA-Z_][\w-]*\s*[,{]", text)


def test_only_tokens_hold_colours():
    colour = re.compile(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(")
    assert {file.name: colour.findall(file.read_text()) for file in CSS if file.name != "tokens.css"} == {
        file.name: [] for file in CSS if file.name != "tokens.css"
    }


def pinned(name: str) -> dict[str, int]:
    """Return {package: number of hashes} of a requirements file."""
    entries = re.findall(r"^([a-z0-9-]+)==.*((?:\n    --hash=\S+.*)+)", (ROOT / name).read_text(), re.MULTILINE)
    return {package: hashes.count("--hash") for package, hashes in entries}


def package(requirement: str) -> str:
    return re.match(r"[a-zA-Z0-9-]+", requirement)[0].lower()


@pytest.mark.parametrize(
    ("name", "group"), [("requirements.txt", None), ("tests/requirements.txt", "test"), ("deploy/uv.txt", "install")]
)
def test_every_requirement_is_pinned_with_hashes_and_names_no_registry(name, group):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    direct = project["dependency-groups"][group] if group else project["project"]["dependencies"]
    assert {package(requirement) for requirement in direct} <= pinned(name).keys()
    assert all(pinned(name).values())
    assert "://" not in (ROOT / name).read_text()


def comments(file: Path) -> list[str]:
    with file.open("rb") as source:
        return [token.string for token in tokenize.tokenize(source.readline) if token.type == tokenize.COMMENT]


def test_every_exception_from_a_lint_rule_or_a_type_has_its_reason_behind_it():
    noqa = re.compile(r"# noqa: [A-Z]+\d+(, [A-Z]+\d+)* - \w.+")
    ignore = re.compile(r"# type: ignore\[[\w, -]+\]  ?# \w.+")
    found = {
        (relative(file), comment)
        for file in python_files()
        for comment in comments(file)
        if ("noqa" in comment and not noqa.search(comment))
        or (comment.startswith("# type: ignore") and not ignore.search(comment))
    }
    assert found == set()


def test_every_exception_for_a_whole_folder_has_its_reason_behind_it():
    text = (ROOT / "pyproject.toml").read_text()
    ignored = text[text.index("\nignore = [") : text.index("[tool.ruff.lint.pylint]")]
    rules = [line for line in ignored.splitlines() if re.search(r'"[A-Z]+\d+"', line)]
    assert len(rules) > 5
    assert [line for line in rules if not re.search(r"# \w.+", line)] == []


def test_lint_rules_about_security_complexity_and_imports_apply_everywhere():
    ruff = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]
    assert {"S", "C90", "PL"} <= set(ruff["lint"]["select"])
    assert not {"exclude", "extend-exclude"} & (ruff.keys() | ruff["lint"].keys())
    never = ("S", "C90", "PLC0415", "PLR0912", "PLR0915")
    assert [rule for rule in ruff["lint"]["ignore"] if rule.startswith(never)] == []


def test_pre_commit_runs_every_check_of_make_check():
    checks = re.search(r"^checks=\((.*)\)$", (ROOT / "tests/check.sh").read_text(), re.MULTILINE)[1].split()
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert [hook["entry"] for hook in hooks] == [f"bash tests/check.sh {check}" for check in checks]
    assert "tests/check.sh" in (ROOT / "Makefile").read_text()


def test_postgres_suite_leaves_out_only_what_exists():
    assert postgres_suite.stale_entries() == []
    assert all(postgres_suite.LEFT_OUT.values())
