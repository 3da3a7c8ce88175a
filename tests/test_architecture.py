"""The rules of docs/architecture.md: which package may import which, and in which module each mechanism belongs."""

import ast
import re
from pathlib import Path

from django.conf import settings

from .source_code import PACKAGES, import_cycles, import_graph, modules, relative, tree


def forbidden_imports(importer: str, *allowed: str) -> list[str]:
    """Return the imports of a package's modules from elsewhere in the project that are not below `allowed`."""
    within = (importer, *allowed)
    return [
        f"{module} imports {target}"
        for module, targets in import_graph().items()
        if f"{module}.".startswith(f"{importer}.")
        for target in sorted(targets)
        if target != "carecity" and not f"{target}.".startswith(tuple(f"{name}." for name in within))
    ]


def test_core_imports_no_app():
    assert forbidden_imports("carecity.core") == []


def test_contact_imports_only_core():
    assert forbidden_imports("contact", "carecity.core") == []


def test_pages_imports_only_contact_and_core():
    assert forbidden_imports("pages", "contact", "carecity.core") == []


def test_nothing_imports_the_tests():
    assert [
        f"{module} imports {target}"
        for module, targets in import_graph().items()
        for target in targets
        if target.split(".")[0] == "tests"
    ] == []


def test_modules_do_not_import_each_other_in_cycles():
    graph = import_graph()
    assert len(graph) > 100
    assert import_cycles(graph) == []


def test_import_cycles_are_found():
    graph = {"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}
    assert import_cycles(graph) == [["b", "c"]]


def test_middleware_is_in_a_middleware_module_and_named_so():
    own = [path for path in settings.MIDDLEWARE if path.split(".")[0] in PACKAGES]
    assert len(own) > 5
    assert [path for path in own if not re.search(r"\.middleware\.\w+Middleware$", path)] == []


def lines_that_match(pattern: str, *, outside: str) -> list[str]:
    """Return the lines of the project's code that match, in files of another name than `outside`."""
    return [
        f"{relative(file)}: {line.strip()}"
        for file in modules().values()
        if file.name != outside
        for line in file.read_text().splitlines()
        if re.search(pattern, line)
    ]


def test_wagtail_hooks_are_registered_only_in_wagtail_hooks():
    assert lines_that_match(r"\bhooks\.register(?:_temporarily)?\(|^@hooks\.", outside="wagtail_hooks.py") == []


def connections_of_signals(file: Path) -> list[str]:
    """Return where a module connects a receiver; an AppConfig may call the `connect()` of a module of handlers."""
    signals = {
        alias.asname or alias.name
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[-1] == "signals"
        for alias in node.names
    } | {"signal", "signals"}
    found = []
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef):
            found += [f"@{ast.unparse(each)}" for each in node.decorator_list if "receiver(" in ast.unparse(each)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect":
            owner = ast.unparse(node.func.value)
            found += [ast.unparse(node)] if owner.split(".")[0] in signals else []
    return found


def test_signals_are_connected_only_in_signal_handlers():
    files = [file for file in modules().values() if file.name != "signal_handlers.py"]
    found = {relative(file): connections_of_signals(file) for file in files}
    assert {name: lines for name, lines in found.items() if lines} == {}


def imported_from_libraries(module: ast.Module) -> set[str]:
    """Return the names that a module imports from outside the project."""
    names = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module.split(".")[0] not in PACKAGES:
            names |= {alias.asname or alias.name for alias in node.names}
    return names - set(PACKAGES)


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name not in {"_meta", "_open", "_save"}  # documented


def uses_of_private_names(file: Path) -> list[str]:
    """Return the lines that replace an attribute of a library, or use one of its private names."""
    libraries = imported_from_libraries(tree(file))
    found = [name for name in libraries if is_private(name)]
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Attribute):
            owner = node.value
            while isinstance(owner, ast.Attribute):
                owner = owner.value
            of_a_library = isinstance(owner, ast.Name) and owner.id in libraries
            if of_a_library and (isinstance(node.ctx, ast.Store | ast.Del) or is_private(node.attr)):
                found.append(f"line {node.lineno}: {ast.unparse(node)}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "setattr":
            target = node.args[0]
            if isinstance(target, ast.Name) and target.id in libraries:
                found.append(f"line {node.lineno}: {ast.unparse(node)}")
    return found


def test_libraries_are_patched_only_in_patches():
    found = {relative(file): uses_of_private_names(file) for file in modules().values() if file.name != "patches.py"}
    assert {name: uses for name, uses in found.items() if uses} == {}


def test_uses_of_private_names_are_found(tmp_path):
    file = tmp_path / "module.py"
    file.write_text(
        "import os\nfrom allauth import a, _b\na.x = 1\nos.path._private\na.b._c()\na._meta\nsetattr(a, 'y', 2)\n"
    )
    assert len(uses_of_private_names(file)) == 5
