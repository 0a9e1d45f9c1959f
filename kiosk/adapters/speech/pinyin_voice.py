"""Chinese words as Pinyin with tone digits, the form in which espeak-ng's voice `cmn-latn-pinyin` reads them right.

Importing this module brings the 47,000 phrases of pypinyin along, some 40 MB: only the speech worker does.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT
from pypinyin.seg.mmseg import seg

from kiosk.domain.text import is_han
from kiosk.paths import ASSETS

LEXICON = ASSETS / "voice" / "zh_CN" / "lexicon.toml"

_HAN = "\u3400-\u9fff\U00020000-\U0003fffd"
_MARKS = {**dict.fromkeys("，、：；,:;", ","), **dict.fromkeys("。.\n", "."), **dict.fromkeys("！!", "!")}
_MARKS |= dict.fromkeys("？?", "?")
_FIGURES = dict(zip("0123456789", "零一二三四五六七八九", strict=True))

# espeak-ng 1.52 spells "xiong1" as English letters, and both versions read "xong1" as they should.
_RESPELT = {"xiong": "xong", "qiong": "qong", "jiong": "jong", "m": "mu", "n": "en", "ng": "en", "hm": "heng"}
_RESPELT |= {"hng": "heng", "ê": "ei"}

_NUMERALS = frozenset("零〇一二三四五六七八九十幺")
_ORDINAL_BEFORE = frozenset("第周期初") | _NUMERALS
_ORDINAL_BEHIND = frozenset("月号楼层室诊") | _NUMERALS
_POWERS = frozenset("百千万亿")


@dataclass(frozen=True)
class Lexicon:
    """What is read otherwise than pypinyin would: syllables with tone digits, one for each character."""

    phrases: dict[str, tuple[str, ...]]
    characters: dict[str, str]
    surnames: dict[str, tuple[str, ...]]
    letters: dict[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def load(cls, path: Path) -> "Lexicon":
        """The lexicon of a file; raises `ValueError` for an entry without one syllable for each character."""
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        phrases, surnames = _entries(read["phrases"]), _entries(read["surnames"])
        characters = {han: syllables[0] for han, syllables in _entries(read["characters"]).items()}
        pattern = _pattern(phrases, surnames, read["names"])
        return cls(phrases, characters, surnames, read["letters"], pattern)


@dataclass(frozen=True)
class _Sound:
    """One syllable, or a mark where ``han`` is ""; ``settled`` means that no rule may change its tone."""

    han: str
    syllable: str
    settled: bool = False


_SILENCE = _Sound("", "")


def to_pinyin(words: str, lexicon: Lexicon | None = None) -> str:
    """``words`` as "qing3 chu1 shi4 shen1 fen4 zheng4." with 一 and 不 as they are spoken.

    A third tone stays a 3 before another one: the engine itself raises it, and gives a neutral tone its pitch.
    Characters that nobody can read are left out.
    """
    sounds = list(_read(words, lexicon or shipped_lexicon()))
    return _written(_spoken(sounds, place) for place in range(len(sounds)))


@cache
def shipped_lexicon() -> Lexicon:
    """The lexicon that ships with the program."""
    return Lexicon.load(LEXICON)


def _entries(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    entries = {han: tuple(reading.split()) for han, reading in table.items()}
    for han, syllables in entries.items():
        if len(han) != len(syllables) or not all(re.fullmatch("[a-zü]+[1-5]", each) for each in syllables):
            raise ValueError(f"{han} is not read {' '.join(syllables)}")
    return entries


def _pattern(phrases: Iterable[str], surnames: Iterable[str], names: dict[str, str]) -> re.Pattern[str]:
    """Finds phrases, and a surname by its company: a title behind, a label in front, or a name all by itself."""
    every, alone = _either(surnames), _either(set(surnames) - set(names["with_title_only"]))
    titles, end = _either(names["titles"].split()), f"(?![{_HAN}])"
    start = f"(?:(?<![{_HAN}])|(?<=[{names['before']}]))"
    return re.compile(
        f"(?P<phrase>{_either(phrases)})"
        f"|{start}(?P<titled>{every})(?=[{_HAN}]{{0,2}} ?(?:{titles}))"
        f"|(?:(?<=姓)|(?<=[：:])|(?<=[：:] ))(?P<told>{every})(?=[{_HAN}]{{0,2}}{end})"
        f"|(?:(?<=医生)|(?<=医生是))(?P<after>{alone})(?=[{_HAN}]{{1,2}}{end})"
        f"|(?<![{_HAN}])(?P<alone>{alone})(?=[{_HAN}]{{1,2}}{end})"
    )


def _either(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _read(words: str, lexicon: Lexicon) -> Iterator[_Sound]:
    told = 0
    for found in lexicon.pattern.finditer(words):
        if found["phrase"] is None and _begins_a_word(words, found):
            continue
        yield from _plain(words[told : found.start()], lexicon)
        readings = lexicon.surnames if found["phrase"] is None else lexicon.phrases
        yield from (_Sound(han, read, settled=True) for han, read in zip(found[0], readings[found[0]], strict=True))
        told = found.end()
    yield from _plain(words[told:], lexicon)


def _begins_a_word(words: str, surname: re.Match[str]) -> bool:
    """Whether it is a word of the language instead of a name: 任何 in 任何医生."""
    start = surname.start()
    return len(surname[0]) == 1 and any(words[start : start + length] in PHRASES_DICT for length in (2, 3, 4))


def _plain(text: str, lexicon: Lexicon) -> Iterator[_Sound]:
    """What our lexicon has no phrase for: the phrases of pypinyin, and the rest character by character."""
    for word in seg.cut(text):
        if word in PHRASES_DICT:
            yield from map(_Sound, word, _by_pypinyin(word))
        else:
            yield from chain.from_iterable(_alone(character, lexicon) for character in word)


def _alone(character: str, lexicon: Lexicon) -> Iterator[_Sound]:
    character = _FIGURES.get(character, character)
    if character in _MARKS:
        yield _Sound("", _MARKS[character])
    elif character in lexicon.characters:
        yield _Sound(character, lexicon.characters[character])
    elif is_han(character):
        yield from (_Sound(character, read) for read in _by_pypinyin(character))
    else:
        letters = lexicon.letters.get(character.upper(), "").split()
        yield from (_Sound(character, read, settled=True) for read in letters)


def _by_pypinyin(word: str) -> list[str]:
    return lazy_pinyin(
        word, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=True, errors="ignore", tone_sandhi=False
    )


def _spoken(sounds: Sequence[_Sound], place: int) -> str:
    """The syllable as its neighbours make it (《现代汉语词典》, 凡例: 一 and 不)."""
    sound = sounds[place]
    before = sounds[place - 1] if place else _SILENCE
    behind = sounds[place + 1] if place + 1 < len(sounds) else _SILENCE
    if sound.settled or sound.han not in ("一", "不"):
        return sound.syllable
    if before.han and before.han == behind.han:  # 看一看, 好不好
        return f"{sound.syllable[:-1]}5"
    if sound.han == "不":
        return "bu2" if behind.syllable.endswith("4") else "bu4"
    return _one(before, behind)


def _one(before: _Sound, behind: _Sound) -> str:
    """一 keeps its first tone at the end, in an ordinal and among other numerals; 一百 and 一千 are none of these."""
    numbered = before.han in _ORDINAL_BEFORE or behind.han in _ORDINAL_BEHIND or before.han + behind.han == "月日"
    counted = behind.han in _POWERS and before.han not in ("十", "第")
    if not behind.han or (numbered and not counted):
        return "yi1"
    return "yi2" if behind.syllable.endswith("4") else "yi4"


def _written(syllables: Iterable[str]) -> str:
    """One line; after a full stop a capital, or the engine takes the stop for an abbreviation's."""
    line = ""
    for syllable in syllables:
        if syllable.isalnum():
            respelt = _RESPELT.get(syllable[:-1], syllable[:-1]).replace("ü", "v") + syllable[-1]
            line += f" {respelt.capitalize()}" if line.endswith(".") else f" {respelt}"
        elif line[-1:].isalnum():
            line += syllable
    return line.strip()
