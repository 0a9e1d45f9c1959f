"""Another language is a file in a folder: one command makes it, and from then on it is offered."""

import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from kiosk import cli, paths
from kiosk.domain.errors import BadSettings
from kiosk.paths import ASSETS, catalogue, languages
from kiosk.settings import Settings, SettingsError, load_settings
from kiosk.ui import linguist
from kiosk.ui.language import Language, following, next_name, translate
from tests.ui.at_the_kiosk import buttons
from tests.ui.conftest import MakeKiosk


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Assets of our own, with the catalogues that ship; what is compiled of them stays here too."""
    assets = tmp_path / "assets"
    for each in ASSETS.iterdir():
        if each.name != "i18n":
            assets.mkdir(exist_ok=True)
            (assets / each.name).symlink_to(each)
    (assets / "i18n").mkdir()
    shutil.copy(catalogue("zh_CN"), assets / "i18n")
    monkeypatch.setattr(paths, "ASSETS", assets)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "data"))
    yield assets / "i18n"
    Language("en")


def pretend(file: Path) -> int:
    """Translate everything into a language nobody speaks: the places to fill stay."""
    tree = ET.parse(file)
    messages = list(tree.iter("message"))
    for message in messages:
        translation = message.find("translation")
        assert translation is not None
        translation.text = f"«{message.findtext('source')}»"
        translation.attrib.pop("type", None)
    tree.write(file, encoding="utf-8", xml_declaration=True)
    return len(messages)


def test_the_languages_are_those_with_a_catalogue(folder: Path) -> None:
    assert languages() == ("zh_CN", "en")
    for code in ("xx", "fr"):
        (folder / f"nuanxin_{code}.ts").touch()
    (folder / "notes.txt").touch()
    assert languages() == ("zh_CN", "en", "fr", "xx")
    assert [following(code) for code in languages()] == ["en", "fr", "xx", "zh_CN"]
    assert following("gone") == "zh_CN"


def test_one_command_makes_a_catalogue_of_every_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["language", "add", "xx"]) == 0
    assert str(folder / "nuanxin_xx.ts") in capsys.readouterr().out
    sentences = [
        {(context.findtext("name"), each.findtext("source")) for context in tree.iter("context") for each in context}
        for tree in (ET.parse(folder / "nuanxin_xx.ts"), ET.parse(folder / "nuanxin_zh_CN.ts"))
    ]
    assert sentences[0] == sentences[1]
    assert ET.parse(folder / "nuanxin_xx.ts").getroot().get("language") == "xx"


def test_the_command_again_keeps_what_is_translated(folder: Path) -> None:
    cli.main(["language", "add", "xx"])
    pretend(folder / "nuanxin_xx.ts")
    cli.main(["language", "add", "xx"])
    assert "unfinished" not in (folder / "nuanxin_xx.ts").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["", "French", "../fr", "fr_", "xx.ts"])
def test_what_is_no_language_is_refused(folder: Path, code: str) -> None:
    with pytest.raises(BadSettings, match="no language code"):
        linguist.add(Settings(), code=code)
    assert languages() == ("zh_CN", "en")


def test_a_language_added_is_offered_and_spoken(folder: Path, make_kiosk: MakeKiosk) -> None:
    cli.main(["language", "add", "xx"])
    assert pretend(folder / "nuanxin_xx.ts") > 300
    kiosk = make_kiosk()
    kiosk.window.language.use("en")
    kiosk.window.redress()
    kiosk.tap("xx")  # a language nobody speaks has no name of its own either
    assert kiosk.window.language.code == "xx"
    assert translate("Bars", "Back") == "«Back»"
    home = [each for each in buttons(kiosk.window.page) if each.accessibleName().startswith("«Register»")]
    assert len(home) == 1
    kiosk.tap("中文")
    assert translate("Bars", "Back") == "返回"
    kiosk.tap("English")
    assert translate("Bars", "Back") == "Back"


def test_the_button_bears_the_next_languages_own_name(folder: Path) -> None:
    (folder / "nuanxin_fr.ts").write_text('<TS version="2.1" language="fr"></TS>', encoding="utf-8")
    names = []
    for code in languages():
        Language(code)
        names.append(next_name())
    assert names == ["English", QLocale("fr").nativeLanguageName(), "中文"]


def test_a_kiosk_may_begin_in_a_language_added(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('language = "xx"', encoding="utf-8")
    with pytest.raises(SettingsError, match="one of zh_CN, en, not 'xx'"):
        load_settings(file, {})
    (folder / "nuanxin_xx.ts").touch()
    assert load_settings(file, {}).language == "xx"


def test_a_language_half_translated_speaks_english_where_it_is_not(folder: Path) -> None:
    cli.main(["language", "add", "xx"])
    file = folder / "nuanxin_xx.ts"
    tree = ET.parse(file)
    message = next(each for each in tree.iter("message") if each.findtext("source") == "Back")
    translation = message.find("translation")
    assert translation is not None
    translation.text = "Zurück"
    translation.attrib.clear()
    tree.write(file, encoding="utf-8", xml_declaration=True)
    Language("xx")
    assert (translate("Bars", "Back"), translate("Bars", "Leave")) == ("Zurück", "Leave")
