"""What people read: every sentence is in the catalogue, translated, with the same places to fill."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from kiosk.domain.errors import SlotTaken
from kiosk.paths import ASSETS
from kiosk.ui.catalogues import compiled
from kiosk.ui.language import (
    Language,
    day_text,
    is_chinese,
    money_parts,
    money_text,
    price_text,
    say,
    told,
    translate,
    translate_marked,
)
from tests.ui.catalogue_words import calls, places, sources

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = sorted((ROOT / "kiosk").rglob("*.py"))
CATALOGUE = ASSETS / "i18n" / "nuanxin_zh_CN.ts"


def is_readable(call: ast.Call) -> bool:
    literal = [isinstance(each, ast.Constant) and isinstance(each.value, str) for each in call.args]
    return literal == [True, True] and not call.keywords


def test_every_sentence_is_written_where_lupdate_reads_it() -> None:
    found = [(path, call) for path in PROGRAM for call in calls(path)]
    odd = [f"{path.relative_to(ROOT)}:{call.lineno}" for path, call in found if not is_readable(call)]
    assert odd == []
    assert len(found) > 200


def test_the_catalogue_holds_every_sentence_and_no_other(tmp_path: Path) -> None:
    copy = tmp_path / CATALOGUE.name
    shutil.copy(CATALOGUE, copy)
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run([tool, "-silent", "-no-obsolete", *PROGRAM, "-ts", copy], check=True, capture_output=True)
    kept, needed = sources(CATALOGUE).keys(), sources(copy).keys()
    assert sorted(needed - kept) == [], "not in the catalogue yet"
    assert sorted(kept - needed) == [], "in the catalogue, but nobody says it any more"


def test_every_sentence_is_translated() -> None:
    missing = [source for source, translation in sources(CATALOGUE).items() if not translation.strip()]
    assert missing == []
    assert "unfinished" not in CATALOGUE.read_text(encoding="utf-8")


def test_a_translation_has_the_places_of_its_source() -> None:
    other = [source for source, chinese in sources(CATALOGUE).items() if places(source[1]) != places(chinese)]
    assert other == []


def test_no_sentence_speaks_markup_or_blames() -> None:
    said = [text for source, chinese in sources(CATALOGUE).items() for text in (source[1], chinese)]
    assert [text for text in said if "<" in text or "失败" in text or "错误" in text] == []


# ---- the language on the screen ---------------------------------------------


@pytest.fixture
def language() -> Iterator[Language]:
    made = Language("zh_CN")
    yield made
    made.use("en")


def test_chinese_is_spoken_until_english_is_asked_for(language: Language) -> None:
    assert is_chinese()
    assert translate("Bars", "Back") == "返回"
    assert say(SlotTaken().patient) == "这个时间刚被别人选走了，这几个是最近的空位。"
    language.use(language.other())
    assert not is_chinese()
    assert translate("Bars", "Back") == "Back"
    assert language.other() == "zh_CN"


def test_what_was_marked_elsewhere_is_translated_too(language: Language) -> None:
    assert translate_marked("Steps", "Who") != "Who"


def test_a_sentence_nobody_knows_stays_as_it_is(language: Language) -> None:
    assert translate_marked("Steps", "never written") == "never written"


def test_days_and_money_are_said_as_people_say_them(language: Language) -> None:
    monday = date(2026, 11, 23)
    assert day_text(monday, monday).startswith("今天")
    assert day_text(date(2026, 11, 24), monday).startswith("明天")
    assert "11月25日" in day_text(date(2026, 11, 25), monday)
    assert money_text(1409_50) == "1409.50 元"
    assert (price_text(2000), price_text(2050)) == ("¥20", "¥20.50")
    assert money_parts(1500) == ("", "15.00", "元")
    language.use("en")
    assert day_text(monday, monday) == "Today Mon 23 Nov"
    assert money_text(1500) == "¥ 15.00"
    assert (price_text(2000), price_text(2050)) == ("¥ 20", "¥ 20.50")
    assert money_parts(1500) == ("¥", "15.00", "")


def test_languages_do_not_pile_up(language: Language) -> None:
    for _ in range(10):
        language.use(language.other())
    language.use("en")
    assert QCoreApplication.translate("Bars", "Back") == "Back"


def test_a_catalogue_that_changed_is_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "i18n").mkdir()
    shutil.copy(CATALOGUE, tmp_path / "i18n")
    source = tmp_path / "i18n" / CATALOGUE.name
    first = compiled(source)
    assert (first.parent, first.stat().st_size > 1000) == (tmp_path / "cache" / "nuanxin", True)
    assert [each.name for each in first.parent.iterdir()] == [first.name]  # nothing half made is left
    assert compiled(source) == first
    ready = tmp_path / "i18n" / "nuanxin_zh_CN.qm"
    shutil.move(first, ready)
    assert compiled(source) == ready


@pytest.mark.parametrize(
    ("code", "parts", "whole"),
    [
        ("zh_CN", ("您同意吗？", "好。", "请选"), "您同意吗？好。请选"),
        ("zh_CN", ("", "停！", "等一下。"), "停！等一下。"),
        ("en", ("Do you agree?", "Yes.", "Choose"), "Do you agree? Yes. Choose"),
    ],
)
def test_sentences_one_after_the_other_end_once(code: str, parts: tuple[str, ...], whole: str) -> None:
    Language(code)
    assert told(*parts) == whole
