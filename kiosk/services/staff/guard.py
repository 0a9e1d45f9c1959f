"""Rights are asked here, in the transaction of what is done, as the database knows the person at that moment."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.roles import RIGHTS, NotAllowed, Right, Role
from kiosk.domain.sign_in import OPERATOR
from kiosk.storage.statements import Query
from kiosk.storage.tables import StaffRow, StaffSecretRow


def allow(session: Session, actor: Actor, right: Right) -> None:
    """Raise `NotAllowed` unless ``actor`` is a member of staff who may sign in and whose role has ``right``."""
    role = ROLE.first(session, number=actor.staff) if actor.staff is not None else None
    if role is None or right not in RIGHTS[Role(role[0])]:
        raise NotAllowed(f"{actor} has no right to {right.value}")


def allow_staff(session: Session, actor: Actor, right: Right) -> None:
    """The same for whoever has signed in; what patients and machines do by themselves needs no right."""
    if actor.staff is not None:
        allow(session, actor, right)


def allow_or_command(session: Session, actor: Actor, right: Right) -> None:
    """The same, but whoever runs the hospital's machines may do everything by a command: nobody signs in for that."""
    if actor.staff != OPERATOR:
        allow(session, actor, right)


def may_agree(session: Session, first: Actor, second: Actor | None) -> bool:
    """Whether ``second`` is somebody else than ``first``, who may approve what goes with money."""
    if second is None or second.staff == first.staff:
        return False
    try:
        allow(session, second, Right.APPROVE_REFUNDS)
    except NotAllowed:
        return False
    return True


ROLE = Query(
    select(StaffSecretRow.role)
    .join(StaffRow, StaffRow.id == StaffSecretRow.staff_id)
    .where(StaffRow.number == bindparam("number"), StaffRow.active.is_(True), StaffSecretRow.locked.is_(False))
)
