"""Han characters as Pinyin, without an engine: surnames, 一 and 不, letters, and the lexicon itself."""

import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.adapters.speech.pinyin_voice import LEXICON, Lexicon, shipped_lexicon, to_pinyin
from kiosk.domain.spoken import prepare
from kiosk.domain.text import is_han
from kiosk.paths import ASSETS, CHINESE, catalogue


@pytest.mark.parametrize(
    ("words", "pinyin"),
    [
        ("一共", "yi2 gong4"),
        ("一天", "yi4 tian1"),
        ("一直", "yi4 zhi2"),
        ("一起", "yi4 qi3"),
        ("第一", "di4 yi1"),
        ("第一次", "di4 yi1 ci4"),
        ("十一位", "shi2 yi1 wei4"),
        ("一月一日", "yi1 yue4 yi1 ri4"),
        ("一楼", "yi1 lou2"),
        ("一百一十", "yi4 bai3 yi1 shi2"),
        ("一万一千", "yi2 wan4 yi4 qian1"),
        ("二十一万", "er4 shi2 yi1 wan4"),
        ("看一看", "kan4 yi5 kan4"),
        ("周一", "zhou1 yi1"),
        ("丁一", "ding1 yi1"),
        ("不用", "bu2 yong4"),
        ("不行", "bu4 xing2"),
        ("好不好", "hao3 bu5 hao3"),
        ("我不，去吧", "wo3 bu4, qu4 ba5"),
    ],
)
def test_one_and_not_sound_as_their_neighbours_want(words: str, pinyin: str) -> None:
    assert to_pinyin(words) == pinyin


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("单雪峰 主任医师", "shan4"),
        ("单雪峰", "shan4"),
        ("医生：单某峰", "yi1 sheng1, shan4"),
        ("单主任", "shan4"),
        ("请曾大夫", "qing3 zeng1"),
        ("我姓查", "wo3 xing4 zha1"),
        ("查小明先生", "zha1"),
        ("患者：查小明", "huan4 zhe3, zha1"),
        ("尉迟敏", "yu4 chi2 min3"),
        ("万俟医生", "mo4 qi2"),
        ("解医生", "xie4"),
        ("医生是仇海燕", "yi1 sheng1 shi4 qiu2"),
        ("医生解释", "yi1 sheng1 jie3"),
        ("任何医生", "ren4 he2"),
        ("单价", "dan1 jia4"),
        ("曾经", "ceng2 jing1"),
        ("查一下", "cha2 yi2 xia4"),
        ("解决问题", "jie3 jue2"),
        ("地区", "di4 qu1"),
        ("中华", "zhong1 hua2"),
        ("选单人病房", "xuan3 dan1 ren2"),
    ],
)
def test_a_surname_is_known_by_its_company(words: str, begins: str) -> None:
    assert to_pinyin(words).startswith(begins)


@pytest.mark.parametrize(
    ("words", "pinyin"),
    [
        ("好。你好！吗？在；这", "hao3. Ni3 hao3! ma5? zai4, zhe4"),
        ("，，好，。", "hao3,"),
        ("女：绿", "nv3, lv4"),
        ("穷熊", "qong2 xong2"),
        ("嗯", "en4"),
        ("B 超 7", "bi4 chao1 qi1"),
        ("Wx", "da2 bu5 liu5 ai2 ke5 si5"),
        ("👍\ue000", ""),
        ("", ""),
    ],
)
def test_it_is_written_as_the_engine_takes_it(words: str, pinyin: str) -> None:
    assert to_pinyin(words) == pinyin


def texts_of_the_product() -> set[str]:
    """Every Chinese text of the catalogue and of the demonstration's hospital."""
    messages = Xml.parse(catalogue(CHINESE)).getroot().iter("translation")
    hospital = (ASSETS / "demo" / "hospital.toml").read_text(encoding="utf-8")
    return {text.text or "" for text in messages} | set(re.findall('"([^"]*[\u4e00-\u9fff][^"]*)"', hospital))


def test_every_character_of_the_product_is_read() -> None:
    texts = [prepare(re.sub(r"\{\w+\}", "2", text), "zh_CN") for text in texts_of_the_product()]
    unread = [text for text in texts if sum(map(is_han, text)) != len(to_pinyin(re.sub("[A-Za-z]", "", text)).split())]
    assert len(texts) > 500
    assert unread == []


@settings(max_examples=200)
@given(st.text("一不单曾查任何医生主任行长重还了着。，！ Aa1血", max_size=20) | st.text(max_size=20))
def test_nothing_but_syllables_and_stops_reaches_the_engine(words: str) -> None:
    assert re.fullmatch("(?:[A-Z]?[a-z]+[1-5][,.!?]?(?: |$))*", to_pinyin(words))


@pytest.mark.parametrize(
    "entry", ['"大夫" = "dai4"', '"大夫" = "dài fu"', '"大夫" = "dai4 fu6"', '"大夫" = "dai4 fu5 le5"']
)
def test_an_entry_that_cannot_be_right_is_refused_by_name(tmp_path: Path, entry: str) -> None:
    planted = tmp_path / "lexicon.toml"
    planted.write_text(LEXICON.read_text(encoding="utf-8").replace('"大夫" = "dai4 fu5"', entry), encoding="utf-8")
    with pytest.raises(ValueError, match="大夫"):
        Lexicon.load(planted)


def test_letters_and_surnames_of_the_lexicon_are_syllables() -> None:
    told = tomllib.loads(LEXICON.read_text(encoding="utf-8"))
    assert sorted(told["letters"]) == list(map(chr, range(ord("A"), ord("Z") + 1)))
    assert all(re.fullmatch("([a-z]+[1-5] ?)+", said) for said in told["letters"].values())
    assert {"单", "曾", "仇", "解", "朴", "查", "区", "任", "华", "尉迟"} <= set(shipped_lexicon().surnames)
