"""Errors with words for the patient, actors, and the small sums of the journey's views."""

import dataclasses
import pkgutil
from datetime import UTC, date, datetime, time
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import domain
from kiosk.domain import errors
from kiosk.domain.actor import Actor
from kiosk.domain.errors import AlreadyRegistered, DomainError, InvalidEntry
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.journey import ClinicOffer, DayPart, Room, SessionKind, SlotOffer
from kiosk.domain.text import is_han, narrow
from kiosk.domain.words import Words, words


def test_an_actor_is_told_by_device_and_staff_number() -> None:
    assert str(Actor("K1")) == "patient@K1"
    assert str(Actor("D2", "0007")) == "0007@D2"


def test_every_error_has_a_whole_sentence_for_the_patient() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, DomainError)]
    assert len(kinds) > 10
    assert [kind.__name__ for kind in kinds if not kind.sentence.endswith(".")] == []


def test_an_error_keeps_its_values_for_the_sentence_and_its_line_for_the_log() -> None:
    error = AlreadyRegistered("registration 5 exists", ticket="A012")
    assert error.patient == Words(AlreadyRegistered.sentence, (("ticket", "A012"),))
    assert (error.log, str(error)) == ("registration 5 exists", "registration 5 exists")
    assert DomainError().log == "DomainError"


def test_an_invalid_entry_names_its_entry() -> None:
    error = InvalidEntry("Please look at {place}.", field="number", place="the card")
    assert (error.field, error.patient) == ("number", words("Please look at {place}.", place="the card"))


def test_a_session_has_the_places_of_all_its_slots_left() -> None:
    at = datetime(2026, 7, 30, 8, 0, tzinfo=UTC)
    slots = tuple(SlotOffer(id=place, starts=at, ends=at, left=left) for place, left in enumerate((3, 0, 4)))
    clinic = ClinicOffer(
        session_id=1,
        day=date(2026, 7, 30),
        part=DayPart.MORNING,
        kind=SessionKind.GENERAL,
        doctor=None,
        room=Room("3 诊室", 2),
        fee=1500,
        waiting=0,
        slots=slots,
    )
    assert clinic.left == 7


@pytest.mark.parametrize(
    ("at", "serves"), [(time(6, 59), False), (time(7, 0), True), (time(16, 59, 59), True), (time(17, 0), False)]
)
def test_the_hall_serves_from_opening_until_closing(at: time, serves: bool) -> None:
    hospital = HospitalInfo(opens=time(7), closes=time(17))
    assert hospital.is_open(datetime.combine(date(2026, 7, 30), at, tzinfo=UTC)) == serves


@given(st.text())
def test_narrowing_twice_is_narrowing_once_and_keeps_the_length(text: str) -> None:
    assert narrow(narrow(text)) == narrow(text)
    assert len(narrow(text)) == len(text)


def test_han_of_every_extension_is_han_and_its_neighbours_are_not() -> None:
    assert all(map(is_han, "一龥䶮㛃𠅤𬱖〇々\u9fff\U00030000\U000323af\U0002ebf0\uf914"))
    assert not any(map(is_han, "aé1ㄅあ김·，\u2e80\u33ff\ue000😀"))


def test_every_value_of_the_domain_is_frozen() -> None:
    modules = [import_module(f"{domain.__name__}.{found.name}") for found in pkgutil.iter_modules(domain.__path__)]
    values = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    shapes = [kind for kind in values if dataclasses.is_dataclass(kind)]
    assert len(shapes) > 20
    assert [kind for kind in shapes if not kind.__dataclass_params__.frozen] == []
