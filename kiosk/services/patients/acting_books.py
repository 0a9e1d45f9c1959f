"""Who acted for a patient, who came along and the aids, as they lie beside a registration in the books."""

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from kiosk.domain.acting import ON_PAPER, OWN_PAPER, PROXY_NUMBER, Companion, Proxy, Relation
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.journey import Journey
from kiosk.domain.masking import mask_name
from kiosk.services.patients.persons import of_person
from kiosk.services.patients.sealing import paper_digest, phone_digest, seal_paper, seal_phone
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import (
    PatientPaperRow,
    RegistrationAidRow,
    RegistrationCompanionRow,
    RegistrationProxyRow,
)
from kiosk.storage.vault import Vault


def write_acting(session: Session, vault: Vault, journey: Journey, *, registration_id: int) -> dict[str, str]:
    """Write down what the journey knows of these; gives what the audit is told, without names and numbers.

    Raises `InvalidEntry` when the proxy's paper is the patient's own.
    """
    told = {}
    if journey.proxy is not None:
        _write_proxy(session, vault, journey.proxy, registration_id=registration_id)
        _refuse_own_paper(session, vault, journey)
        told["proxy"] = journey.proxy.relation.value
    if journey.companion is not None:
        _write_companion(session, journey.companion, registration_id=registration_id)
        told["companion"] = journey.companion.relation.value
    for aid in journey.aids:
        ADD_AID.run(session, registration_id=registration_id, aid=aid.value)
    return told | ({"aids": ",".join(journey.aids)} if journey.aids else {})


def proxy_words(session: Session, registration_id: int) -> str:
    """Who acted, as papers tell it: "张*琳（女儿）"; "" when the patient came alone."""
    found = PROXY.first(session, registration=registration_id)
    return f"{mask_name(found[0])}（{ON_PAPER[Relation(found[1])]}）" if found else ""


def _write_proxy(session: Session, vault: Vault, proxy: Proxy, *, registration_id: int) -> None:
    ADD_PROXY.run(
        session,
        registration_id=registration_id,
        name=proxy.name,
        relation=proxy.relation.value,
        paper_kind=proxy.paper.kind.value,
        paper_sealed=seal_paper(vault, proxy.paper),
        paper_digest=paper_digest(vault, proxy.paper),
        phone_sealed=seal_phone(vault, proxy.phone),
        phone_digest=phone_digest(vault, proxy.phone),
    )


def _refuse_own_paper(session: Session, vault: Vault, journey: Journey) -> None:
    assert journey.patient is not None
    assert journey.proxy is not None
    digest = paper_digest(vault, journey.proxy.paper)
    if OWN.first(session, patient=journey.patient.id, digest=digest) is not None:
        raise InvalidEntry(OWN_PAPER, "a proxy with the patient's own paper", field=PROXY_NUMBER)


def _write_companion(session: Session, companion: Companion, *, registration_id: int) -> None:
    relation, name = companion.relation.value, companion.name
    ADD_COMPANION.run(session, registration_id=registration_id, relation=relation, name=name)


ADD_PROXY = Statement(insert(RegistrationProxyRow))
ADD_COMPANION = Statement(insert(RegistrationCompanionRow))
ADD_AID = Statement(insert(RegistrationAidRow))
OWN = Query(
    select(PatientPaperRow.id).where(
        of_person(PatientPaperRow.patient_id), PatientPaperRow.digest == bindparam("digest")
    )
)
PROXY = Query(
    select(RegistrationProxyRow.name, RegistrationProxyRow.relation).where(
        RegistrationProxyRow.registration_id == bindparam("registration")
    )
)
