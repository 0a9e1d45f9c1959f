"""腕带: the slip of a triage case, read from the books when it is printed, and the press that prints it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kiosk.domain.calendar import age
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.identity import Sex
from kiosk.domain.papers import WristbandContent
from kiosk.domain.triage.cases import Case
from kiosk.domain.triage.clocks import ClockSort
from kiosk.domain.triage.signs import Level, Track
from kiosk.ports import PaperArtist, PrinterStatus, TicketPrinter
from kiosk.services.hall.hospital import read_hospital
from kiosk.services.office import Office
from kiosk.services.papers.paper_contents import SEXES
from kiosk.services.papers.presses import Press, Send, TicketPress
from kiosk.services.papers.printout import Printout
from kiosk.services.triage.triage_books import read_case
from kiosk.storage.statements import Query
from kiosk.storage.tables import PatientRow

UNKNOWN = "无名氏"
LEVEL_WORDS: Mapping[Level, str] = MappingProxyType(
    {Level.ONE: "红 急危", Level.TWO: "橙 急重", Level.THREE: "黄 急症", Level.FOUR: "绿 非急"}
)
TRACK_WORDS: Mapping[Track, str] = MappingProxyType(
    {Track.CHEST_PAIN: "胸痛通道", Track.STROKE: "卒中通道", Track.GREEN: "绿色通道"}
)
CLOCK_WORDS: Mapping[ClockSort, str] = MappingProxyType(
    {ClockSort.ECG: "心电图", ClockSort.CT: "CT", ClockSort.RESPONSE: "接诊"}
)


def wristband_content(office: Office, session: Session, case_id: int, printout: Printout) -> WristbandContent:
    """The slip as things stand now: the full name, as identification by wristband needs it."""
    case, now = read_case(office, session, case_id), office.now()
    sex, birth = PERSON.first(session, patient=case.patient_id) or (Sex.UNKNOWN.value, None)
    score = case.assessment.proposal.news2
    return WristbandContent(
        hospital=(read_hospital(session) or HospitalInfo()).name,
        level=case.level.figure,
        level_word=LEVEL_WORDS[case.level],
        name=case.name or UNKNOWN,
        sex="" if sex == Sex.UNKNOWN else SEXES[Sex(sex)],
        age=_age(case, birth, today=now.date()),
        outpatient_number=case.outpatient_number,
        number=" ".join(case.tickets),
        tracks=tuple(TRACK_WORDS[track] for track in Track if track in case.tracks),
        due=_due(case),
        score="" if score is None else f"NEWS2 {score.total} 分",
        tables=case.assessment.proposal.tables,
        nurse=case.decision.by if case.decision else case.assessment.by,
        triaged_at=case.assessment.at,
        token=case.outpatient_number or f"T{case.id}",
        device=printout.actor.device,
        printed_at=now,
        copy=printout.copy,
        demo=office.demo,
    )


@dataclass(frozen=True)
class WristbandPress:
    """Prints the slips on the printer of the tickets."""

    printer: TicketPrinter
    artist: PaperArtist

    def status(self) -> PrinterStatus:
        """Ask the printer."""
        return self.printer.status()

    def prepare(self, office: Office, document_id: int, printout: Printout) -> Send:
        """Draw the slip as things stand now."""
        with office.database.read() as session:
            content = wristband_content(office, session, document_id, printout)
        picture = self.artist.wristband(content, dots=self.printer.dots)
        return lambda: self.printer.print(picture, title=f"triage {document_id}")


def beside_tickets(tickets: Press) -> Press:
    """The press on the printer of the ``tickets``."""
    assert isinstance(tickets, TicketPress)
    return WristbandPress(tickets.printer, tickets.artist)


def _age(case: Case, birth: date | None, *, today: date) -> str:
    years = age(birth, today) if birth is not None else case.assessment.presented.age
    return "" if years is None else f"{years} 岁"


def _due(case: Case) -> tuple[tuple[str, str], ...]:
    """What is waited for and by when, the first one first."""
    running = [each for each in case.running if each.sort in CLOCK_WORDS]
    return tuple((CLOCK_WORDS[each.sort], f"{each.due:%H:%M} 前") for each in running)


PERSON = Query(select(PatientRow.sex, PatientRow.birth_date).where(PatientRow.id == bindparam("patient")))
