"""Figures that can hardly be right: a question with the likely slip, never a crash and never silently taken."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kiosk.domain.errors import DomainError, InvalidEntry
from kiosk.domain.text import narrow
from kiosk.domain.triage.signs import SIGNS, Presented, Sign, Vitals
from kiosk.domain.triage.tables import DYSPNOEA, Limit, Tables
from kiosk.domain.words import QT_TRANSLATE_NOOP, Words, words

IS_IT = QT_TRANSLATE_NOOP("Words", "{value}: is that right?")
IS_IT_MEANT = QT_TRANSLATE_NOOP("Words", "{value}: is that right? Did you mean {meant}?")
CANNOT_BE = QT_TRANSLATE_NOOP("Words", "{value} cannot be. Is it from {lowest} to {highest}?")
CANNOT_BE_MEANT = QT_TRANSLATE_NOOP("Words", "{value} cannot be. Did you mean {meant}?")
UPSIDE_DOWN = QT_TRANSLATE_NOOP("Words", "{systolic} over {diastolic}: is that right? The upper value is higher.")
SHORT_OF_BREATH = QT_TRANSLATE_NOOP("Words", "Is the patient short of breath? Then this means level {level}.")
NO_NUMBER = QT_TRANSLATE_NOOP("Words", "Please type a number here, such as {example}.")
TOO_FINE = QT_TRANSLATE_NOOP("Words", "{value}: is that right? It is written to {step} at the finest.")

SHAPE = re.compile(r"[0-9]{1,5}(?:\.[0-9]{0,4})?")
POINTS = str.maketrans({",": ".", "。": ".", "，": ".", "、": "."})
FACTORS = (Decimal("0.1"), Decimal("0.01"), Decimal(10), Decimal(100))
EXAMPLES: Mapping[Sign, str] = {Sign.TEMPERATURE: "36.8", Sign.GLUCOSE: "5.6", Sign.POTASSIUM: "4.2"}


@dataclass(frozen=True)
class Question:
    """One sign to look at again: ``meant`` are the figures it probably should be; ``can_be`` lets the nurse insist."""

    sign: Sign
    words: Words
    meant: tuple[tuple[Sign, Decimal], ...] = ()
    can_be: bool = True


class IsThatRight(DomainError):
    """Signs that can hardly be right, and nobody has said yet that they are."""

    sentence = QT_TRANSLATE_NOOP("Words", "Please look at these figures once more.")

    def __init__(self, questions: tuple[Question, ...]) -> None:
        super().__init__(f"signs to look at again: {', '.join(each.sign for each in questions)}")
        self.questions = questions


def read_number(sign: Sign, text: str) -> Decimal | None:
    """What was typed for a sign, None for nothing; raises `InvalidEntry` for what is no number."""
    typed = narrow(text).strip().translate(POINTS)
    if not typed:
        return None
    if not SHAPE.fullmatch(typed):
        raise InvalidEntry(NO_NUMBER, field=sign.value, example=EXAMPLES.get(sign, "80"))
    return Decimal(typed.rstrip("."))


def questions(vitals: Vitals, tables: Tables) -> tuple[Question, ...]:
    """What to look at again, in the order of the signs."""
    return tuple(_questions(vitals, tables))


def open_questions(vitals: Vitals, tables: Tables, *, confirmed: Collection[Sign]) -> tuple[Question, ...]:
    """Those that a nurse has not answered by saying yes; what cannot be stays open whatever is said."""
    return tuple(each for each in questions(vitals, tables) if not (each.can_be and each.sign in confirmed))


def breath_question(case: Presented, tables: Tables) -> Words | None:
    """Whether somebody with so little oxygen is short of breath: the level hangs on it, and nobody has said so."""
    value = case.vitals.numbers.get(Sign.SPO2)
    told = {found.tells for key, found in tables.levels.findings.items() if key in case.findings}
    if value is None or DYSPNOEA in told:
        return None
    levels = [band.level for band in tables.levels.signs.get(Sign.SPO2, ()) if band.needs and band.holds(value)]
    return words(SHORT_OF_BREATH, level=min(levels).figure) if levels else None


def _questions(vitals: Vitals, tables: Tables) -> Iterator[Question]:
    upper, lower = vitals.numbers.get(Sign.SYSTOLIC), vitals.numbers.get(Sign.DIASTOLIC)
    for sign in SIGNS:
        value, limit = vitals.numbers.get(sign), tables.limits.get(sign)
        found = None if value is None or limit is None else _doubt(sign, value, limit)
        if found is not None:
            yield found
        elif sign is Sign.SYSTOLIC and upper is not None and lower is not None and upper <= lower:
            swapped = ((Sign.SYSTOLIC, lower), (Sign.DIASTOLIC, upper)) if upper < lower else ()
            yield Question(sign, words(UPSIDE_DOWN, systolic=str(upper), diastolic=str(lower)), swapped, can_be=False)


def _doubt(sign: Sign, value: Decimal, limit: Limit) -> Question | None:
    slip = _slip(value, limit)
    meant = () if slip is None else ((sign, slip),)
    if not limit.lowest <= value <= limit.highest:
        ends = {"lowest": str(limit.lowest), "highest": str(limit.highest)}
        told = words(CANNOT_BE, value=str(value), **ends) if slip is None else _meant(CANNOT_BE_MEANT, value, slip)
        return Question(sign, told, meant, can_be=False)
    if value % limit.step:
        return Question(sign, words(TOO_FINE, value=str(value), step=str(limit.step)), can_be=False)
    if limit.usual_low <= value <= limit.usual_high:
        return None
    told = words(IS_IT, value=str(value)) if slip is None else _meant(IS_IT_MEANT, value, slip)
    return Question(sign, told, meant)


def _meant(sentence: str, value: Decimal, slip: Decimal) -> Words:
    return words(sentence, value=str(value), meant=str(slip))


def _slip(value: Decimal, limit: Limit) -> Decimal | None:
    """The figure with its point, or its nought, where it probably belongs: 370 is 37.0, 900 is 90."""
    for factor in FACTORS:
        moved = value * factor
        if limit.usual_low <= moved <= limit.usual_high and not moved % limit.step:
            return moved.quantize(limit.step)
    return None
