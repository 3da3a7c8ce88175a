"""Every module has a name that Django, Wagtail, allauth or a model project uses, or a reason in docs/architecture.md.

A name is found where a module or package of theirs has it, or where an identifier of theirs contains its words, as
`get_client_ip` contains `client_ip`; singular and plural are the same.
"""

import importlib.util
import re
from functools import cache
from pathlib import Path

from .source_code import ROOT, modules

MODEL_PROJECTS = ROOT / "tests/data/model_project_module_names.txt"
FRAMEWORKS = ("django", "wagtail", "allauth")
IDENTIFIER = re.compile(
    r"^\s*(?:async\s+def|def|class)\s+(\w+)|^\s*([A-Za-z_]\w*)\s*(?::[^=\n]+)?=(?!=)|^\s*(?:from|import)\s+(\w+)",
    re.MULTILINE,
)
MAX_OWN_NAMES = 25


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name in the singular: `CacheBackends` and `cache_backend` are the same."""
    parts = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower().split("_")
    return tuple(
        part.removesuffix("s") if len(part) > 3 and not part.endswith("ss") else part for part in parts if part
    )


def own_names() -> set[str]:
    """Return the base names of all modules and packages of the project; commands are named after their task.

    Modules that only give a new one its old name, for one release, are left out; their docstrings begin with "Old".
    """
    return {name.rpartition(".")[2] for name, file in modules().items() if not file.read_text().startswith('"""Old ')}


@cache
def framework_files() -> list[Path]:
    roots = [Path(importlib.util.find_spec(name).submodule_search_locations[0]) for name in FRAMEWORKS]
    return [
        file
        for root in roots
        for file in root.rglob("*.py")
        if not {"tests", "test", "migrations", "locale"} & set(file.relative_to(root).parts)
    ]


def framework_module_names() -> set[str]:
    return {file.stem if file.stem != "__init__" else file.parent.name for file in framework_files()}


def framework_identifiers() -> set[str]:
    """Return the names of classes, functions, settings and imports."""
    found = set()
    for file in framework_files():
        for match in IDENTIFIER.finditer(file.read_text()):
            found.update(filter(None, match.groups()))
    return found


def model_project_names() -> set[str]:
    lines = MODEL_PROJECTS.read_text().splitlines()
    return {line.split()[0] for line in lines if not line.startswith("#")}


def justified_names() -> dict[str, str]:
    """Return {name: reason} of the table in docs/architecture.md."""
    text = (ROOT / "docs/architecture.md").read_text()
    section = text.split("## Module names of our own\n", 1)[1].split("\n## ", 1)[0]
    return dict(re.findall(r"^\| `(\w+)` \| (\S.*?) \|$", section, re.MULTILINE))


def unknown_names() -> set[str]:
    """Return the project's names that neither the frameworks nor the model projects use."""
    modules_elsewhere = framework_module_names() | model_project_names()
    known = {words(name) for name in modules_elsewhere}
    missing = {name for name in own_names() if words(name) not in known}
    identifiers = "\n".join(f"_{'_'.join(words(name))}_" for name in modules_elsewhere | framework_identifiers())
    return {name for name in missing if f"_{'_'.join(words(name))}_" not in identifiers}


def test_every_module_name_is_in_use_elsewhere_or_justified():
    assert unknown_names() == justified_names().keys()


def test_few_module_names_are_our_own():
    assert 0 < len(justified_names()) <= MAX_OWN_NAMES


def test_words_of_a_name_ignore_plural_and_case():
    assert words("CacheBackends") == words("cache_backend") == ("cache", "backend")
    assert words("RequireMFAMiddleware") == ("require", "mfa", "middleware")
