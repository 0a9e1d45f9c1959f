"""The settings, their example file and their page of the manual say the same."""

import importlib
import inspect
import re
import tomllib
from pathlib import Path

import pytest

from kiosk.settings import Settings, load_settings
from kiosk.settings.loading import keys

DOCS = Path(__file__).resolve().parents[2] / "docs"
EXAMPLE = DOCS / "examples" / "kiosk.toml"
PAGE = DOCS / "settings.md"


def with_every_line_in_force(text: str) -> str:
    """The example with the lines that are only switched off (``# name = value``) switched on."""
    return re.sub(r"^# (?=\[?[a-z_.]+\]?( = |$))", "", text, flags=re.MULTILINE)


def test_the_example_can_be_loaded_as_it_is() -> None:
    assert load_settings(EXAMPLE, {}).source == EXAMPLE


def test_the_example_changes_nothing_until_somebody_edits_it() -> None:
    settings = load_settings(EXAMPLE, {})
    assert {name: getattr(settings, name) for name in vars(settings) if name != "source"} == {
        name: value for name, value in vars(Settings()).items() if name != "source"
    }


def test_the_example_with_every_line_in_force_is_valid_and_names_every_setting(tmp_path: Path) -> None:
    text = with_every_line_in_force(EXAMPLE.read_text(encoding="utf-8"))
    file = tmp_path / "kiosk.toml"
    file.write_text(text, encoding="utf-8")
    load_settings(file, {})
    assert named(tomllib.loads(text)) == set(keys())


def named(table: dict[str, object], prefix: str = "") -> set[str]:
    found: set[str] = set()
    for key, value in table.items():
        name = prefix + key
        found |= named(value, f"{name}.") if isinstance(value, dict) and not name.endswith(".options") else {name}
    return found


def test_the_manual_explains_every_setting_with_its_variable_and_default() -> None:
    rows = dict(re.findall(r"^\| `([\w.]+)` \| (.*) \|$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert set(rows) == set(keys())
    for name, row in rows.items():
        assert f"`{keys()[name].variable}" in row


ADAPTERS = re.findall(r"^\|[^|]*\| `([\w.]+):(\w+)` \| (.*) \|$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize(("module", "name", "options"), ADAPTERS)
def test_every_adapter_of_the_manual_exists_and_takes_its_options(module: str, name: str, options: str) -> None:
    adapter = getattr(importlib.import_module(module), name)
    assert set(re.findall(r"`(\w+)`", options)) <= set(inspect.signature(adapter).parameters)


def test_the_manual_names_the_adapters_of_the_example() -> None:
    text = with_every_line_in_force(EXAMPLE.read_text(encoding="utf-8"))
    used = {
        table["adapter"] for table in tomllib.loads(text).values() if isinstance(table, dict) and "adapter" in table
    }
    assert used <= {f"{module}:{name}" for module, name, _options in ADAPTERS}
