"""What espeak-ng says of 120 sentences of a hospital, syllable by syllable and tone by tone, against a table by hand.

Text goes the whole way: the rules of `prepare`, `to_pinyin`, and the engine itself. Its phonemes are turned back into
Pinyin by a table of ours, which is checked against the plain list of syllables.
"""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from kiosk.adapters.speech.pinyin_voice import Lexicon, shipped_lexicon, to_pinyin
from kiosk.domain.spoken import prepare
from kiosk.paths import ROOT

HERE = Path(__file__).parent
SENTENCES = [
    tuple(line.split(" | "))
    for line in (HERE / "hospital_sentences.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]

# espeak-ng's phonemes, of 1.51 and of 1.52 where they differ, and what they are in Pinyin.
INITIALS = {
    **{"p": "b", "ph": "p", "m": "m", "f": "f", "t": "d", "th": "t", "n": "n", "l": "l", "k": "g", "kh": "k", "X": "h"},
    **{"tS;": "j", "tS;h": "q", "S;": "x", "ts.": "zh", "ts.h": "ch", "s.": "sh", "z.": "r"},
    **{"ts": "z", "tsh": "c", "s": "s"},
}
FINALS = {
    **{"A": "a", "ai": "ai", "an": "an", "aN": "ang", "AN": "ang", "Au": "ao", "ei": "ei", "@n": "en", "@N": "eng"},
    **{"o-": "e", "@": "e", "o": "o", "ou": "ou", "ong": "ong", "i": "i", "i.": "i", "i[": "i", "iA": "ia"},
    **{"iE": "ie", "iEn": "ian", "iAN": "iang", "jAu": "iao", "in": "in", "iN": "ing", "iou": "iu"},
    **{
        "u": "u",
        "wA": "ua",
        "uo": "uo",
        "wo": "uo",
        "uai": "uai",
        "uei": "ui",
        "wei": "ui",
        "uan": "uan",
        "wan": "uan",
    },
    **{"wAN": "uang", "waN": "uang", "u@n": "un", "wu@n": "un", "wo-n": "un"},
    **{"y": "ü", "yE": "üe", "y&n": "üan", "y@n": "ün", "yin": "ün"},
}
ALONE = {
    **{"A": "a", "ai": "ai", "an": "an", "AN": "ang", "Au": "ao", "o-": "e", "ei": "ei", "@n": "en", "@N": "eng"},
    **{"@r": "er", "o": "o", "ou": "ou"},
    **{"ji": "yi", "jiA": "ya", "jiE": "ye", "jAu": "yao", "jiou": "you", "jiEn": "yan", "jin": "yin", "jiAN": "yang"},
    **{"jiN": "ying", "yuN": "yong", "jong": "yong"},
    **{"wu": "wu", "wA": "wa", "wo": "wo", "wai": "wai", "wei": "wei", "wAn": "wan", "wu@n": "wen", "wAN": "wang"},
    **{"wu@N": "weng", ";y": "yu", "jy": "yu", "yE": "yue", "jyE": "yue", "y&n": "yuan", "jy&n": "yuan"},
    **{";y@n": "yun", "jy@n": "yun"},
}
TONES = {"55": "1", "35": "2", "214": "3", "21": "3", "51": "4", "53": "4", "11": "5", "22": "5", "33": "5", "44": "5"}

# The syllables of Mandarin (《汉语拼音方案》), by initial; xiong, jiong and qiong as the engine is told them.
_PLAIN = """
    a ai an ang ao e ei en eng er o ou yi ya ye yao you yan yin yang ying yong wu wa wo wai wei wan wen wang weng yu yue
    yuan yun
    ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu pa pai pan pang pao pei pen peng pi pian piao pie
    pin ping po pou pu ma mai man mang mao mei men meng mi mian miao mie min ming miu mo mou mu fa fan fang fei fen
    feng fo fou fu
    da dai dan dang dao de dei deng di dian diao die ding diu dong dou du duan dui dun duo ta tai tan tang tao te teng
    ti tian tiao tie ting tong tou tu tuan tui tun tuo na nai nan nang nao ne nei nen neng ni nian niang niao nie nin
    ning niu nong nu nuan nuo nü nüe la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu long lou
    lu luan lun luo lü lüe
    ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ka kai kan kang kao ke ken keng
    kong kou ku kua kuai kuan kuang kui kun kuo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui
    hun huo
    ji jia jian jiang jiao jie jin jing jong jiu ju juan jue jun qi qia qian qiang qiao qie qin qing qong qiu qu quan
    que qun xi xia xian xiang xiao xie xin xing xong xiu xu xuan xue xun
    zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo cha chai chan
    chang chao che chen cheng chi chong chou chu chuai chuan chuang chui chun chuo sha shai shan shang shao she shei
    shen sheng shi shou shu shua shuai shuan shuang shui shun shuo ran rang rao re ren reng ri rong rou ru ruan rui run
    ruo
    za zai zan zang zao ze zei zen zeng zi zong zou zu zuan zui zun zuo ca cai can cang cao ce cen ceng ci cong cou cu
    cuan cui cun cuo sa sai san sang sao se sen seng si song sou su suan sui sun suo
"""
SYLLABLES = _PLAIN.split()


def spoken(lines: list[str]) -> list[list[str]]:
    """The syllables the engine speaks for each line, as Pinyin with the tone that is heard."""
    done = subprocess.run(
        [sys.executable, "-P", str(HERE / "espeak_trace.py")],
        input=json.dumps(lines),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    return [[as_pinyin(phonemes) for phonemes in line] for line in json.loads(done.stdout)]


def as_pinyin(phonemes: str) -> str:
    """One syllable; what is none of Mandarin's stays in the engine's writing."""
    found = re.fullmatch(r"([^0-9]*?)([0-9]+)([nN]?)_?[_|:]*", re.sub("[',]", "", phonemes))
    if not found or found[2] not in TONES:
        return phonemes
    sound = found[1] + found[3]
    return f"{ALONE.get(sound) or joined(sound) or sound}{TONES[found[2]]}"


def joined(sound: str) -> str:
    for length in range(4, 0, -1):
        initial, final = INITIALS.get(sound[:length]), FINALS.get(sound[length:])
        if initial and final:
            return spelt(initial, final)
    return ""


def spelt(initial: str, final: str) -> str:
    """As it is written: the dots of ü only after n and l; "ong" after j, q and x is the engine's word for "iong"."""
    if initial in ("j", "q", "x"):
        return initial + {"ong": "iong", "uN": "iong", "yN": "iong"}.get(final, final.replace("ü", "u"))
    return initial + final


def heard_when_right(pinyin: str) -> list[str]:
    """The syllables of the table as they sound: a third tone before another one in the same breath is a second."""
    return [syllable for breath in pinyin.split(",") for syllable in raised(breath.split())]


def raised(breath: list[str]) -> list[str]:
    pairs = zip(breath, (*breath[1:], ""), strict=True)
    return [f"{each[:-1]}2" if each[-1] + behind[-1:] == "33" else each for each, behind in pairs]


def wrong_syllables(lexicon: Lexicon) -> tuple[int, list[str]]:
    """How many syllables there are, and those that are wrong, each with its sentence."""
    heard = spoken([to_pinyin(prepare(text, "zh_CN"), lexicon) for text, _ in SENTENCES])
    right = [heard_when_right(pinyin) for _, pinyin in SENTENCES]
    wrong = [
        f"{text}: {' '.join(expected[low:high])} sounded {' '.join(said[start:end])}"
        for (text, _), expected, said in zip(SENTENCES, right, heard, strict=True)
        for kind, low, high, start, end in SequenceMatcher(None, expected, said, autojunk=False).get_opcodes()
        if kind != "equal"
        for _ in range(max(high - low, end - start))
    ]
    return sum(map(len, right)), wrong


def test_the_engine_speaks_every_syllable_of_mandarin() -> None:
    told = [f"{syllable.replace('ü', 'v')}1" for syllable in SYLLABLES]
    heard = [said for line in spoken(told) for said in line]
    as_told = [re.sub("(?<=^[jqx])ong$", "iong", syllable) + "1" for syllable in SYLLABLES]
    assert [pair for pair in zip(as_told, heard, strict=True) if pair[0] != pair[1]] == []
    assert len(set(SYLLABLES)) == len(SYLLABLES) > 390


def test_at_least_98_of_100_syllables_of_120_hospital_sentences_are_right() -> None:
    every, wrong = wrong_syllables(shipped_lexicon())
    assert len(SENTENCES) == 120
    assert len(wrong) <= every * 0.02, f"{len(wrong)} of {every} are wrong:\n" + "\n".join(wrong)
    assert wrong == []  # 98 is the least that may be shipped; today all are right, and we want to hear of each slip


@pytest.mark.parametrize(
    ("phrase", "reading", "heard"),
    [("大夫", ("da4", "fu1"), "dai4 fu5 sounded da4 fu1"), ("胸闷", ("xiong1", "men1"), "men4 sounded men1")],
)
def test_a_wrong_entry_of_the_lexicon_is_heard(phrase: str, reading: tuple[str, ...], heard: str) -> None:
    lexicon = shipped_lexicon()
    planted = replace(lexicon, phrases={**lexicon.phrases, phrase: reading})
    assert any(heard in each for each in wrong_syllables(planted)[1])


def test_a_lexicon_that_is_lost_is_more_than_two_of_a_hundred() -> None:
    lexicon = shipped_lexicon()
    empty = replace(lexicon, phrases={}, characters={}, surnames={}, letters={}, pattern=re.compile("(?P<phrase>(?!))"))
    every, wrong = wrong_syllables(empty)
    assert len(wrong) > every * 0.02
