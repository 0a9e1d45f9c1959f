"""Gives somebody of a test an account, once."""

from argon2 import PasswordHasher

from kiosk.domain.actor import Actor
from kiosk.domain.roles import Person
from kiosk.services.office import Office
from kiosk.services.staff.staff import StaffAccounts

CHEAP = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
PIN = "270918"


def employ(office: Office, person: Person) -> None:
    """From now on the services know what this person may do."""
    accounts = StaffAccounts(office, CHEAP)
    if person.number not in {each.person.number for each in accounts.listed()}:
        accounts.enrol(person.number, person.name, person.role, PIN, actor=Actor("D1", "operator"))
