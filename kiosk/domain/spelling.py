"""How names are spelt: in Pinyin for whoever types it, by whole syllables or by initials."""

from functools import cache
from itertools import islice, product

from kiosk.domain.text import is_han
from kiosk.paths import ASSETS

TABLE = ASSETS / "pinyin" / "readings.txt"
LONGEST_SYLLABLE = 6  # "zhuang"
MOST = 6  # spellings of one name, and ways to cut what was typed

# What a character is read as in names besides its usual reading, as surname above all (recall). The usual one finds
# it too: who types a name off a paper does not always know how its holder says it.
_ALSO = {
    **{"单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "朴": "piao", "区": "ou", "盖": "ge gai"},
    **{"任": "ren", "尉": "yu wei", "翟": "zhai", "乐": "yue le", "覃": "qin tan", "牟": "mu mou", "柏": "bai bo"},
    **{"费": "fei bi", "缪": "miao mou", "冼": "xian", "阚": "kan", "都": "du dou", "长": "zhang chang"},
    **{"澹": "tan dan", "薄": "bo bao", "万": "mo", "俟": "qi", "黑": "he", "员": "yun", "召": "shao", "折": "she"},
    **{"种": "chong", "秘": "bi", "隗": "wei kui", "祭": "zhai", "洗": "xian", "那": "na", "车": "che", "沈": "shen"},
    **{"石": "shi", "贾": "jia", "谌": "chen shen", "叶": "ye", "郇": "xun huan", "郗": "xi chi", "宓": "mi fu"},
    **{"蔚": "wei yu", "藏": "zang cang", "燕": "yan", "宁": "ning", "华": "hua", "纪": "ji", "曲": "qu", "逄": "pang"},
    **{"晟": "sheng cheng", "茜": "qian xi", "朝": "chao zhao", "重": "zhong chong", "行": "xing hang", "莎": "sha"},
    **{"盛": "sheng cheng", "娜": "na", "参": "shen can", "会": "hui", "传": "chuan", "奇": "qi", "仝": "tong"},
}


def readings(character: str) -> tuple[str, ...]:
    """The syllables of one character, ü as v, the usual one first; () for one that nobody knows how to read."""
    table = _table()
    place = table.find(character) if is_han(character) else -1
    usual = _syllable_at(table, place) if place > 0 else ""
    return tuple(dict.fromkeys(syllable for syllable in (usual, *_ALSO.get(character, "").split()) if syllable))


def spelt(name: str) -> tuple[tuple[str, ...], ...]:
    """The syllables of a Han name, once for each way its characters may be read; () for a name without Han."""
    if not any(map(is_han, name)):
        return ()
    heard = [
        readings(character) or (character.casefold(),) for character in name if is_han(character) or character.isalnum()
    ]
    return tuple(islice(product(*heard), MOST))


def cuts(letters: str) -> tuple[tuple[str, ...], ...]:
    """How typed letters may be cut into syllables, the last of which may be only begun; () where there is no way.

    Spaces and apostrophes stand between syllables.
    """
    text = " ".join(letters.casefold().replace("'", " ").replace("’", " ").split())
    ways: list[list[tuple[str, ...]]] = [[] for _ in text] + [[()]]
    for start in reversed(range(len(text))):
        if text[start] == " ":
            ways[start] = ways[start + 1]
            continue
        for end in range(min(start + LONGEST_SYLLABLE, len(text)), start, -1):  # long ones are the likelier
            piece = text[start:end]
            if syllables(piece) if end == len(text) else piece in _typed():
                ways[start] += [(piece, *rest) for rest in ways[end]][: MOST - len(ways[start])]
    return tuple(ways[0]) if text else ()


def syllables(beginning: str) -> tuple[str, ...]:
    """Every syllable that begins so, ü typed v or u."""
    return tuple(each for each in _syllables() if each.startswith(beginning) or _with_u(each).startswith(beginning))


def written(piece: str) -> tuple[str, ...]:
    """How a whole typed syllable stands in the books: "lu" is lu or lü."""
    return tuple(each for each in _syllables() if piece in (each, _with_u(each)))


def _with_u(syllable: str) -> str:
    return syllable.replace("v", "u")


def _syllable_at(table: str, place: int) -> str:
    start = table.rfind("\n", 0, place) + 1
    return table[start : table.index(" ", start)]


@cache
def _table() -> str:
    """The table as its text: 180 kB, where a dictionary of its 41,000 characters would be 5 MB."""
    return TABLE.read_text(encoding="utf-8")


@cache
def _syllables() -> tuple[str, ...]:
    return tuple(line.partition(" ")[0] for line in _table().splitlines() if not line.startswith("#"))


@cache
def _typed() -> frozenset[str]:
    return frozenset(_syllables()) | frozenset(map(_with_u, _syllables()))
