"""Sign-language clips: what patients see, what a person must record first, and which packs there are."""

from kiosk.adapters.signs.coverage import Covered, Shown, coverage
from kiosk.adapters.signs.library import installed_packs, language_faults
from kiosk.doctor.findings import Finding, ok, warning
from kiosk.domain.console import typed
from kiosk.settings import Settings

NAMED = 6  # keys that are listed by name


def check_signs(settings: Settings) -> Finding:
    """Who signs what in the hall's sign language, from which packs, and whether these are in order."""
    packs = installed_packs(settings)
    rows = coverage(settings)[settings.signs.language]
    counts = ", ".join(f"{sum(row.shown is one for row in rows)} {one}" for one in Shown)
    names = ", ".join(dict.fromkeys(pack.name for pack in packs)) or "none"
    words = f"{settings.signs.language}: {counts} of {len(rows)} clips; packs in folders: {names}"
    faults = [*language_faults(packs, settings), *(fault for pack in packs for fault in pack.faults)]
    if faults:
        return warning(f"{words}; {len(faults)} faults in them", f"They are told by: {typed('signs check')}")
    if all(row.shown is Shown.MISSING for row in rows):
        return warning(f"{words}; only captions are shown", f"Run: {typed('signs placeholder')}")
    waiting = [row for row in rows if row.key.is_grave and row.shown is not Shown.HUMAN]
    if waiting:
        return warning(
            f"{words}; a person must record first: {_named(waiting)}", "Record them at the desk, in the studio."
        )
    return ok(words)


def _named(rows: list[Covered]) -> str:
    named = ", ".join(row.key.key for row in rows[:NAMED])
    return f"{named} and {len(rows) - NAMED} more" if len(rows) > NAMED else named
