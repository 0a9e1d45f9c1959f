"""Whoever knows how a name sounds finds its characters."""

import logging
import os
import re
import subprocess
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.adapters import pinyin
from kiosk.adapters.pinyin import PinyinSpeller
from kiosk.ports import NameSpeller

SURNAMES = """
    王wang 李li 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 吴wu 周zhou 徐xu 孙sun 马ma 朱zhu 胡hu 郭guo 何he
    林lin 高gao 罗luo 郑zheng 梁liang 谢xie 宋song 唐tang 许xu 韩han 邓deng 冯feng 曹cao 彭peng 曾zeng 肖xiao
    田tian 董dong 潘pan 袁yuan 蔡cai 蒋jiang 余yu 于yu 杜du 叶ye 程cheng 魏wei 苏su 吕lv 丁ding 任ren 卢lu
    姚yao 沈shen 钟zhong 姜jiang 崔cui 谭tan 陆lu 范fan 汪wang 廖liao 石shi 金jin 韦wei 贾jia 夏xia 付fu
    方fang 邹zou 熊xiong 白bai 孟meng 秦qin 邱qiu 侯hou 江jiang 尹yin 薛xue 闫yan 段duan 雷lei 龙long 黎li
    史shi 陶tao 贺he 毛mao 郝hao 顾gu 龚gong 邵shao 万wan 覃qin 武wu 钱qian 戴dai 严yan 莫mo 孔kong 向xiang
    常chang
"""

NAMES = """
    王wang伟wei 王wang芳fang 李li娜na 张zhang敏min 刘liu静jing 李li强qiang 王wang秀xiu英ying 张zhang丽li
    李li军jun 王wang磊lei 陈chen勇yong 杨yang艳yan 李li杰jie 张zhang涛tao 王wang娟juan 赵zhao明ming
    黄huang超chao 刘liu秀xiu兰lan 王wang霞xia 李li平ping 张zhang刚gang 刘liu桂gui英ying 王wang玉yu兰lan
    李li建jian国guo 张zhang建jian华hua 陈chen志zhi强qiang 杨yang春chun梅mei 周zhou小xiao红hong
    吴wu晓xiao明ming 徐xu海hai燕yan 孙sun国guo庆qing 马ma文wen静jing 朱zhu红hong梅mei 胡hu建jian军jun
    郭guo志zhi伟wei 何he美mei玲ling 林lin志zhi玲ling 高gao凤feng英ying 罗luo永yong刚gang 郑zheng爱ai华hua
    梁liang秋qiu菊ju 谢xie婷ting婷ting 宋song雪xue梅mei 唐tang俊jun杰jie 韩han梅mei 邓deng丽li君jun
    冯feng小xiao刚gang 曹cao雪xue芹qin 彭peng德de怀huai 曾zeng志zhi宏hong 肖xiao战zhan 田tian甜tian
    董dong洁jie 潘pan玮wei柏bo 袁yuan立li 蔡cai依yi林lin 蒋jiang欣xin 余yu文wen乐le 杜du鹃juan 叶ye子zi轩xuan
    程cheng浩hao然ran 魏wei晨chen 苏su梓zi涵han 吕lv思si雨yu 丁ding一yi诺nuo 任ren可ke欣xin 卢lu雨yu桐tong
    姚yao欣xin怡yi 沈shen诗shi涵han 钟zhong宇yu轩xuan 姜jiang雨yu萱xuan 崔cui佳jia琪qi 谭tan浩hao宇yu
    陆lu子zi墨mo 范fan冰bing冰bing 汪wang梦meng瑶yao 廖liao博bo文wen 石shi雅ya琪qi 金jin泽ze洋yang
    韦wei佳jia怡yi 贾jia宝bao玉yu 夏xia语yu嫣yan 付fu梦meng洁jie 方fang俊jun豪hao 邹zou天tian佑you
    熊xiong睿rui 白bai雪xue 孟meng浩hao然ran 秦qin明ming哲zhe 邱qiu淑shu贞zhen 侯hou宝bao林lin
    江jiang一yi燕yan 尹yin正zheng 薛xue宝bao钗chai 严yan妮ni 雷lei军jun 龙long梅mei子zi 黎li明ming
    陶tao渊yuan明ming 贺he知zhi章zhang
"""

SPELLER = PinyinSpeller(Path(os.devnull))  # keeps nothing, so that it is the dictionary that is tested


def spelt(text: str) -> list[tuple[str, str]]:
    """王wang伟wei -> (王, wang), (伟, wei)."""
    return re.findall(r"([^a-z\s])([a-z]+)", text)


def test_it_fulfils_the_port() -> None:
    speller: NameSpeller = PinyinSpeller()
    assert speller.candidates("zhang", first=True)[:2] == ("张", "章")


