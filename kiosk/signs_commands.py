"""What ``signs coverage`` and ``signs check`` do: which clips there are, and what is wrong with the installed packs."""

import json
import sys
from collections import Counter
from collections.abc import Iterator

from kiosk.adapters.signs.coverage import Covered, Shown, coverage
from kiosk.adapters.signs.films import FilmUnreadable, facts_of
from kiosk.adapters.signs.library import installed_packs, language_faults
from kiosk.adapters.signs.packs import Entry, Pack
from kiosk.domain.films import film_faults
from kiosk.settings import Settings

FAILED = 1


def show_coverage(settings: Settings, /, *, as_json: bool) -> int:
    """``signs coverage``: what is shown for each key in each sign language, and sums."""
    found = coverage(settings)
    if as_json:
        told = {language: _told(rows) for language, rows in found.items()}
        json.dump(told, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return 0
    for language, rows in found.items():
        for row in rows:
            sys.stdout.write(f"{row.shown:12} {language}  {row.key.key}{_must(row)}\n")
        sums = _sums(rows)
        sys.stdout.write(f"{language}: {len(rows)} keys, {', '.join(f'{sums[one]} {one}' for one in Shown)}\n")
    return 0


def check(settings: Settings, /) -> int:
    """``signs check``: every fault of every installed pack, whether it is chosen or not; 1 when there is any."""
    packs = installed_packs(settings)
    faults = [*language_faults(packs, settings)]
    for pack in packs:
        faults += [*pack.faults, *_film_faults(pack)]
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    names = ", ".join(f"{pack.name} ({len(pack.entries)} clips)" for pack in packs) or "none"
    sys.stdout.write(f"Installed packs: {names}; {len(faults)} faults.\n")
    return FAILED if faults else 0


def _film_faults(pack: Pack) -> Iterator[str]:
    """What is found only by looking at every picture of every film."""
    for entry in pack.entries.values():
        if entry.film is not None:
            yield from (f"{entry.film}, clip {entry.key}: {fault}" for fault in _seen(entry))


def _seen(entry: Entry) -> Iterator[str]:
    if entry.film is None:
        return
    try:
        facts = facts_of(entry.film)
    except FilmUnreadable as error:
        yield f"{error.log}."
        return
    yield from (fault.text.format(**dict(fault.values)) for fault in film_faults(facts))
    end = round(facts.seconds * 1000)
    for language, lines in entry.captions.items():
        if lines[-1].end > end:
            yield f"captions in {language} end at {lines[-1].end} ms, the film at {end}."


def _sums(rows: tuple[Covered, ...]) -> Counter[Shown]:
    return Counter(row.shown for row in rows)


def _must(row: Covered) -> str:
    return "  (only a person may sign this)" if row.key.is_grave and row.shown is not Shown.HUMAN else ""


def _told(rows: tuple[Covered, ...]) -> dict[str, object]:
    sums = _sums(rows)
    return {
        "keys": [
            {"key": row.key.key, "shown": row.shown, "pack": row.pack, "is_grave": row.key.is_grave} for row in rows
        ],
        "sums": {one.value: sums[one] for one in Shown},
    }
