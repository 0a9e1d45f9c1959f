"""更正: what was wrong in a file is set right, and what stood there before is kept."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.identity import Paper, PaperKind, Sex, paper_facts
from kiosk.domain.names import check_birth, check_name, check_phone
from kiosk.domain.patient_files import NOTHING_CHANGED, ChangeKind, Correction, FileChanged
from kiosk.services.office import Office
from kiosk.services.patients import people
from kiosk.services.patients.patient_books import Standing, hold_as_shown, keep, mirror
from kiosk.services.patients.patient_keys import Keyed, change_keys
from kiosk.services.patients.persons import of_person
from kiosk.services.patients.sealing import PAPER, phone_digest, seal_phone
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import PatientPaperRow, PatientRow


@dataclass(frozen=True)
class _Kept:
    """A paper in the books, and to which file it was brought."""

    id: int
    owner: int
    paper: Paper


def checked(correction: Correction, *, today: date) -> Correction:
    """The correction in the spelling of the books, with what an added paper itself tells; raises `InvalidEntry`."""
    facts = paper_facts(correction.add) if correction.add else None
    birth = facts.birth_date if facts and facts.birth_date else correction.birth_date
    sex = facts.sex if facts and facts.sex is not Sex.UNKNOWN else correction.sex
    if birth is not None:
        check_birth(f"{birth:%Y%m%d}", today=today)
    return replace(
        correction,
        name=None if correction.name is None else check_name(correction.name),
        phone=None if correction.phone is None else check_phone(correction.phone),
        birth_date=birth,
        sex=sex,
    )


def correct(
    office: Office,
    session: Session,
    patient_id: int,
    correction: Correction,
    *,
    version: int,
    reason: str,
    actor: Actor,
) -> tuple[str, ...]:
    """Set right what a checked ``correction`` names; gives the fields that were changed by it.

    Raises `FileChanged`, and `InvalidEntry` when nothing would be otherwise. A known paper violates its unique digest.
    """
    standing = hold_as_shown(office, session, patient_id, version=version)
    papers = _papers(office, session, patient_id)
    withdrawn = [each for each in papers if each.id in correction.withdraw]
    if len(withdrawn) != len(set(correction.withdraw)):
        raise FileChanged(f"patient {patient_id} has not all of the papers that were shown")
    before = _before(standing, correction, withdrawn)
    if not before:
        raise InvalidEntry(NOTHING_CHANGED, field="correction")
    keep(office, session, standing, ChangeKind.CORRECT, before, reason=reason, actor=actor)
    after = _after(standing, correction)
    _write(office, session, after, has_paper=correction.add is not None)
    mirror(session, patient_id)
    _change_papers(office, session, patient_id, correction, withdrawn)
    was, now = Keyed(standing.name, standing.phone), Keyed(after.name, after.phone)
    change_keys(session, office.vault, patient_id, before=was, after=now)
    _change_paper_keys(office, session, papers, withdrawn, added={patient_id: correction.add})
    return tuple(before)


def _before(standing: Standing, correction: Correction, withdrawn: list[_Kept]) -> dict[str, str | None]:
    """What stood in the fields that will be otherwise."""
    wanted = {
        "name": (standing.name, correction.name),
        "sex": (standing.sex, correction.sex and correction.sex.value),
        "birth": (_text(standing.birth_date), correction.birth_date and _text(correction.birth_date)),
        "phone": (standing.phone, correction.phone),
        "fee": (standing.fee_class, correction.fee_class and correction.fee_class.value),
    }
    before = {name: was for name, (was, now) in wanted.items() if now is not None and now != was}
    if withdrawn:
        before["withdrawn"] = " ".join(f"{each.paper.kind.value}:{each.paper.number}" for each in withdrawn)
    if correction.add is not None:
        before["added"] = None
    return before


def _after(standing: Standing, correction: Correction) -> Standing:
    return replace(
        standing,
        name=standing.name if correction.name is None else correction.name,
        sex=standing.sex if correction.sex is None else correction.sex.value,
        birth_date=standing.birth_date if correction.birth_date is None else correction.birth_date,
        phone=standing.phone if correction.phone is None else correction.phone,
        fee_class=standing.fee_class if correction.fee_class is None else correction.fee_class.value,
    )


def _write(office: Office, session: Session, after: Standing, *, has_paper: bool) -> None:
    """Somebody who came without papers is known once there is one."""
    WRITE.run(
        session,
        patient=after.id,
        new_name=after.name,
        new_sex=after.sex,
        new_birth=after.birth_date,
        new_fee=after.fee_class,
        new_phone_sealed=seal_phone(office.vault, after.phone),
        new_phone_digest=phone_digest(office.vault, after.phone),
        new_complete_by=None if has_paper else after.complete_by,
    )


def _change_papers(
    office: Office, session: Session, patient_id: int, correction: Correction, withdrawn: list[_Kept]
) -> None:
    for each in withdrawn:
        WITHDRAW.run(session, paper=each.id)
    if correction.add is not None:
        people.add_paper(session, office.vault, correction.add, patient_id=patient_id)


def _change_paper_keys(
    office: Office,
    session: Session,
    papers: list[_Kept],
    withdrawn: list[_Kept],
    *,
    added: dict[int, Paper | None],
) -> None:
    """By file: a joined one keeps the keys of the papers that were brought to it."""
    was: defaultdict[int, list[str]] = defaultdict(list)
    now: defaultdict[int, list[str]] = defaultdict(list)
    for each in papers:
        was[each.owner].append(each.paper.number)
        now[each.owner] += [] if each in withdrawn else [each.paper.number]
    for owner, paper in added.items():
        now[owner] += [paper.number] if paper else []
    for owner in now:
        before, after = Keyed("", papers=tuple(was[owner])), Keyed("", papers=tuple(now[owner]))
        change_keys(session, office.vault, owner, before=before, after=after)


def _papers(office: Office, session: Session, patient_id: int) -> list[_Kept]:
    return [
        _Kept(key, owner, Paper(PaperKind(kind), office.vault.unseal(sealed, context=PAPER)))
        for key, owner, kind, sealed in PAPERS.all(session, patient=patient_id)
    ]


def _text(birth: date | None) -> str | None:
    return birth.isoformat() if birth else None


PAPERS = Query(
    select(PatientPaperRow.id, PatientPaperRow.patient_id, PatientPaperRow.kind, PatientPaperRow.sealed)
    .where(of_person(PatientPaperRow.patient_id))
    .order_by(PatientPaperRow.id)
)
WITHDRAW = Statement(delete(PatientPaperRow).where(PatientPaperRow.id == bindparam("paper")))
WRITE = Statement(
    update(PatientRow)
    .where(PatientRow.id == bindparam("patient"))
    .values(
        name=bindparam("new_name"),
        sex=bindparam("new_sex"),
        birth_date=bindparam("new_birth"),
        fee_class=bindparam("new_fee"),
        phone_sealed=bindparam("new_phone_sealed"),
        phone_digest=bindparam("new_phone_digest"),
        complete_by=bindparam("new_complete_by"),
    )
)
