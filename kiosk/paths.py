"""Where the things that ship with the program lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
CHINESE, ENGLISH = "zh_CN", "en"  # the language of the hall, and that of the sources


def catalogue(code: str) -> Path:
    """The catalogue of language ``code``, there or not; English needs none."""
    return ASSETS / "i18n" / f"nuanxin_{code}.ts"


def plain_catalogue(code: str) -> Path:
    """What is said plainer to those who read ``code`` as their second language, laid over the rest; there or not."""
    return ASSETS / "i18n" / f"plain_{code}.ts"


def languages() -> tuple[str, ...]:
    """Codes of the languages there are: Chinese, English, then each other one with a catalogue."""
    found = sorted(path.stem.partition("_")[2] for path in catalogue("").parent.glob("nuanxin_*.ts"))
    return tuple(dict.fromkeys((CHINESE, ENGLISH, *found)))