def test_the_hundred_commonest_surnames_are_among_the_first_ten() -> None:
    surnames = spelt(SURNAMES)
    missed = [surname for surname, syllable in surnames if surname not in SPELLER.candidates(syllable, first=True)[:10]]
    assert (len(surnames), missed) == (100, [])


def test_every_character_of_a_hundred_common_names_is_among_the_first_twenty() -> None:
    missed = [
        character
        for name in NAMES.split()
        for place, (character, syllable) in enumerate(spelt(name))
        if character not in SPELLER.candidates(syllable, first=place == 0)[:20]
    ]
    assert (len(NAMES.split()), missed) == (100, [])


@pytest.mark.parametrize(
    ("syllable", "surname"),
    [
        ("shan", "单"),
        ("qiu", "仇"),
        ("xie", "解"),
        ("zha", "查"),
        ("ge", "盖"),
        ("ou", "区"),
        ("piao", "朴"),
        ("yu", "尉"),
        ("zhai", "翟"),
        ("miao", "缪"),
        ("mu", "牟"),
        ("kan", "阚"),
        ("bu", "卜"),
        ("ou", "欧"),
        ("zhu", "诸"),
        ("si", "司"),
        ("shang", "上"),
    ],
)
def test_surnames_with_a_reading_of_their_own_and_compound_ones(syllable: str, surname: str) -> None:
    assert surname in SPELLER.candidates(syllable, first=True)[:10]


@pytest.mark.parametrize(("syllable", "rare"), [("yan", "䶮"), ("jie", "㛃"), ("xi", "𠅤"), ("di", "𬱖")])
def test_rare_characters_are_offered_after_all_common_ones(syllable: str, rare: str) -> None:
    offered = SPELLER.candidates(syllable, first=False)
    assert offered.index(rare) > 100


@pytest.mark.parametrize("typed", ["lv", "lu", "lü", "LV", "lǘ"])
def test_the_u_with_dots_is_typed_as_on_any_keyboard(typed: str) -> None:
    assert SPELLER.candidates(typed, first=True)[0] == "吕"


def test_after_j_q_x_y_u_and_v_are_the_same() -> None:
    assert SPELLER.candidates("jv", first=False) == SPELLER.candidates("ju", first=False)
    assert SPELLER.candidates("nve", first=False)[0] == "虐"


@pytest.mark.parametrize("typed", ["", "v", "zhangsan", "zh", "张", "a1", "ń", "<b>", "a" * 100_000])
def test_what_is_no_syllable_offers_nothing(typed: str) -> None:
    assert SPELLER.candidates(typed, first=True) == ()


@given(st.text(max_size=8) | st.from_regex("[a-zü]{1,6}", fullmatch=True), st.booleans())
def test_nothing_is_offered_twice_and_each_offer_is_one_character(typed: str, first: bool) -> None:
    offered = SPELLER.candidates(typed, first=first)
    assert len(set(offered)) == len(offered)
    assert all(len(character) == 1 for character in offered)
    assert set(offered) == set(SPELLER.candidates(typed, first=not first))


def test_the_library_itself_is_never_loaded() -> None:
    script = (
        "import sys\nfrom kiosk.adapters.pinyin import PinyinSpeller\n"
        "assert PinyinSpeller().candidates('an', first=False)\nassert 'pypinyin' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize(
    "spec", [None, ModuleSpec("pypinyin", None), ModuleSpec("pypinyin", None, origin="/nowhere/x")]
)
def test_without_the_dictionary_nothing_is_offered_and_the_log_says_why(
    spec: ModuleSpec | None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(pinyin, "find_spec", lambda _name: spec)
    with caplog.at_level(logging.ERROR):
        assert PinyinSpeller().candidates("li", first=True) == ()
    assert "no typing in Pinyin" in caplog.text


def test_the_second_start_needs_no_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = PinyinSpeller(tmp_path / "new").candidates("jie", first=True)
    assert first == SPELLER.candidates("jie", first=True)
    (kept,) = (tmp_path / "new").iterdir()
    assert kept.name.startswith("pinyin-")
    monkeypatch.setattr(pinyin, "_read_dictionary", lambda _home: {})
    assert PinyinSpeller(tmp_path / "new").candidates("jie", first=True) == first


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"[]", b'{"li": 5}', b'{"li": ["\xe6"'])
def test_lists_that_were_damaged_are_made_again(tmp_path: Path, damage: bytes) -> None:
    PinyinSpeller(tmp_path).candidates("li", first=True)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(damage)
    assert PinyinSpeller(tmp_path).candidates("li", first=True)[0] == "李"
    assert len(kept.read_bytes()) > 100_000
