"""The project's own files and the import graph of its modules, for tests about the code itself."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("carecity", "contact", "pages")


@cache
def project_files() -> list[Path]:
    """Return the files that git tracks or would track."""
    names = subprocess.check_output(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, text=True)
    return [ROOT / name for name in sorted(set(names.splitlines())) if (ROOT / name).is_file()]


def python_files() -> list[Path]:
    """Return the Python files, without migrations: Django writes those."""
    return [file for file in project_files() if file.suffix == ".py" and file.parent.name != "migrations"]


def relative(file: Path) -> str:
    return str(file.relative_to(ROOT))


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text())


@cache
def modules() -> dict[str, Path]:
    """Return {dotted name: file} of all modules and packages in PACKAGES."""
    files = [file for file in python_files() if file.relative_to(ROOT).parts[0] in PACKAGES]
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files]
    return dict(zip(names, files, strict=True))


def import_graph() -> dict[str, set[str]]:
    """Return {module: modules of the project and of the tests that it imports}, imports in functions included.

    Importing `a.b` runs `a/__init__.py` first, so that the packages around a module count too, except those around
    the importing module itself.
    """
    known = modules()
    graph = {}
    for name, file in known.items():
        package = name if file.name == "__init__.py" else name.rpartition(".")[0]
        imported = {
            ".".join(parts[:length])
            for target in _imported_names(tree(file), package)
            for parts in [target.split(".")]
            for length in range(1, len(parts) + 1)
        }
        around = {name, *(".".join(name.split(".")[:length]) for length in range(1, name.count(".") + 1))}
        graph[name] = {target for target in imported if target in known or target.split(".")[0] == "tests"} - around
    return graph


def import_cycles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Return the groups of modules that import each other (strongly connected components, by Tarjan's algorithm)."""
    index, low, stack, found = {}, {}, [], []

    def visit(module: str) -> None:
        index[module] = low[module] = len(index)
        stack.append(module)
        for target in sorted(graph[module] & graph.keys()):
            if target not in index:
                visit(target)
                low[module] = min(low[module], low[target])
            elif target in stack:
                low[module] = min(low[module], index[target])
        if low[module] == index[module]:
            start = stack.index(module)
            if len(stack) - start > 1:
                found.append(sorted(stack[start:]))
            del stack[start:]

    for module in sorted(graph):
        if module not in index:
            visit(module)
    return found


def _imported_names(node: ast.AST, package: str) -> Iterator[str]:
    """Yield the dotted names that a syntax tree imports, without what only a type checker imports."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            for otherwise in child.orelse:
                yield from _imported_names(ast.Module([otherwise], []), package)
            continue
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            base = package.split(".")[: package.count(".") + 2 - child.level] if child.level else []
            source = ".".join([*base, *([child.module] if child.module else [])])
            yield source
            yield from (f"{source}.{alias.name}" for alias in child.names)
        else:
            yield from _imported_names(child, package)
