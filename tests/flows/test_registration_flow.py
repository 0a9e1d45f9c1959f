"""挂号 as a table: which journey sees which pages, what is done on the way, and where the way back leads."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from kiosk.domain.errors import (
    AlreadyRegistered,
    FeesChanged,
    GoneOn,
    NotPaidBefore,
    PaidUnseen,
    RegisteredUnseen,
    SlotTaken,
)
from kiosk.domain.identity import Paper, PaperKind, Sex
from kiosk.domain.insurance import InsuranceRefuses, InsuranceUnclear
from kiosk.domain.journey import Journey, Newcomer, OpenVisit, PaperSort, PayBy, Payment, PaymentState, Standing, Way
from kiosk.domain.paying import Wallet
from kiosk.flow.engine import FlowRun
from kiosk.flow.registration import REGISTRATION, STAGES, reprint_invoice, reprint_ticket, with_card, with_code
from kiosk.flow.registration_work import pay_with_code
from kiosk.ports import CardRead, CodeRead
from kiosk.services import Services
from tests.flows.fake_services import BILL, CHOICE, K1, NEW, OFFER, VISIT, FakeServices

PAPER = Paper(PaperKind.ID_CARD, "42010619850312061X")
BORN = date(1985, 3, 12)
TOLD = Journey(newcomer=Newcomer(birth_date=BORN, sex=Sex.MALE))

LEFT = Journey(department=OFFER, choice=CHOICE, standing=Standing("confirm", ("department", "slot")))
OPEN = OpenVisit(OFFER, CHOICE, BILL, VISIT)

Answer = Callable[[Journey], Journey]


def told(**newcomer: object) -> Answer:
    return lambda journey: replace(journey, newcomer=replace(journey.newcomer, **newcomer))


def says(**values: object) -> Answer:
    return lambda journey: replace(journey, **values)


ANSWERS: Mapping[str, Answer] = {
    "identify": lambda journey: with_card(journey, CardRead(PAPER, "张有三", Sex.MALE, BORN)),
    "guardian_number": says(guardian_paper=PAPER),
    "guardian_name": says(guardian_name="张有三"),
    "child_papers": says(child_numbered=False),
    "paper_kind": says(paper_kind=PaperKind.PASSPORT),
    "number": says(paper=PAPER),
    "name": told(name="李晓云"),
    "birth": told(birth_date=BORN, sex=Sex.MALE),
    "phone": told(phone=""),
    "namesakes": says(),
    "consent": told(consented=True),
    "resume": says(goes_on=True),
    "open_visits": says(),
    "department": says(department=OFFER),
    "slot": says(choice=CHOICE, nearest=()),
    "confirm": says(pay_by=PayBy.PHONE),
    "pay": says(),
    "done": says(),
}


class Walker:
    """Walks the flow as a sitting does, with answers by step."""

    def __init__(self, services: FakeServices, *, first: Journey | None = None, **answers: Answer) -> None:
        self.services = services
        self.answers = {**ANSWERS, **answers}
        self.seen: list[str] = []
        self._enter(FlowRun.begin(REGISTRATION, first))

    def _work(self, work: object, journey: Journey) -> Journey:
        if work is None:
            return journey
        do = cast(Callable[[Services, Journey, object], Journey], work)
        return do(cast(Services, self.services), journey, K1)

    def _enter(self, run: FlowRun | None) -> None:
        self.run = run
        if run is None:
            return
        self.seen.append(run.step_id)
        journey = self._work(run.step.after, self._work(run.step.enter, run.journey))
        self.run = run.updated(journey)

    def step(self) -> None:
        assert self.run is not None
        journey = self.answers[self.run.step_id](self.run.journey)
        self._enter(self.run.answered(self._work(self.run.step.work, journey)))

    def until(self, step: str) -> "Walker":
        while self.run is not None and self.run.step_id != step:
            self.step()
        return self

    def end(self) -> list[str]:
        while self.run is not None:
            self.step()
        return self.seen

    @property
    def journey(self) -> Journey:
        assert self.run is not None
        return self.run.journey


CHOOSING = ["department", "slot", "confirm"]
ENTERING = ["phone", "consent"]
typed = says(way=Way.TYPED)
child = says(way=Way.CHILD)
takes_up = says(department=OFFER, choice=CHOICE, bill=BILL, visit=VISIT, pay_by=PayBy.PHONE)
at_window = says(department=OFFER, choice=CHOICE, bill=BILL, visit=VISIT, pay_by=PayBy.WINDOW)
nobody = {"finds": None}

PATHS = {
    "known by card": ({}, {}, ["identify", *CHOOSING, "pay", "done"]),
    "known by code": ({}, {"identify": says(way=Way.CODE, code="4" * 28)}, ["identify", *CHOOSING, "pay", "done"]),
    "known by number": ({}, {"identify": typed}, ["identify", "number", *CHOOSING, "pay", "done"]),
    "known, pays at a window": ({}, {"confirm": says(pay_by=PayBy.WINDOW)}, ["identify", *CHOOSING, "done"]),
    "known, nothing due": ({}, {"confirm": says(pay_by=PayBy.NOTHING)}, ["identify", *CHOOSING, "done"]),
    "new by card": (nobody, {}, ["identify", *ENTERING, *CHOOSING, "pay", "done"]),
    "new by number": (
        {**nobody, "tells": TOLD},
        {"identify": typed},
        ["identify", "number", "name", *ENTERING, *CHOOSING, "pay", "done"],
    ),
    "new by another paper": (
        nobody,
        {"identify": says(way=Way.TYPED, picks_paper=True)},
        ["identify", "paper_kind", "number", "name", "birth", *ENTERING, *CHOOSING, "pay", "done"],
    ),
    "new by code": (
        nobody,
        {"identify": says(way=Way.CODE, code="4" * 28)},
        ["identify", "name", "birth", *ENTERING, *CHOOSING, "pay", "done"],
    ),
    "somebody of the same name": (
        {**nobody, "namesakes": 1},
        {},
        ["identify", "phone", "namesakes", "consent", *CHOOSING, "pay", "done"],
    ),
    "known child without a number": (
        {},
        {"identify": child},
        ["identify", "guardian_number", "child_papers", "name", "birth", *CHOOSING, "pay", "done"],
    ),
    "new child without a number": (
        nobody,
        {"identify": child},
        ["identify", "guardian_number", "child_papers", "name", "birth", *ENTERING, *CHOOSING, "pay", "done"],
    ),
    "child of an unknown guardian, with a number": (
        {"guardian": ""},
        {"identify": child, "child_papers": says(child_numbered=True)},
        ["identify", "guardian_number", "guardian_name", "child_papers", "number", *CHOOSING, "pay", "done"],
    ),
    "came back and goes on": ({"kept": LEFT}, {}, ["identify", "resume", "confirm", "pay", "done"]),
    "came back by number and goes on": (
        {"kept": LEFT},
        {"identify": typed},
        ["identify", "number", "resume", "confirm", "pay", "done"],
    ),
    "came back and begins again": (
        {"kept": LEFT},
        {"resume": says(goes_on=False)},
        ["identify", "resume", *CHOOSING, "pay", "done"],
    ),
    "pays what is due": (
        {"open_visits": (OPEN,)},
        {"open_visits": takes_up},
        ["identify", "open_visits", "pay", "done"],
    ),
    "sees what is due at a window": (
        {"open_visits": (OPEN,)},
        {"open_visits": at_window},
        ["identify", "open_visits", "done"],
    ),
    "wants something else": ({"open_visits": (OPEN,)}, {}, ["identify", "open_visits", *CHOOSING, "pay", "done"]),
    "emergency without papers": (
        nobody,
        {"identify": says(way=Way.NO_PAPERS)},
        ["identify", "name", *ENTERING, *CHOOSING, "pay", "done"],
    ),
}


@pytest.mark.parametrize(("services", "answers", "pages"), PATHS.values(), ids=PATHS)
def test_each_journey_sees_its_pages(services: dict[str, object], answers: dict[str, Answer], pages: list[str]) -> None:
    assert Walker(FakeServices(**services), **answers).end() == pages


def test_every_page_is_on_somebodys_way() -> None:
    seen = {page for _, _, pages in PATHS.values() for page in pages}
    assert seen == {step.id for step in REGISTRATION.steps}


def test_somebody_who_said_who_they_are_on_the_start_page_is_not_asked_again() -> None:
    walker = Walker(FakeServices(), first=Journey(way=Way.CHILD))
    assert walker.until("done").seen[0] == "guardian_number"


def test_what_is_done_on_the_way_of_a_newcomer() -> None:
    services = FakeServices(finds=None)
    walker = Walker(services).until("done")
    assert services.asked == [
        "look_up",
        "look_for_namesakes",
        "enrol by patient@K1",
        "departments",
        "clinics of 1",
        "quote",
        "register by patient@K1",
        "begin 23",
        "visit 17",
        "print 17",
    ]
    assert (walker.journey.patient, walker.journey.bill, walker.journey.visit.ahead) == (NEW, BILL, 2)


def test_every_page_before_the_money_can_be_taken_back() -> None:
    walker = Walker(FakeServices(), identify=typed).until("confirm")
    forward = list(walker.seen)
    run, back = walker.run, []
    while run.can_go_back:
        back.append(run.step_id)
        run = run.back()
    assert [*back, run.step_id] == forward[::-1]
    assert run.journey == Journey()
    assert run.back() == run


def test_nobody_goes_back_behind_the_money() -> None:
    assert not Walker(FakeServices(), confirm=says(pay_by=PayBy.WINDOW)).until("done").run.can_go_back
    assert not Walker(FakeServices()).until("done").run.can_go_back


@pytest.mark.parametrize(
    ("money", "can"),
    [
        (PaymentState.WAITING, True),
        (PaymentState.NOT_PAID, True),
        (PaymentState.UNKNOWN, False),
        (PaymentState.PAID, False),
    ],
)
def test_a_place_is_given_back_for_another_only_while_nothing_is_paid(money: PaymentState, can: bool) -> None:
    run = Walker(FakeServices(), confirm=says(pay_by=PayBy.PHONE)).until("pay").run
    run = run.updated(replace(run.journey, payment=Payment(money, 1500)))
    assert (run.can_go_back, run.back_undoes) == (can, can)


def test_before_the_order_is_known_nobody_goes_back_from_paying() -> None:
    run = Walker(FakeServices(), confirm=says(pay_by=PayBy.PHONE)).until("pay").run
    assert not run.updated(replace(run.journey, payment=None)).can_go_back


def test_choosing_again_knows_nothing_of_the_place_given_back() -> None:
    walker = Walker(FakeServices(), confirm=says(pay_by=PayBy.PHONE)).until("pay")
    before = walker.run.back()
    assert (before.step_id, before.journey.visit, before.journey.payment) == ("confirm", None, None)
    assert before.journey.choice == walker.journey.choice
    assert before.can_go_back
    assert not before.back_undoes


def test_a_slot_taken_leads_back_to_the_slots_and_keeps_everything_else() -> None:
    walker = Walker(FakeServices(finds=None)).until("confirm")
    before = replace(walker.journey, pay_by=PayBy.PHONE)
    run = walker.run.retreated(SlotTaken("as told", nearest=(7, 8)), before)
    assert run.step_id == "slot"
    assert run.journey == replace(before, nearest=(7, 8))
    assert run.back().step_id == "department"
    walker._enter(run)
    assert walker.until("done").journey.nearest == ()


def test_changed_fees_are_shown_again() -> None:
    services = FakeServices()
    walker = Walker(services).until("confirm")
    run = walker.run.retreated(FeesChanged("as told"), walker.journey)
    assert (run.step_id, run.back().step_id) == ("confirm", "slot")
    services.asked.clear()
    walker._enter(run)
    assert services.asked == ["quote"]


@pytest.mark.parametrize("trouble", [InsuranceUnclear("as told"), InsuranceRefuses("as told")])
def test_without_the_insurance_the_full_price_is_shown(trouble: InsuranceUnclear) -> None:
    walker = Walker(FakeServices()).until("confirm")
    run = walker.run.retreated(trouble, walker.journey)
    assert run is not None
    assert (run.step_id, run.journey.own_expense) == ("confirm", True)
    assert not run.back().journey.own_expense, "another choice asks the insurance again"


def test_what_cannot_be_mended_leads_nowhere() -> None:
    walker = Walker(FakeServices(trouble=AlreadyRegistered(ticket="A001"))).until("confirm")
    with pytest.raises(AlreadyRegistered) as already:
        walker.step()
    assert walker.run.retreated(already.value, walker.journey) is None


def test_the_pay_page_asks_again_and_again_and_cleans_up_when_left() -> None:
    services = FakeServices(money=PaymentState.UNKNOWN)
    walker = Walker(services).until("pay")
    step = walker.run.step
    services.asked.clear()
    assert walker._work(step.watch, walker.journey).payment.state is PaymentState.UNKNOWN
    assert walker._work(step.leave, walker.journey).payment.state is PaymentState.NOT_PAID
    assert services.asked == ["ask 23", "give_up"]


def test_another_wallet_is_begun_with_and_a_scanned_code_is_charged_and_forgotten() -> None:
    services = FakeServices()
    walker = Walker(services).until("pay")
    services.asked.clear()
    asked_for = replace(walker.journey, wallet=Wallet.ALIPAY)
    assert walker._work(walker.run.step.enter, asked_for).payment.state is PaymentState.WAITING
    paid = walker._work(pay_with_code("134567890123456789"), walker.journey)
    assert paid.payment.state is PaymentState.PAID
    assert services.asked == ["begin 23 with alipay", "charge 23 with 134567890123456789"]
    assert "134567890123456789" not in repr(paid)


def test_a_bell_brings_only_money_that_the_books_have() -> None:
    services = FakeServices(money=PaymentState.WAITING)
    walker = Walker(services).until("pay")
    hears = walker.run.step.hears
    assert walker._work(hears, walker.journey) is walker.journey
    services.money = PaymentState.PAID
    assert walker._work(hears, walker.journey).payment.state is PaymentState.PAID


def test_changing_ones_mind_to_a_window_closes_the_order() -> None:
    services = FakeServices()
    walker = Walker(services, pay=says(pay_by=PayBy.WINDOW)).until("done")
    assert "pay_at_window" in services.asked
    assert (walker.journey.pay_by, walker.journey.payment.state) == (PayBy.WINDOW, PaymentState.NOT_PAID)


def test_reprints_take_the_place_of_what_was_printed() -> None:
    services = FakeServices()
    walker = Walker(services).until("done")
    again = reprint_ticket(cast(Services, services), walker.journey, K1)
    assert [(one.sort, one.copy) for one in again.prints] == [(PaperSort.TICKET, 2)]
    both = reprint_invoice(cast(Services, services), again, K1)
    assert [(one.sort, one.copy) for one in both.prints] == [(PaperSort.TICKET, 2), (PaperSort.INVOICE, 2)]


def test_a_code_and_a_card_are_ways_to_say_who_one_is() -> None:
    assert with_code(Journey(), CodeRead("insurance", "4" * 28)).way is Way.CODE
    journey = with_card(Journey(), CardRead(PAPER, "张有三"))
    assert (journey.way, journey.paper, journey.newcomer.name) == (Way.CARD, PAPER, "张有三")


def test_every_step_carries_its_words_and_a_stage() -> None:
    for step in REGISTRATION.steps:
        assert step.title
        assert step.prompt
        assert 0 <= step.stage < len(STAGES)
        assert step.sign_key == step.id
    stages = [step.stage for step in REGISTRATION.steps]
    assert stages == sorted(stages)


# ---- people who come back ---------------------------------------------------


def test_whoever_goes_on_can_still_go_back_to_each_choice() -> None:
    walker = Walker(FakeServices(kept=LEFT)).until("confirm")
    run, back = walker.run, []
    while run.can_go_back:
        run = run.back()
        back.append(run.step_id)
    assert back == ["slot", "department", "identify"]
    assert walker.journey.standing is None
    assert (walker.journey.department, walker.journey.choice) == (OFFER, CHOICE)


def test_a_choice_that_is_gone_says_why() -> None:
    why = SlotTaken()
    left = replace(LEFT, choice=None, standing=Standing("slot", ("department",), why))
    walker = Walker(FakeServices(kept=left)).until("resume")
    journey = walker._work(walker.run.step.work, replace(walker.journey, goes_on=True))
    assert walker.run.why(journey) is why
    following = walker.run.answered(journey)
    assert [step for step, _ in following.past] == ["identify", "department"]
    assert following.step_id == "slot"


def test_what_went_on_elsewhere_leads_to_the_first_choice() -> None:
    walker = Walker(FakeServices(kept=LEFT)).until("resume")
    walker.services.kept = None
    with pytest.raises(GoneOn) as raised:
        walker._work(walker.run.step.work, replace(walker.journey, goes_on=True))
    retreat = walker.run.retreated(raised.value, walker.journey)
    assert (retreat.step_id, retreat.journey.kept) == ("department", False)


def test_beginning_again_wipes_what_was_kept() -> None:
    services = FakeServices(kept=LEFT)
    Walker(services, resume=says(goes_on=False)).until("department")
    assert (services.kept, "forget registration" in services.asked) == (None, True)


@pytest.mark.parametrize(
    ("step", "kept"),
    [
        ("identify", None),
        ("department", ()),
        ("slot", ("department",)),
        ("confirm", ("department", "slot")),
        ("pay", None),
    ],
)
def test_only_choices_are_kept_of_whoever_walks_away(step: str, kept: tuple[str, ...] | None) -> None:
    run = Walker(FakeServices()).until(step).run
    journey = run.to_keep
    assert (journey is None) is (kept is None)
    if journey is not None:
        assert journey.standing == Standing(step, kept)


def test_what_is_kept_is_kept_under_the_name_of_the_flow() -> None:
    services = FakeServices()
    journey = Walker(services).until("slot").run.to_keep
    assert journey is not None
    assert REGISTRATION.keep is not None
    assert REGISTRATION.keep(services, journey, K1) == journey
    assert (services.kept, services.asked[-1]) == (journey, "keep registration")


def test_a_newcomer_who_has_not_agreed_is_not_kept() -> None:
    for step in ("name", "birth", "phone", "consent"):
        run = Walker(FakeServices(finds=None), identify=says(way=Way.CODE, code="4" * 28)).until(step).run
        assert run.step_id == step
        assert run.to_keep is None


@pytest.mark.parametrize(
    ("step", "payment", "word"),
    [
        ("pay", None, NotPaidBefore),
        ("done", Payment(PaymentState.PAID, 1500), PaidUnseen),
        ("done", None, RegisteredUnseen),
    ],
)
def test_whoever_goes_before_a_page_could_be_shown_is_told(step: str, payment: Payment | None, word: type) -> None:
    error = REGISTRATION.step(step).unseen(Journey(visit=VISIT, payment=payment))
    assert type(error) is word
    assert ("ticket", "A012") in error.patient.values
    assert REGISTRATION.step(step).unseen(Journey()) is None


def test_nobody_need_be_told_of_pages_behind_which_nothing_was_done() -> None:
    quiet = {step.id for step in REGISTRATION.steps if step.unseen(Journey(visit=VISIT)) is None}
    assert quiet == {step.id for step in REGISTRATION.steps} - {"pay", "done"}


def test_taking_up_a_registration_cannot_be_taken_back() -> None:
    walker = Walker(FakeServices(open_visits=(OPEN,)), open_visits=takes_up).until("open_visits")
    assert walker.run.binds(takes_up(walker.journey))
    assert not walker.run.binds(walker.journey)
    assert not walker.until("pay").run.can_go_back


def test_at_a_window_the_ticket_waits_from_now_on() -> None:
    services = FakeServices(open_visits=(OPEN,))
    Walker(services, open_visits=at_window).until("done")
    assert "pay_at_window" in services.asked


def test_what_is_put_aside_is_what_comes_back() -> None:
    services = FakeServices()
    run = Walker(services).until("confirm").run
    assert REGISTRATION.keep is not None
    REGISTRATION.keep(cast(Services, services), run.to_keep, K1)
    assert services.asked[-1] == "keep registration"
    walker = Walker(services).until("confirm")
    assert walker.seen == ["identify", "resume", "confirm"]
    assert walker.journey.choice == run.journey.choice
