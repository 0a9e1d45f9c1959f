"""What a film is checked for, each in words with what was measured, before anything is made of it."""

from kiosk.domain.films import CODECS, LEAST_DOTS, LEAST_FPS, LONGEST, SHORTEST, FilmFacts
from kiosk.ui.desk.studio.words import seconds_text
from kiosk.ui.language import translate

Line = tuple[str, bool]


def checks(facts: FilmFacts, kept: int) -> tuple[Line, ...]:
    """One line for each check, and whether it is passed; ``kept`` ms of the film are left by the trim."""
    return (_pictures(facts), _size(facts), _length(kept), _codec(facts), _sound(facts))


def _pictures(facts: FilmFacts) -> Line:
    fps = f"{int(facts.fps * 10) / 10:g}"
    if facts.fps >= LEAST_FPS:
        return translate("Studio", "{fps} pictures a second").format(fps=fps), True
    told = translate("Studio", "Only {fps} pictures a second; at least {least} are needed, or fingers blur.")
    return told.format(fps=fps, least=LEAST_FPS), False


def _size(facts: FilmFacts) -> Line:
    size = {"width": facts.width, "height": facts.height}
    if min(facts.width, facts.height) >= LEAST_DOTS:
        return translate("Studio", "{width} × {height} pixels").format(**size), True
    told = translate("Studio", "Only {width} × {height} pixels; the shorter side needs at least {least}.")
    return told.format(**size, least=LEAST_DOTS), False


def _length(kept: int) -> Line:
    seconds = seconds_text(kept)
    if SHORTEST * 1000 <= kept <= LONGEST * 1000:
        return translate("Studio", "{seconds} long").format(seconds=seconds), True
    told = translate("Studio", "{seconds} long; trim it to between {least} and {most} seconds.")
    return told.format(seconds=seconds, least=SHORTEST, most=LONGEST), False


def _codec(facts: FilmFacts) -> Line:
    if CODECS.get(facts.container) == facts.codec:
        return translate("Studio", "Plays on every kiosk ({codec})").format(codec=facts.codec.upper()), True
    return translate("Studio", "Is turned into a film that plays on every kiosk."), True


def _sound(facts: FilmFacts) -> Line:
    if facts.has_sound:
        return translate("Studio", "Has sound: it is taken out."), True
    return translate("Studio", "Silent"), True
