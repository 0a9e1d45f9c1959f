"""The limits of docs/architecture.md: small files and functions, no hidden imports, no lint silently switched off."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [ROOT / "main.py", *sorted((ROOT / "kiosk").rglob("*.py")), *sorted((ROOT / "benchmarks").rglob("*.py"))]
MIGRATIONS = ROOT / "kiosk" / "storage" / "migrations" / "versions"  # lists of tables, frozen once released
WRITTEN = [path for path in PROGRAM if not path.is_relative_to(MIGRATIONS)]
EVERYTHING = [*PROGRAM, *sorted((ROOT / "tests").rglob("*.py"))]
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
SWITCHED_OFF = re.compile(r"#\s*(noqa|type:\s*ignore)(.*)")
WITH_REASON = re.compile(r"(:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*|\[[\w, -]+\])\s+(#|\()\s*\w+ \w+.*")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def functions(path: Path) -> Iterator[Function]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def own_import(node: ast.AST) -> bool:
    """Whether this imports a module of ours, which inside a function means dodging a circle."""
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    return any(name.partition(".")[0] in ("kiosk", "benchmarks") for name in names)


def test_no_file_is_too_long() -> None:
    lengths = {place(path, 1): len(path.read_text(encoding="utf-8").splitlines()) for path in WRITTEN}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    lengths = {
        place(path, node.lineno): (node.end_lineno or node.lineno) - node.lineno + 1
        for path in WRITTEN
        for node in functions(path)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_no_import_of_ours_hides_in_a_function() -> None:
    hidden = [
        place(path, node.lineno)
        for path in PROGRAM
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and own_import(node)
    ]
    assert hidden == []


def test_no_lint_is_switched_off_without_a_reason() -> None:
    silent = [
        place(path, number)
        for path in EVERYTHING
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (found := SWITCHED_OFF.search(line)) and not WITH_REASON.fullmatch(found[2])
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("comment", "is_fine"),
    [
        ("# noqa: N802  (the name Qt Linguist looks for)", True),
        ("# type: ignore[misc]  # the stub says int, the library gives bytes", True),
        ("# noqa", False),
        ("# noqa: N802", False),
        ("# type: ignore", False),
        ("# type: ignore  # because it is wrong", False),
        ("# type: ignore[misc]", False),
    ],
)
def test_what_counts_as_a_reason(comment: str, is_fine: bool) -> None:
    found = SWITCHED_OFF.search(comment)
    assert found
    assert bool(WITH_REASON.fullmatch(found[2])) is is_fine


def test_every_module_opens_with_a_sentence() -> None:
    silent = [place(path, 1) for path in PROGRAM if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []
