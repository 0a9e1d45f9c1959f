"""Plain words lie over the usual ones, in each language that has some, until they are lifted again."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.domain.errors import BadSettings, SlotTaken
from kiosk.paths import CHINESE, ENGLISH, catalogue, languages, plain_catalogue
from kiosk.settings import Settings
from kiosk.ui import linguist
from kiosk.ui.language import Diction, Language, say, translate

USUAL, PLAIN = "请核对，然后付款", "请核对。然后付款"


@pytest.fixture
def language() -> Iterator[Language]:
    made = Language(CHINESE)
    yield made
    made.speak(Diction.USUAL)
    made.use(ENGLISH)


def question() -> str:
    return translate("Steps", "Please check, then pay")


def test_plain_words_are_said_when_asked_for_and_no_longer(language: Language) -> None:
    assert (language.diction, question()) == (Diction.USUAL, USUAL)
    language.speak(Diction.PLAIN)
    assert (language.diction, question()) == (Diction.PLAIN, PLAIN)
    assert say(SlotTaken().patient) == "别人刚刚选走这个时间。下面是最近的空位。"
    language.speak(Diction.USUAL)
    assert question() == USUAL


def test_what_is_plain_already_is_said_as_usual(language: Language) -> None:
    language.speak(Diction.PLAIN)
    assert translate("Bars", "Back") == "返回"


def test_the_manner_stays_when_the_language_changes(language: Language) -> None:
    language.speak(Diction.PLAIN)
    language.use(ENGLISH)
    assert question() == "Please check. Then pay"
    assert translate("Bars", "Back") == "Back"
    language.use(CHINESE)
    assert question() == PLAIN
    language.use(ENGLISH)
    language.speak(Diction.USUAL)
    assert question() == "Please check, then pay"


def test_manners_do_not_pile_up(language: Language) -> None:
    for diction in (*Diction, *Diction, *Diction):
        language.speak(diction)
        language.speak(diction)
    language.speak(Diction.USUAL)
    assert question() == USUAL


def test_another_kiosk_in_the_same_program_speaks_as_usual(language: Language) -> None:
    language.speak(Diction.PLAIN)
    assert Language(CHINESE).diction is Diction.USUAL
    assert question() == USUAL


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language) -> Path:
    """Catalogues of our own, compiled into a cache of our own."""
    (tmp_path / "i18n").mkdir()
    for each in (catalogue(CHINESE), plain_catalogue(CHINESE)):
        shutil.copy(each, tmp_path / "i18n")
    monkeypatch.setattr(paths, "ASSETS", tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "i18n"


def test_plain_words_are_no_language(folder: Path) -> None:
    shutil.copy(folder / "plain_zh_CN.ts", folder / "plain_fr.ts")
    assert languages() == (CHINESE, ENGLISH)
    for code in ("plain_zh_CN", "plain"):
        with pytest.raises(BadSettings, match="no language code"):
            linguist.add(Settings(), code=code)


def test_bringing_a_language_up_to_date_leaves_its_plain_words_alone(folder: Path) -> None:
    before = plain_catalogue(CHINESE).read_bytes()
    assert linguist.add(Settings(), code=CHINESE) == 0
    assert plain_catalogue(CHINESE).read_bytes() == before


def test_a_language_without_plain_words_is_spoken_as_usual(folder: Path, language: Language) -> None:
    language.speak(Diction.PLAIN)
    assert question() == PLAIN
    plain_catalogue(CHINESE).unlink()
    language.use(CHINESE)
    assert question() == USUAL
    language.use(ENGLISH)
    assert question() == "Please check, then pay"


def test_both_catalogues_are_compiled_when_they_have_changed(folder: Path, language: Language, tmp_path: Path) -> None:
    language.speak(Diction.PLAIN)
    made = {each.name.partition("_zh_CN_")[0] for each in (tmp_path / "cache" / "nuanxin").iterdir()}
    assert made == {"nuanxin", "plain"}
