"""What a secret must be, and how long one waits after missing it; what can be told of both."""

import re
from datetime import timedelta
from itertools import pairwise

from kiosk.domain.errors import DomainError, InvalidEntry
from kiosk.domain.words import QT_TRANSLATE_NOOP

PIN_LENGTH, PASSWORD_LENGTH = 6, 8  # at least
LONGEST = 128  # nobody types more, and working on more would be a way to keep a desk busy
FREE_MISSES = 2  # slips of the finger
FIRST_WAIT = timedelta(seconds=5)  # doubled with each further miss
LONGEST_WAIT = timedelta(minutes=15)
NUMBER = re.compile(r"[A-Za-z0-9_-]{1,32}")
OPERATOR, NOBODY = "operator", "nobody"  # who acts by a command, and before anybody has signed in: nobody's numbers
BADGE = "badge"
BADGE_PREFIX, BADGE_CHARACTERS, BADGE_LENGTH = "NXB", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 24  # 124 bits
BADGE_SHAPE = re.compile(f"{BADGE_PREFIX}[{BADGE_CHARACTERS}]{{{BADGE_LENGTH}}}")
BADGE_VARIETY = 8  # so many different characters at least: a code made up by hand has fewer

TOO_SHORT = QT_TRANSLATE_NOOP(
    "Words", "Please choose a PIN of {pin} digits or more, or a password of {password} characters or more."
)
TOO_LONG = QT_TRANSLATE_NOOP("Words", "Please choose {longest} characters or fewer.")
TOO_EASY = QT_TRANSLATE_NOOP("Words", "Please choose something that is harder to guess.")
BAD_NUMBER = QT_TRANSLATE_NOOP("Words", "A staff number has letters, digits, - or _ only, 32 at most.")
BAD_BADGE = QT_TRANSLATE_NOOP("Words", "This is no code of a badge. Please have one made by the command.")
NO_NAME = QT_TRANSLATE_NOOP("Words", "Please enter the name.")


class SignInRefused(DomainError):
    """Number and secret do not belong together; nobody is told which of them is unknown."""

    sentence = QT_TRANSLATE_NOOP("Words", "Number and PIN or password do not fit. Please try again.")


class SignInLocked(DomainError):
    """Missed too often: nobody may try for ``seconds`` more."""

    sentence = QT_TRANSLATE_NOOP("Words", "Please wait {seconds} s before the next try.")

    def __init__(self, log: str = "", /, *, seconds: int) -> None:
        super().__init__(log, seconds=seconds)
        self.seconds = seconds


class AccountLocked(DomainError):
    """An administrator has locked the account; only told to whoever knows its secret."""

    sentence = QT_TRANSLATE_NOOP("Words", "This account is locked. Please ask an administrator.")


class NumberTaken(DomainError):
    """Somebody signs in with this number already."""

    sentence = QT_TRANSLATE_NOOP("Words", "This number has an account already.")


class NobodyThere(DomainError):
    """There is no account with this number."""

    sentence = QT_TRANSLATE_NOOP("Words", "There is no account with this number.")


class BadgeTaken(DomainError):
    """The code has been somebody's badge before, or is."""

    sentence = QT_TRANSLATE_NOOP("Words", "This badge has been in use already. Please use another one.")


class BadgeUnknown(DomainError):
    """Nobody signs in with this badge, or not any more."""

    sentence = QT_TRANSLATE_NOOP("Words", "This badge is not known. Please sign in with your number.")


def check_badge(code: str) -> None:
    """Raise `InvalidEntry` for what is no code of a badge."""
    if not BADGE_SHAPE.fullmatch(code) or len(set(code)) < BADGE_VARIETY:
        raise InvalidEntry(BAD_BADGE, field="code")


def check_number(number: str) -> None:
    """Raise `InvalidEntry` for what cannot be a staff number."""
    if not NUMBER.fullmatch(number) or number in (OPERATOR, NOBODY):
        raise InvalidEntry(BAD_NUMBER, field="number")


def check_secret(secret: str, *, number: str) -> None:
    """Raise `InvalidEntry` for a PIN under 6 digits, a password under 8 characters, and the first ones tried."""
    least = PIN_LENGTH if secret.isdecimal() else PASSWORD_LENGTH
    if len(secret) < least:
        raise InvalidEntry(TOO_SHORT, field="secret", pin=PIN_LENGTH, password=PASSWORD_LENGTH)
    if len(secret) > LONGEST:
        raise InvalidEntry(TOO_LONG, field="secret", longest=LONGEST)
    if is_easy(secret) or secret.casefold() == number.casefold():
        raise InvalidEntry(TOO_EASY, field="secret")


def is_easy(secret: str) -> bool:
    """Whether all characters are the same, or each follows the one before as in 123456, 654321 or abcdefgh."""
    steps = {ord(after) - ord(before) for before, after in pairwise(secret)}
    return len(steps) == 1 and steps <= {-1, 0, 1}


def wait_after(misses: int) -> timedelta:
    """How long nobody may try after so many misses in a row: nothing, then twice as long with each."""
    if misses <= FREE_MISSES:
        return timedelta(0)
    doublings = min(misses - FREE_MISSES - 1, 30)  # no sum need grow beyond what is cut off anyway
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
