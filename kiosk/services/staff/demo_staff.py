"""Accounts of the demonstration, whose secrets the sign-in page tells everybody; made nowhere else."""

from typing import NamedTuple

from kiosk.domain.actor import Actor
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.roles import Role
from kiosk.paths import ASSETS
from kiosk.services.seeding import load_hospital
from kiosk.services.staff.staff import StaffAccounts

DEMO = ASSETS / "demo" / "hospital.toml"


class DemoPerson(NamedTuple):
    """Somebody of the demonstration's hospital (assets/demo/hospital.toml)."""

    number: str
    name: str
    role: Role
    secret: str


DEMO_PEOPLE = (
    DemoPerson("0001", "吴敏", Role.GUIDE, "270918"),
    DemoPerson("0031", "丁一", Role.ADMINISTRATOR, "270918"),
)


def furnish_staff(accounts: StaffAccounts, hospital: HospitalInfo, *, actor: Actor) -> tuple[DemoPerson, ...]:
    """Make the demonstration's accounts; gives those whose account is there with the name known here.

    None in any other hospital than the demonstration's: there somebody has only forgotten ``demo = false``.
    """
    if hospital.name != load_hospital(DEMO).info.name:
        return ()
    known = {account.person.number for account in accounts.listed()}
    for one in DEMO_PEOPLE:
        if one.number not in known:
            accounts.enrol(one.number, one.name, one.role, one.secret, actor=actor)
    people = {account.person.number: account.person for account in accounts.listed()}
    return tuple(one for one in DEMO_PEOPLE if people[one.number].name == one.name)
