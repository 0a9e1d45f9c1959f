"""The insurance's split is recorded as given; what does not add up is refused, and the patient can still pay it all."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from sqlalchemy import update

from kiosk.adapters.insurance import DemoInsurance
from kiosk.domain.bill import FeeClass
from kiosk.domain.errors import FeesChanged
from kiosk.domain.insurance import InsuranceRefuses, InsuranceUnclear
from kiosk.domain.journey import Journey, PaymentState
from kiosk.ports.insurance import InsuranceSplit, Split, SplitAnswer, SplitAway, SplitRefused, SplitRequest
from kiosk.services.papers.paper_contents import invoice_content
from kiosk.services.papers.printout import Printout
from kiosk.services.papers.proof import Proof
from kiosk.services.visits.registration import RegistrationDesk
from kiosk.storage.tables import ChargeLineRow, ChargeRow, FeeRow, InvoiceRow
from tests.services.books_hall import give_back
from tests.services.small_hall import K1, SmallHall, citizen

EXPERT = "chen 10:00"  # 1.01 and 49.00
GIVEN = Split((51, 3430), account=520, cash=1000, reference="A1", insured="4406********12")


@dataclass
class Insurance(InsuranceSplit):
    """Says what it is told to."""

    answer: SplitAnswer | Exception = GIVEN
    name: str = "insurance"
    asked: list[SplitRequest] = field(default_factory=list)

    def split(self, request: SplitRequest) -> SplitAnswer:
        self.asked.append(request)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def insurance(hall: SmallHall) -> Insurance:
    insurance = Insurance()
    hall.registration = RegistrationDesk(hall.office, hall.timetable, insurance)
    return insurance


def insured(hall: SmallHall, slot: str = EXPERT) -> Journey:
    return hall.journey(slot, replace(hall.patient(), fee_class=FeeClass.EMPLOYEE))


def test_the_split_is_recorded_as_it_was_given(hall: SmallHall, insurance: Insurance) -> None:
    journey = insured(hall)
    (request,) = insurance.asked
    assert (request.total, request.id_number) == (5001, citizen(1).number)
    assert citizen(1).number not in repr(request)
    visit = hall.registration.register(journey, actor=K1)
    assert (visit.due, len(insurance.asked)) == (1000, 1)
    (charge,) = hall.rows(ChargeRow)
    assert {name: charge[name] for name in ("total", "fund", "account", "due", "insurance_reference", "insured")} == {
        "total": 5001,
        "fund": 3481,
        "account": 520,
        "due": 1000,
        "insurance_reference": "A1",
        "insured": "4406********12",
    }
    assert [row["fund"] for row in hall.rows(ChargeLineRow)] == [51, 3430]


def test_the_paper_says_what_the_account_paid(hall: SmallHall, insurance: Insurance) -> None:
    visit = hall.registration.register(insured(hall), actor=K1)
    hall.billing.begin(visit.charge_id, actor=K1)
    hall.gateway.answers["query"] = PaymentState.PAID
    hall.billing.ask(visit.charge_id, actor=K1)
    assert hall.gateway.orders[-1].amount == 1000
    give_back(hall, visit, kept=slice(0, 1))
    sums = [tuple(row[name] for name in ("total", "fund", "account", "due")) for row in hall.rows(InvoiceRow)]
    assert sums == [(5001, 3481, 520, 1000), (-5001, -3481, -520, -1000), (101, 51, 50, 0)]
    with hall.database.read() as session:
        papers = tuple(
            invoice_content(hall.office, session, invoice, Printout(1, large=False, actor=K1)) for invoice in (2, 3)
        )
    assert [(paper.account, paper.bill.due, paper.insured) for paper in papers] == [
        (520, 1000, "4406********12"),
        (50, 0, "4406********12"),
    ]
    assert Proof(hall.database, hall.office.vault).disagreements(papers) == ()


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (replace(GIVEN, cash=1001), InsuranceUnclear),
        (SplitAway("no route"), InsuranceUnclear),
        (RuntimeError("a fault"), InsuranceUnclear),
        (SplitRefused("not insured any more"), InsuranceRefuses),
    ],
)
def test_a_split_that_cannot_be_is_refused_and_the_patient_can_pay_it_all(
    hall: SmallHall, insurance: Insurance, answer: SplitAnswer | Exception, error: type[InsuranceUnclear]
) -> None:
    journey = insured(hall)
    insurance.answer = answer
    with pytest.raises(InsuranceUnclear) as refused:
        hall.registration.quote(journey)
    assert type(refused.value) is error
    journey = replace(journey, own_expense=True)
    journey = replace(journey, bill=hall.registration.quote(journey))
    assert hall.registration.register(journey, actor=K1).due == 5001
    assert [row["fee_class"] for row in hall.rows(ChargeRow)] == ["self"]


def dearer(hall: SmallHall) -> None:
    with hall.database.begin() as session:
        session.execute(update(FeeRow).where(FeeRow.price == 4900).values(price=5900))


@pytest.mark.parametrize(
    "change",
    [
        lambda journey: journey,
        lambda journey: replace(journey, own_expense=True),
        lambda journey: replace(journey, bill=replace(journey.bill, reference="")),
    ],
    ids=["other prices", "another payer", "not the insurance's"],
)
def test_a_split_is_checked_against_the_prices_of_now(
    hall: SmallHall, insurance: Insurance, change: Callable[[Journey], Journey]
) -> None:
    journey = change(insured(hall))
    if journey.bill.reference and not journey.own_expense:
        dearer(hall)
    with pytest.raises(FeesChanged):
        hall.registration.register(journey, actor=K1)
    assert hall.rows(ChargeRow) == []


def test_whoever_is_not_insured_is_not_asked_about(hall: SmallHall, insurance: Insurance) -> None:
    assert hall.journey(EXPERT).bill.due == 5001
    assert insurance.asked == []


@pytest.mark.parametrize(("percent", "account"), [(0, 0), (100, 1520), (50, 760)])
def test_the_demo_keeps_the_percentages_of_the_list(hall: SmallHall, percent: int, account: int) -> None:
    demo = DemoInsurance(demo=True, account_percent=percent)
    hall.registration = RegistrationDesk(hall.office, hall.timetable, demo)
    bill = insured(hall).bill
    assert (bill.total, bill.fund, bill.account, bill.due) == (5001, 3481, account, 1520 - account)
    assert hall.registration.register(insured(hall), actor=K1).due == 1520 - account
