"""What the ``staff`` commands do: accounts are made and locked by whoever runs the hospital's machines."""

import secrets
import sys
from collections.abc import Callable
from getpass import getpass
from typing import TypeVar

from kiosk.adapters.clock import SystemClock
from kiosk.domain.actor import Actor
from kiosk.domain.errors import BadSettings, InvalidEntry
from kiosk.domain.roles import Role
from kiosk.domain.sign_in import (
    BADGE_CHARACTERS,
    BADGE_LENGTH,
    BADGE_PREFIX,
    OPERATOR,
    BadgeTaken,
    NobodyThere,
    NumberTaken,
    check_number,
    check_secret,
)
from kiosk.services.office import Office
from kiosk.services.staff.staff import StaffAccounts
from kiosk.settings import Settings
from kiosk.storage import upkeep
from kiosk.storage.database import Database
from kiosk.storage.keymark import match_key
from kiosk.storage.schema import sqlite_path
from kiosk.storage.vault import open_vault

T = TypeVar("T")

PROMPTS = ("PIN (6 digits or more) or password (8 characters or more): ", "The same once more: ")


def add(settings: Settings, /, *, number: str, name: str, role: str) -> int:
    """``staff add``: an account; the secret is asked for twice, or read from the standard input."""
    _checked(lambda: check_number(number))
    secret = _secret(number)
    _with_accounts(settings, lambda staff, actor: staff.enrol(number, name, Role(role), secret, actor=actor))
    _say(f"{number} can sign in now, as {role}.")
    return 0


def secret(settings: Settings, /, *, number: str) -> int:
    """``staff secret``: another one, for one that was forgotten."""
    chosen = _secret(number)
    _with_accounts(settings, lambda staff, actor: staff.change_secret(number, chosen, actor=actor))
    _say(f"{number} has another secret from now on.")
    return 0


def show(settings: Settings, /) -> int:
    """``staff list``: every account, its role, and whether it can be used."""
    accounts = _with_accounts(settings, lambda staff, _actor: staff.listed())
    for one in accounts:
        _say(f"{one.person.number}\t{one.person.name}\t{one.person.role.value}\t{one.standing.value}")
    if not accounts:
        _say("There is no account yet.")
    return 0


def lock(settings: Settings, /, *, number: str) -> int:
    """``staff lock``: nobody signs in with this number until it is unlocked."""
    _with_accounts(settings, lambda staff, actor: staff.lock(number, actor=actor))
    _say(f"{number} is locked.")
    return 0


def unlock(settings: Settings, /, *, number: str) -> int:
    """``staff unlock``: the account can be used again, and nobody has to wait for misses any more."""
    _with_accounts(settings, lambda staff, actor: staff.unlock(number, actor=actor))
    _say(f"{number} can sign in again.")
    return 0


def badge(settings: Settings, /, *, number: str, code: str) -> int:
    """``staff badge``: ``code`` signs this person in; without one a new code is made and told, to be printed as QR.

    "-" stands for the next line of the standard input, as a scanner types it.
    """
    given = sys.stdin.readline().strip() if code == "-" else code
    bound = given or new_badge()
    _with_accounts(settings, lambda staff, actor: staff.bind_badge(number, bound, actor=actor))
    _say(f"{number} can sign in by badge now." if given else f"{number} can sign in by badge now. Its code: {bound}")
    return 0


def drop_badge(settings: Settings, /, *, number: str) -> int:
    """``staff drop-badge``: nobody signs in with this person's badge any more."""
    _with_accounts(settings, lambda staff, actor: staff.drop_badge(number, actor=actor))
    _say(f"The badge of {number} signs nobody in any more.")
    return 0


def new_badge() -> str:
    """A code for a badge that nobody can guess."""
    return BADGE_PREFIX + "".join(secrets.choice(BADGE_CHARACTERS) for _ in range(BADGE_LENGTH))


def _with_accounts(settings: Settings, work: Callable[[StaffAccounts, Actor], T]) -> T:
    """``work`` on the accounts of this installation's database; a file is made first, a server's is only checked.

    Raises `BadSettings` with a sentence for what was typed wrongly.
    """
    ready = upkeep.check if sqlite_path(settings.database_address) is None else upkeep.upgrade
    ready(settings.database_address)
    vault = open_vault(settings.key_path)
    database = Database(settings.database_address)
    try:
        match_key(database, vault)
        office = Office(database, vault, SystemClock(zone=settings.time_zone))
        return _checked(lambda: work(StaffAccounts(office), Actor(settings.device, OPERATOR)))
    finally:
        database.close()


def _checked(work: Callable[[], T]) -> T:
    try:
        return work()
    except (InvalidEntry, NumberTaken, NobodyThere, BadgeTaken) as error:
        raise BadSettings(error.patient.text.format(**dict(error.patient.values))) from error


def _secret(number: str) -> str:
    """Asked for on the terminal without showing it; a script gives one line."""
    if not sys.stdin.isatty():
        chosen = sys.stdin.readline().rstrip("\r\n")
    else:
        chosen, again = (getpass(prompt) for prompt in PROMPTS)
        if chosen != again:
            raise BadSettings("The two are not the same; nothing was changed.")
    _checked(lambda: check_secret(chosen, number=number))
    return chosen


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
