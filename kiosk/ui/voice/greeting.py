"""What the voice says of itself: how it is used, and how private words are heard."""

from collections.abc import Mapping

from kiosk.ui.language import translate


def greeting(keys: Mapping[str, str], *, touch: bool) -> tuple[str, ...]:
    """Said when the voice is switched on; ``keys`` as in the settings."""
    hello = translate("Voice", "Voice is on.")
    touching = translate("Voice", "Touch something to hear it. Touch it again to choose it.") if touch else ""
    return tuple(words for words in (hello, touching, keys_words(keys)) if words)


def keys_words(keys: Mapping[str, str]) -> str:
    """Which keys lead through a page; "" where they are keys nobody knows by name."""
    named = {action: _key_name(keys.get(action, "")) for action in ("next", "previous", "repeat", "private")}
    if not all(named.values()):
        return ""
    return translate(
        "Voice", "By keys: {next} for the next one, {previous} for the one before, Enter to choose, {repeat} to repeat."
    ).format(**named)


def private_words(keys: Mapping[str, str]) -> str:
    """Said once, when something was left out."""
    key, button = _key_name(keys.get("private", "")), translate("Voice", "Say all")
    if key:
        return translate(
            "Voice", "Private words are not spoken. To hear them, plug in headphones, or press {key} or “{button}”."
        ).format(key=key, button=button)
    return translate(
        "Voice", "Private words are not spoken. To hear them, plug in headphones, or press “{button}”."
    ).format(button=button)


def _key_name(keys: str) -> str:
    """What people call the first of ``keys``."""
    first = keys.split(maxsplit=1)[0] if keys else ""
    arrows = {
        "Down": translate("Voice", "arrow down"),
        "Up": translate("Voice", "arrow up"),
        "Right": translate("Voice", "arrow right"),
        "Left": translate("Voice", "arrow left"),
        "Space": translate("Voice", "the space bar"),
    }
    is_named = len(first) <= 3 and first[:1] == "F" and first[1:].isdigit() and int(first[1:]) <= 12
    return arrows.get(first) or (translate("Voice", "the {key} key").format(key=first) if is_named else "")
