"""Electronic invoices: once for each serial, whatever breaks off, and the paper leads to what was issued."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from kiosk.domain.journey import Visit
from kiosk.domain.papers import InvoiceContent
from kiosk.ports.fiscal import (
    FiscalAnswer,
    FiscalAway,
    FiscalDocument,
    FiscalInvoice,
    FiscalRefused,
    FiscalRequest,
    FiscalReversal,
)
from kiosk.services.invoices.fiscal import EInvoices
from kiosk.services.money.billing import Billing
from kiosk.services.papers.paper_contents import invoice_content
from kiosk.services.papers.printout import Printout
from kiosk.services.papers.proof import Proof
from kiosk.storage.tables import FiscalCallRow, FiscalDocumentRow, FiscalResultRow
from tests.services.books_hall import CLERK, give_back, invoice_of, staffed
from tests.services.small_hall import K1, SmallHall

EXPERT = "chen 10:00"


@dataclass
class Service(FiscalInvoice):
    """Issues by serial, and answers what it is told to."""

    name: str = "province"
    answers: list[FiscalAnswer | BaseException] = field(default_factory=list)  # what is said next, before it issues
    issued: dict[str, FiscalDocument] = field(default_factory=dict)
    asked: list[FiscalRequest | FiscalReversal] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None  # something that happens while it is being asked

    def issue(self, request: FiscalRequest) -> FiscalAnswer:
        return self._answer(request)

    def reverse(self, reversal: FiscalReversal) -> FiscalAnswer:
        return self._answer(reversal)

    def _answer(self, asked: FiscalRequest | FiscalReversal) -> FiscalAnswer:
        self.asked.append(asked)
        meanwhile, self.meanwhile = self.meanwhile, lambda: None
        meanwhile()
        at = asked.issued_at if isinstance(asked, FiscalRequest) else asked.at
        number = f"{len(self.issued) + 1:010}"
        document = FiscalDocument("11060126", number, "A1B2C3", f"https://e.example/{number}", at)
        document = self.issued.setdefault(asked.serial, document)
        said = self.answers.pop(0) if self.answers else document
        if isinstance(said, BaseException):
            raise said
        return said


@dataclass
class Scene:
    """A hall whose invoices are issued electronically too."""

    hall: SmallHall
    service: Service

    @property
    def invoices(self) -> EInvoices:
        """Opened anew each time, as after a restart."""
        return EInvoices(self.hall.office, self.service)

    def settle(self) -> int:
        return self.invoices.settle(actor=K1)

    def later(self, minutes: int) -> None:
        self.hall.clock.set(self.hall.clock.now() + timedelta(minutes=minutes))

    def paper(self, invoice: int) -> InvoiceContent:
        with self.hall.database.read() as session:
            content = invoice_content(self.hall.office, session, invoice, Printout(1, large=False, actor=K1))
        assert Proof(self.hall.database, self.hall.office.vault).disagreements((content,)) == ()
        return content

    def states(self) -> list[object]:
        return [row["state"] for row in self.hall.rows(FiscalResultRow)]

    def said(self) -> list[object]:
        return [row["said"] for row in self.hall.rows(FiscalCallRow)]


@pytest.fixture
def scene(hall: SmallHall) -> Scene:
    hall.office = replace(hall.office, e_invoices=True)
    hall.billing = Billing(hall.office, (hall.gateway,))
    return Scene(hall, Service())


@pytest.fixture
def visit(scene: Scene) -> Visit:
    return scene.hall.paid_visit(EXPERT)


def test_the_paper_leads_to_what_was_issued_once_it_is(scene: Scene, visit: Visit) -> None:
    before = scene.paper(1)
    assert (before.token[:5], before.e_number, before.e_follows) == ("NXI1.", "", True)
    assert (scene.settle(), scene.settle()) == (1, 0)
    after = scene.paper(1)
    assert (after.token, after.e_number) == ("https://e.example/0000000001", "11060126 0000000001")
    assert not after.e_follows
    (request,) = scene.service.asked
    assert isinstance(request, FiscalRequest)
    assert (request.payer, request.paper_number) == ("王小明", "44060126-0000000001")
    assert (request.bill.total, request.bill.due, request.department) == (5001, 5001, "内科")
    assert Proof(scene.hall.database, scene.hall.office.vault).disagreements((before, replace(after, token="NXI1.x")))


def test_a_call_that_was_broken_off_is_the_same_document(scene: Scene, visit: Visit) -> None:
    scene.service.answers = [KeyboardInterrupt()]
    with pytest.raises(KeyboardInterrupt):
        scene.settle()
    assert (scene.said(), scene.states(), scene.settle()) == ([None], [], 0)
    scene.later(2)
    assert scene.settle() == 1
    assert (scene.said(), scene.states()) == ([None, "issued"], ["issued"])
    assert len({asked.serial for asked in scene.service.asked}) == 1
    assert len(scene.service.issued) == 1


@pytest.mark.parametrize("trouble", [FiscalAway("no route"), RuntimeError("no invoice for 王小明")])
def test_a_service_that_is_away_is_asked_later_and_less_often(
    scene: Scene, visit: Visit, trouble: FiscalAway | Exception, caplog: pytest.LogCaptureFixture
) -> None:
    scene.hall.paid_visit(EXPERT, 2)
    scene.service.answers = [trouble] * 2
    with caplog.at_level(logging.WARNING):
        assert scene.settle() == 0
    assert len(scene.service.asked) == 1  # the other one waits until it is back
    assert "province" in caplog.text
    assert "王小明" not in caplog.text
    assert scene.settle() == 0
    scene.later(3)
    assert scene.settle() == 2
    assert (scene.said(), scene.states()) == (["away", "away", "issued", "issued"], ["issued", "issued"])


def test_what_is_refused_is_not_asked_again(scene: Scene, visit: Visit, caplog: pytest.LogCaptureFixture) -> None:
    scene.service.answers = [FiscalRefused("unknown item")]
    assert (scene.settle(), scene.states()) == (1, ["refused"])
    assert "refuses document 1: unknown item" in caplog.text
    scene.later(1000)
    assert scene.settle() == 0
    paper = scene.paper(1)
    assert (paper.token[:5], paper.e_follows) == ("NXI1.", False)
    give_back(scene.hall, visit, kept=slice(0, 0))
    assert (scene.settle(), scene.states()) == (1, ["refused", "needless"])
    assert len(scene.service.asked) == 1


def test_a_reversal_waits_for_its_original(scene: Scene, visit: Visit) -> None:
    scene.service.answers = [FiscalAway()]
    give_back(scene.hall, visit, kept=slice(1, None))
    assert scene.settle() == 0
    scene.later(2)
    assert scene.settle() >= 1
    scene.later(2)
    scene.settle()
    assert scene.states() == ["issued"] * 3
    (reversal,) = (asked for asked in scene.service.asked if isinstance(asked, FiscalReversal))
    assert (reversal.original.number, reversal.reason) == ("0000000001", "多收")
    assert scene.paper(2).token == scene.service.issued[reversal.serial].url
    assert scene.paper(3).token != scene.paper(2).token


def test_the_electronic_one_stays_good_when_its_paper_is_void(scene: Scene, visit: Visit) -> None:
    scene.settle()
    instead = staffed(scene.hall).void(1, reason="卡纸", actor=CLERK)
    assert (scene.settle(), len(scene.service.asked)) == (0, 1)
    assert scene.paper(instead).token == "https://e.example/0000000001"
    assert invoice_of(scene.hall, visit) == instead
    (row,) = scene.hall.rows(FiscalDocumentRow)
    assert row["invoice_id"] == instead


def test_two_machines_call_once(scene: Scene, visit: Visit) -> None:
    """The second looks while the first one is calling, and both have seen the document as due."""
    scene.hall.paid_visit(EXPERT, 2)
    seen: list[int] = []
    scene.service.meanwhile = lambda: seen.append(scene.settle())
    assert (scene.settle(), seen, len(scene.service.asked), scene.said()) == (1, [1], 2, ["issued", "issued"])


def test_of_two_late_answers_the_first_counts(scene: Scene, visit: Visit) -> None:
    """The lease was over, another machine asked too: the same serial, so the same document, written once."""
    seen: list[int] = []

    def meanwhile() -> None:
        scene.later(5)
        seen.append(scene.settle())

    scene.service.meanwhile = meanwhile
    assert (scene.settle(), seen, scene.states(), len(scene.service.issued)) == (0, [1], ["issued"], 1)


def test_without_a_service_nothing_is_ordered(hall: SmallHall) -> None:
    visit = hall.paid_visit(EXPERT)
    give_back(hall, visit, kept=slice(1, None))
    assert hall.rows(FiscalDocumentRow) == []
