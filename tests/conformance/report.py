"""A pytest plugin: gathers what all workers measured, prints the table, writes ``conformance.json`` where asked."""

import json
from pathlib import Path

import pytest

from tests.conformance.tally import Line, as_row, from_row, table

PROPERTY, OPTION = "conformance", "--conformance-json"


class Results:
    """Hears every test's report, also those that other processes send."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lines: list[Line] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take what the test has measured."""
        if report.when == "call":
            for name, rows in report.user_properties:
                if name == PROPERTY and isinstance(rows, list):
                    self._lines.extend(from_row(row) for row in rows)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """The table, and the file."""
        if not self._lines:
            return
        lines = sorted(self._lines, key=lambda line: (line.check, line.modes.count("+"), line.modes))
        terminalreporter.section("conformance")
        for row in table(lines):
            terminalreporter.write_line(row)
        if self._path is not None:
            rows = [as_row(line) for line in lines]
            self._path.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
            terminalreporter.write_line(f"written to {self._path}")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where the result goes."""
    parser.addoption(OPTION, type=Path, help="file for what the conformance suite measured")


def pytest_configure(config: pytest.Config) -> None:
    """Begin to listen."""
    config.pluginmanager.register(Results(config.getoption(OPTION)))


def keep(request: pytest.FixtureRequest, lines: tuple[Line, ...]) -> None:
    """Send ``lines`` along with the report of the test in hand."""
    request.node.user_properties.append((PROPERTY, [as_row(line) for line in lines]))
