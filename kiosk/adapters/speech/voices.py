"""Which of an engine's voices speaks a language: those known to read it, never one that would mumble."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.domain.speech import CANTONESE, ENGLISH, MANDARIN

PLAIN, PINYIN = "plain", "pinyin"  # how a voice wants its words


@dataclass(frozen=True)
class Offered:
    """A voice as its engine lists it; ``languages`` are tags such as "zh-CN" or "zh_HK"."""

    id: str
    name: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Chosen:
    """The voice for a language, and the spelling it reads right."""

    id: str
    spelling: str = PLAIN


# espeak-ng's voice sit/cmn reads Chinese as English letters in 1.51; the one taken here reads tone digits without a
# fault in 1.51 and 1.52. The other two read text.
ESPEAK: Mapping[str, Chosen] = MappingProxyType(
    {
        MANDARIN: Chosen("sit/cmn-latn-pinyin", PINYIN),
        CANTONESE: Chosen("sit/yue"),
        ENGLISH: Chosen("gmw/en"),
    }
)

# The tags of each language, best first. A voice of Taiwan reads Mandarin too; one of Hong Kong reads Cantonese.
TAGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        MANDARIN: ("zh-cn", "zh-hans-cn", "cmn-cn", "zh-sg", "zh-tw", "cmn-tw"),
        CANTONESE: ("yue-hk", "yue-cn", "yue", "zh-hk", "zh-hant-hk"),
        ENGLISH: ("en-gb", "en-us", "en-au", "en-ie", "en-in", "en"),
    }
)

# Words in a voice's id or name: macOS also offers singers, robots and bells as English voices, and its "eloquence" and
# "compact" voices sound poorer than the others.
JOKES = (
    *(
        "albert",
        "badnews",
        "bad news",
        "bahh",
        "bells",
        "boing",
        "bubbles",
        "cellos",
        "deranged",
        "goodnews",
        "good news",
    ),
    *("hysterical", "jester", "organ", "superstar", "trinoids", "whisper", "wobble", "zarvox"),
)
POORER = ("eloquence", "compact", "fred", "junior", "kathy", "ralph")


def chosen(driver: str, language: str, offered: Sequence[Offered]) -> Chosen | None:
    """The voice of ``driver`` (pyttsx3's name of it) for ``language``; None when it has none that reads it."""
    if driver == "espeak":
        known = ESPEAK.get(language)
        return known if known and any(voice.id == known.id for voice in offered) else None
    fitting = [(rank, voice) for voice in offered if (rank := _rank(voice, language)) is not None]
    return Chosen(min(fitting, key=lambda one: one[0])[1].id) if fitting else None


def _rank(voice: Offered, language: str) -> tuple[int, bool] | None:
    """Smaller is better; None for a voice that does not read the language, or is a joke."""
    tags = TAGS.get(language, ())
    known = [tags.index(tag) for tag in map(_tag, voice.languages) if tag in tags]
    described = f"{voice.id} {voice.name}".lower()
    if not known or any(word in described for word in JOKES):
        return None
    return min(known), any(word in described for word in POORER)


def _tag(language: str) -> str:
    return language.replace("_", "-").lower()
