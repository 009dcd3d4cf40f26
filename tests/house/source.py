"""The sources of the house as trees, for the tests that read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "src" / "xinsheng"
FACES = ("counter", "desk", "verify", "exchange", "postroom")
BELOW_THE_FACES = ("casework", "registry", "papers", "proof", "gateways", "look", "words", "law", "standards")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules_of(*rooms: str) -> list[Path]:
    """Every module of these rooms (of the whole house where none is named), migrations apart."""
    folders = [PACKAGE / room for room in rooms] or [PACKAGE]
    found = (path for folder in folders for path in sorted(folder.rglob("*.py")))
    return [path for path in found if "migrations" not in path.parts]


def modules_of_tests() -> list[Path]:
    return sorted((REPOSITORY / "tests").rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def place(path: Path, node: ast.AST | None = None) -> str:
    """Where something stands, for the reader of a failure."""
    name = path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else REPOSITORY).as_posix()
    return f"{name}:{getattr(node, 'lineno', 1)}" if node is not None else name


def functions_of(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, Function))


def length_of(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def imported_by(path: Path) -> set[str]:
    """The full names of the modules that a module imports."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a chain of attributes, '' for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""
