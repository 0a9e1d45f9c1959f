"""An assessment as text, to be sealed: signs, findings, and the reasons in the words of that day.

These records are kept for years: each field is written by a name of its own, not by those of the program's classes.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from kiosk.domain.triage.judging import Alarm, Proposal, Reason, Score
from kiosk.domain.triage.signs import Consciousness, Level, Presented, Scale, Sign, Track, Vitals
from kiosk.domain.words import Words

Plain = Mapping[str, object]


def written(presented: Presented, proposal: Proposal) -> str:
    """Both as text; `read_back` gives them again."""
    return json.dumps({"found": _found(presented), "proposed": _proposed(proposal)}, ensure_ascii=False)


def read_back(text: str, *, tables: str) -> tuple[Presented, Proposal]:
    """What was written; ``tables`` is the version it was judged by, which stands beside it."""
    told: Plain = json.loads(text)
    return _presented(_plain(told["found"])), _proposal(_plain(told["proposed"]), tables)


def _found(presented: Presented) -> Plain:
    vitals = presented.vitals
    return {
        "numbers": {sign.value: str(value) for sign, value in vitals.numbers.items()},
        "on_oxygen": vitals.on_oxygen,
        "consciousness": None if vitals.consciousness is None else vitals.consciousness.value,
        "scale": vitals.scale.value,
        "findings": sorted(presented.findings),
        "complaint": presented.complaint,
        "age": presented.age,
    }


def _presented(told: Plain) -> Presented:
    mind = told["consciousness"]
    numbers = cast(Mapping[str, str], told["numbers"])
    vitals = Vitals(
        numbers={Sign(sign): Decimal(value) for sign, value in numbers.items()},
        on_oxygen=cast("bool | None", told["on_oxygen"]),
        consciousness=None if mind is None else Consciousness(cast(str, mind)),
        scale=Scale(cast(int, told["scale"])),
    )
    findings = frozenset(cast("list[str]", told["findings"]))
    return Presented(vitals, findings, cast(str, told["complaint"]), cast("int | None", told["age"]))


def _proposed(proposal: Proposal) -> Plain:
    score = proposal.news2
    return {
        "level": proposal.level.value,
        "reasons": [_reason(each) for each in proposal.reasons],
        "news2": None if score is None else _score(score),
        "why_not": None if proposal.why_not is None else _words(proposal.why_not),
        "tracks": sorted(proposal.tracks),
    }


def _proposal(told: Plain, tables: str) -> Proposal:
    score, why_not = told["news2"], told["why_not"]
    return Proposal(
        level=Level(cast(int, told["level"])),
        reasons=tuple(map(_read_reason, _list(told["reasons"]))),
        news2=None if score is None else _read_score(_plain(score)),
        why_not=None if why_not is None else _read_words(_plain(why_not)),
        tracks=frozenset(map(Track, cast("list[str]", told["tracks"]))),
        tables=tables,
    )


def _score(score: Score) -> Plain:
    parts, missing = [_reason(each) for each in score.parts], [sign.value for sign in score.missing]
    return {"total": score.total, "alarm": score.alarm.value, "parts": parts, "missing": missing}


def _read_score(told: Plain) -> Score:
    missing = tuple(map(Sign, cast("list[str]", told["missing"])))
    parts = tuple(map(_read_reason, _list(told["parts"])))
    return Score(cast(int, told["total"]), Alarm(cast(str, told["alarm"])), parts, missing)


def _reason(reason: Reason) -> Plain:
    return {
        "words": _words(reason.words),
        "sign": None if reason.sign is None else reason.sign.value,
        "names": list(reason.names),
        "points": reason.points,
        "level": None if reason.level is None else reason.level.value,
    }


def _read_reason(told: Plain) -> Reason:
    sign, level = told["sign"], told["level"]
    chinese, english = cast("list[str]", told["names"])
    return Reason(
        words=_read_words(_plain(told["words"])),
        sign=None if sign is None else Sign(cast(str, sign)),
        names=(chinese, english),
        points=cast("int | None", told["points"]),
        level=None if level is None else Level(cast(int, level)),
    )


def _words(words: Words) -> Plain:
    return {"text": words.text, "values": dict(words.values)}


def _read_words(told: Plain) -> Words:
    values = cast(Mapping[str, "str | int"], told["values"])
    return Words(cast(str, told["text"]), tuple(values.items()))


def _plain(value: object) -> Plain:
    return cast(Plain, value)


def _list(value: object) -> list[Plain]:
    return cast("list[Plain]", value)
