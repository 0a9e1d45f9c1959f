"""排队查询 as a table: which journey sees which pages, and what is asked of the hall on the way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.errors import UnknownCode
from kiosk.domain.hush import Private, Secret, secrets_of
from kiosk.domain.identity import Paper, PaperKind, Sex
from kiosk.domain.journey import Journey, Patient, Way
from kiosk.domain.queue import TicketState
from kiosk.domain.queue_errors import NoTicket
from kiosk.domain.queue_views import InLine
from kiosk.domain.token import sign_ticket
from kiosk.flow.engine import FlowRun
from kiosk.flow.enquiry import ENQUIRY, STAGES, check_in, find, look_again
from kiosk.flow.registration import with_card, with_code
from kiosk.flow.signing import clip_keys, key_at
from kiosk.ports import CardRead, CodeRead
from kiosk.services import Services
from tests.flows.fake_services import K1, KNOWN, LATE, NOW, FakeRefunds

PAPER = Paper(PaperKind.ID_CARD, "42010619850312061X")
TOKEN = sign_ticket(7, date(2026, 11, 20), key=b"k" * 32)
LINE = InLine(
    ticket_id=7,
    label="A012",
    state=TicketState.WAITING,
    queue="3 诊室",
    queue_en="",
    where="3 诊室",
    where_en="",
    floor=2,
    way=(),
    way_en=(),
    ahead=3,
    wait=(10, 25),
    starts=NOW,
    department="内科",
    department_en="Medicine",
)
AWAY = replace(LINE, state=TicketState.VOID, may_check_in=True)

Answer = Callable[[Journey], Journey]


@dataclass
class FakeQueue:
    """The services an enquiry asks; each call is one line in ``asked``."""

    lines: tuple[InLine, ...] = (LINE,)
    finds: Patient | None = KNOWN
    asked: list[str] = field(default_factory=list)

    @property
    def reception(self) -> "FakeQueue":
        return self

    places_in_line = queueing = reception
    refunds = FakeRefunds((LATE,))

    def look_up(self, journey: Journey) -> Journey:
        self.asked.append("look_up")
        if journey.way is Way.CODE:
            raise UnknownCode
        return replace(journey, patient=self.finds)

    def of_patient(self, patient: int) -> tuple[InLine, ...]:
        self.asked.append(f"of_patient {patient}")
        return self.lines

    def of_ticket(self, token: str) -> InLine:
        self.asked.append(f"of_ticket {token}")
        return self.lines[0]

    def of(self, ticket: int) -> InLine:
        self.asked.append(f"of {ticket}")
        return replace(self.lines[0], ahead=1)

    def check_in_ticket(self, ticket: int, *, actor: Actor) -> InLine:
        self.asked.append(f"check_in {ticket} by {actor}")
        return replace(LINE, ticket_id=ticket)


def call(work: object, services: FakeQueue, journey: Journey) -> Journey:
    do = cast(Callable[[Services, Journey, Actor], Journey], work)
    return do(cast(Services, services), journey, K1)


def card(journey: Journey) -> Journey:
    return with_card(journey, CardRead(PAPER, "张有三", Sex.MALE, date(1985, 3, 12)))


def ticket(journey: Journey) -> Journey:
    return with_code(journey, CodeRead("ticket", TOKEN))


ANSWERS: Mapping[str, Answer] = {
    "find": card,
    "number": lambda journey: replace(journey, paper=PAPER),
    "tickets": lambda journey: replace(journey, line=journey.lines[1]),
    "line": lambda journey: journey,
}
SECOND = replace(LINE, ticket_id=8, label="B003")
PATHS = {
    "by card": (FakeQueue(), {}, ["find", "line"]),
    "by the ticket's code": (FakeQueue(), {"find": ticket}, ["find", "line"]),
    "by number": (FakeQueue(), {"find": lambda journey: replace(journey, way=Way.TYPED)}, ["find", "number", "line"]),
    "several numbers": (FakeQueue(lines=(LINE, SECOND)), {}, ["find", "tickets", "line"]),
    "several, by ticket": (FakeQueue(lines=(LINE, SECOND)), {"find": ticket}, ["find", "line"]),
}


def walk(services: FakeQueue, answers: Mapping[str, Answer]) -> tuple[list[str], Journey]:
    run: FlowRun | None = FlowRun.begin(ENQUIRY)
    seen, journey = [], Journey()
    while run is not None:
        seen.append(run.step_id)
        journey = {**ANSWERS, **answers}[run.step_id](run.journey)
        if run.step.work is not None:
            journey = call(run.step.work, services, journey)
        run = run.answered(journey)
    return seen, journey


@pytest.mark.parametrize(("services", "answers", "pages"), PATHS.values(), ids=PATHS)
def test_each_journey_sees_its_pages(services: FakeQueue, answers: dict[str, Answer], pages: list[str]) -> None:
    assert walk(services, answers)[0] == pages


def test_every_page_is_on_somebodys_way_and_has_a_stage() -> None:
    assert {page for *_, pages in PATHS.values() for page in pages} == {step.id for step in ENQUIRY.steps}
    assert {step.stage for step in ENQUIRY.steps} == set(range(len(STAGES)))


def test_money_that_went_back_meanwhile_is_told_on_the_way() -> None:
    assert walk(FakeQueue(), {})[1].told == (LATE.told,)
    assert walk(FakeQueue(), {"find": ticket})[1].told == ()  # a ticket tells of nobody


def test_the_number_that_was_chosen_is_the_one_that_is_shown() -> None:
    assert walk(FakeQueue(lines=(LINE, SECOND)), {})[1].line == SECOND
    assert walk(FakeQueue(lines=(LINE, SECOND)), {"find": ticket})[1].line == LINE


def test_a_ticket_asks_for_nobodys_name() -> None:
    services = FakeQueue()
    found = call(find, services, ticket(Journey()))
    assert (found.line, found.patient, services.asked) == (LINE, None, [f"of_ticket {TOKEN}"])


@pytest.mark.parametrize("services", [FakeQueue(finds=None), FakeQueue(lines=())], ids=["unknown", "without a number"])
def test_somebody_without_a_number_of_today_is_told_so(services: FakeQueue) -> None:
    with pytest.raises(NoTicket):
        call(find, services, card(Journey()))


def test_a_code_that_is_no_ticket_is_a_paper_or_unknown() -> None:
    with pytest.raises(UnknownCode):
        call(find, FakeQueue(), with_code(Journey(), CodeRead("insurance", "6901234567892")))


def test_whoever_wants_to_type_is_asked_for_the_number_first() -> None:
    services = FakeQueue()
    typed = Journey(way=Way.TYPED)
    assert call(find, services, typed) == typed
    assert services.asked == []


def test_before_the_rooms_a_ticket_checks_in_at_once() -> None:
    services = FakeQueue(lines=(AWAY,))
    found = call(find, services, ticket(Journey(at_door=True)))
    assert (found.line, found.checked_in) == (LINE, True)
    assert services.asked[1:] == ["check_in 7 by patient@K1"]


@pytest.mark.parametrize(("line", "at_door"), [(AWAY, False), (LINE, True), (replace(AWAY, may_check_in=False), True)])
def test_elsewhere_and_for_others_nothing_is_changed(line: InLine, *, at_door: bool) -> None:
    services = FakeQueue(lines=(line,))
    found = call(find, services, ticket(Journey(at_door=at_door)))
    assert (found.line, found.checked_in) == (line, False)
    assert len(services.asked) == 1


def test_the_line_is_looked_at_again_and_again() -> None:
    assert ENQUIRY.step("line").watch is look_again
    seen = call(look_again, FakeQueue(), Journey(line=LINE, checked_in=True))
    assert seen == Journey(line=replace(LINE, ahead=1), checked_in=True)


def test_checking_in_brings_the_number_back_into_line() -> None:
    services = FakeQueue(lines=(AWAY,))
    after = call(check_in, services, Journey(line=AWAY))
    assert (after.line, after.checked_in, services.asked) == (LINE, True, ["check_in 7 by patient@K1"])


def test_from_the_line_one_goes_back_to_another_number() -> None:
    run = FlowRun.begin(ENQUIRY)
    following = run.answered(call(find, FakeQueue(), card(run.journey)))
    assert following is not None
    assert following.step_id == "line"
    assert following.back() == run


@pytest.mark.parametrize(
    ("state", "may", "key"),
    [
        (TicketState.UNPAID, False, "line_unpaid"),
        (TicketState.WAITING, False, "line"),
        (TicketState.CALLED, False, "line_called"),
        (TicketState.ARRIVED, False, "line_arrived"),
        (TicketState.HELD, True, "line_check_in"),
        (TicketState.VOID, True, "line_check_in"),
        (TicketState.VOID, False, "line_over"),
        (TicketState.SERVED, False, "line_over"),
        (TicketState.EXPIRED, False, "line_over"),
    ],
)
def test_each_state_of_the_number_has_its_own_clip(state: TicketState, key: str, *, may: bool) -> None:
    assert key_at("line", Journey(line=replace(LINE, state=state, may_check_in=may))) == key
    assert key in clip_keys()


def test_the_department_is_not_said_aloud_and_the_room_is() -> None:
    private = secrets_of(Journey(lines=(SECOND,), line=LINE))
    assert private == (Secret(Private.DEPARTMENT, "内科"), Secret(Private.DEPARTMENT, "Medicine"))
    assert secrets_of(Journey(lines=(LINE,)))[0].value == "内科"
