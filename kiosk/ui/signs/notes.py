"""What stands where a film should be."""

from kiosk.domain.signs import Clip, ClipKey
from kiosk.ui.language import translate


def why_no_film(about: ClipKey, clip: Clip | None, *, is_broken: bool) -> str:
    """Why there is nothing to watch, and what to do; "" while there is something."""
    if is_broken:
        return translate("Signs", "The film does not play. Read the words.")
    if clip is not None and clip.film is not None:
        return ""
    return (
        translate("Signs", "Nobody has signed this yet. Read the words. Or ask a signer to come.")
        if about.is_grave
        else translate("Signs", "Nobody has signed this yet. Read the words.")
    )
