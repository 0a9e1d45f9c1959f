"""The tokens: every one is used, and modes and shapes of a panel change only what there is."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from kiosk.paths import ASSETS
from kiosk.ui.theme import BOARD, DARK, DESK, MODES, SECTIONS, SHAPES, SIGNS, VOICE, Theme, load_tokens
from kiosk.ui.theme.tokens import STILL

ROOT = Path(__file__).resolve().parents[2]
UI = sorted((ROOT / "kiosk" / "ui").rglob("*.py"))
RAW = tomllib.loads((ASSETS / "tokens.toml").read_text(encoding="utf-8"))
WORDS = (*MODES, VOICE, SIGNS, *SHAPES, STILL)
MIXED = [words for count in range(len(WORDS) + 1) for words in combinations(WORDS, count)]
CAPITALS = 0.733  # of the em, from the font's OS/2 table


@pytest.mark.parametrize("section", ["colour", "type", "length", "time"])
def test_every_token_is_used(section: str) -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in UI)
    unused = [name for name in getattr(load_tokens(), section) if f'"{name}"' not in source]
    assert unused == []


def test_a_table_is_a_section_or_named_after_modes_and_shapes() -> None:
    words = {word for table in RAW if table not in (*SECTIONS, "paper") for word in table.split("-")}
    assert words <= {*WORDS, DESK, BOARD, DARK}


def test_a_table_only_changes_what_there_is() -> None:
    odd = [
        f"{table}.{section}.{name}"
        for table, sections in RAW.items()
        if table not in (*SECTIONS, "paper")
        for section, values in sections.items()
        for name in values
        if name not in RAW[section]
    ]
    assert odd == []


def test_a_table_of_two_words_holds_only_where_both_do() -> None:
    alone = load_tokens(["large"]).length["access-bar"], load_tokens(["low"]).length["access-bar"]
    assert load_tokens(["large", "low"]).length["access-bar"] not in alone


@pytest.mark.parametrize("words", MIXED, ids="-".join)
def test_letters_and_targets_are_large_enough_in_every_mode_on_every_panel(words: tuple[str, ...]) -> None:
    """accessibility.md 1 and 6: capitals of 4.8 mm, 7.3 in large text; targets of 15 mm, 20 in large text."""
    tokens, is_large = load_tokens(words), "large" in words
    capitals, target = (7.3, 20.0) if is_large else (4.8, 15.0)
    small = {name: token.size for name, token in tokens.type.items() if token.size * CAPITALS < capitals}
    assert small == {}
    buttons = (
        "target",
        "chip",
        "key",
        "pager",
        "primary-button",
        "flow-button-h",
        "day-chip",
        "slot-chip",
        "access-h",
        "sign-button",
    )
    assert {name: tokens.length[name] for name in buttons if tokens.length[name] < target} == {}
    assert tokens.length["help-h"] >= 20
    assert min(tokens.length[name] for name in ("gap-s", "bar-gutter", "key-gutter", "row-gap")) >= 2


@pytest.mark.parametrize("words", MIXED, ids="-".join)
def test_bars_hold_what_stands_in_them(words: tuple[str, ...]) -> None:
    length = load_tokens(words).length
    assert length["flow-bar"] >= length["flow-button-h"] + 2 * 1.0
    assert length["dock"] >= length["primary-button"] + 2 * 1.0
    rows = 2 if length["access-bar"] > 2 * length["access-h"] else 1
    assert length["access-bar"] >= rows * length["access-h"] + (rows + 1) * length["bar-gutter"] - 0.1
    assert length["target"] <= length["primary-button"]


def test_large_is_never_smaller() -> None:
    plain, large = load_tokens(), load_tokens(["large"])
    smaller = [name for name, token in plain.type.items() if large.type[name].size < token.size]
    smaller += [name for name in ("target", "icon", "icon-s") if large.length[name] < plain.length[name]]
    assert smaller == []


def test_the_desk_is_dense_and_still_legible() -> None:
    """Staff sit close: capitals of 3 mm, targets of 8."""
    tokens = load_tokens([DESK])
    assert min(token.size * CAPITALS for token in tokens.type.values()) >= 3.0
    assert min(tokens.length[name] for name in ("target", "primary-button", "desk-row")) >= 8.0


def test_a_token_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError):
        Theme(4.0).px("no such length")
