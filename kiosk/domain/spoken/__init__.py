"""What the screen shows, written out as a person would say it."""

from kiosk.domain.spoken.english import english
from kiosk.domain.spoken.mandarin import mandarin


def prepare(text: str, language: str) -> str:
    """``text`` in words that a speech engine reads right; a language without rules ("fr") keeps it as it is.

    Languages are "zh_CN", "yue" and "en". Cantonese gets the same Han words, but says 一 where Mandarin says 幺.
    """
    match language:
        case "zh_CN":
            return mandarin(text)
        case "yue":
            return mandarin(text).replace("幺", "一")
        case "en":
            return english(text)
    return text
