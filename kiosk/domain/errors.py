"""What can go wrong, each with words for the patient and a line for the log."""

from kiosk.domain.words import QT_TRANSLATE_NOOP, Value, Words, words


class DomainError(Exception):
    """Something a person can be told; ``patient`` is shown, ``log`` is written (never names or full numbers)."""

    sentence = QT_TRANSLATE_NOOP("Words", "Something went wrong. Please ask a member of staff.")

    def __init__(self, log: str = "", /, **values: Value) -> None:
        self.log = log or type(self).__name__
        self.patient: Words = words(self.sentence, **values)
        super().__init__(self.log)


class InvalidEntry(DomainError):
    """What was typed cannot be right; ``field`` names the entry it belongs to."""

    def __init__(self, sentence: str, log: str = "", *, field: str = "", **values: Value) -> None:
        super().__init__(log or sentence, **values)
        self.field = field
        self.patient = words(sentence, **values)


class UnknownCode(DomainError):
    """A scanner sent something that is not on the list of codes we read."""

    sentence = QT_TRANSLATE_NOOP("Words", "This code can't be used here. Please try another one.")


class CardUnreadable(DomainError):
    """The reader saw a card but could not read it."""

    sentence = QT_TRANSLATE_NOOP("Words", "The card was not read. Please turn it over and put it down again.")


class SlotTaken(DomainError):
    """The last place of a slot went to somebody else; ``nearest`` are the ids of slots offered instead, best first."""

    sentence = QT_TRANSLATE_NOOP("Words", "Someone just took that time. Here are the nearest free ones.")

    def __init__(self, log: str = "", /, *, nearest: tuple[int, ...] = ()) -> None:
        super().__init__(log)
        self.nearest = nearest


class TimeOver(SlotTaken):
    """The chosen slot ended, or is offered no more, before anybody committed to it."""

    sentence = QT_TRANSLATE_NOOP("Words", "The time you had chosen is over. Here are the nearest free ones.")


class DepartmentClosed(DomainError):
    """The chosen department offers nothing any more."""

    sentence = QT_TRANSLATE_NOOP("Words", "That department has no more places. Please choose another one.")


class GoneOn(DomainError):
    """The sitting that was kept has been taken up elsewhere, or its time is over."""

    sentence = QT_TRANSLATE_NOOP("Words", "What you had chosen is not kept any more. Please choose again.")


class FeesChanged(DomainError):
    """The bill is no longer the one the patient saw: it is shown again before anybody commits to it."""

    sentence = QT_TRANSLATE_NOOP("Words", "The fee has just changed. Please look at it once more.")


class PlaceReleased(DomainError):
    """The place was not paid in time and went back to the others."""

    sentence = QT_TRANSLATE_NOOP("Words", "Your place was kept as long as we could. Please register again.")


class NotPaidBefore(DomainError):
    """Somebody left, or was not there any more, before the page to pay could be shown."""

    sentence = QT_TRANSLATE_NOOP(
        "Words", "Number {ticket} is kept for you for now, not paid yet. Come back with the same card to pay."
    )


class RegisteredUnseen(DomainError):
    """Somebody left, or was not there any more, before the last page could be shown: everything is written."""

    sentence = QT_TRANSLATE_NOOP(
        "Words", "You are registered, number {ticket}. Come back with the same card for your papers."
    )


class PaidUnseen(RegisteredUnseen):
    """The same, and the money is taken."""

    sentence = QT_TRANSLATE_NOOP(
        "Words", "Your payment has arrived: number {ticket} is yours. Come back with the same card for your papers."
    )


class AlreadyRegistered(DomainError):
    """One registration per patient, day, department and doctor."""

    sentence = QT_TRANSLATE_NOOP(
        "Words", "You already have number {ticket} there for that day. Ticket lost? Staff can print it again."
    )


class NotPaidYet(AlreadyRegistered):
    """The registration that stands still waits for its money: nobody will be called by its number."""

    sentence = QT_TRANSLATE_NOOP(
        "Words", "Your place there is not paid yet: number {ticket}. Please ask at the guide desk, or come back later."
    )


class PatientBlocked(DomainError):
    """The hospital's rules do not let this patient register here."""

    sentence = QT_TRANSLATE_NOOP("Words", "Please go to the guide desk: staff will register you.")


class PaymentUnknown(DomainError):
    """Nobody can say yet whether the money moved."""

    sentence = QT_TRANSLATE_NOOP("Words", "We are still checking. Please don't pay again.")


class PrinterTrouble(DomainError):
    """The paper did not come out, or nobody can say; ``reason`` is a `PrinterState` value."""

    reason = "unknown"
    sentence = QT_TRANSLATE_NOOP("Words", "The printer did not answer. The guide desk will print your paper.")


class PrinterOutOfPaper(PrinterTrouble):
    """No paper left."""

    reason = "paper_out"
    sentence = QT_TRANSLATE_NOOP("Words", "The printer has no paper. The guide desk will print your paper.")


class PrinterCoverOpen(PrinterTrouble):
    """The printer's cover is open."""

    reason = "cover_open"
    sentence = QT_TRANSLATE_NOOP("Words", "The printer's cover is open. The guide desk will print your paper.")


class PrinterOffline(PrinterTrouble):
    """The printer cannot be reached, so nothing was sent."""

    reason = "offline"
    sentence = QT_TRANSLATE_NOOP("Words", "The printer is off. The guide desk will print your paper.")


class PrinterFault(PrinterTrouble):
    """The printer answers, and says that it cannot print: jam, cutter, heat, a queue that takes no jobs."""

    reason = "error"
    sentence = QT_TRANSLATE_NOOP("Words", "The printer needs some care. The guide desk will print your paper.")


class SpeechFailed(DomainError):
    """A sentence could not be spoken; its words stay on the screen, so the patient is told nothing more."""


class DatabaseAway(DomainError):
    """The database does not answer; nothing was changed."""

    sentence = QT_TRANSLATE_NOOP(
        "Words", "The connection is interrupted; it comes back by itself. Nothing is lost: tap again in a moment."
    )


class DatabaseUnusable(DomainError):
    """The database answers but cannot be used: damaged, newer than this program, read-only, disk full."""

    sentence = QT_TRANSLATE_NOOP("Words", "This machine needs repair. Please go to the guide desk.")


class BadSettings(DomainError):
    """The settings or the hospital's files are wrong; ``log`` names file, line, column and what was expected."""

    sentence = QT_TRANSLATE_NOOP("Words", "This machine is not set up yet. Please go to the guide desk.")


class KeysUnusable(BadSettings):
    """A gateway's keys cannot be read, are none, or do not belong together: only that gateway is out of use.

    ``log`` names the option and the place, and never what stands there.
    """


class Misuse(DomainError):
    """A state that the program's own rules exclude: a record that is gone, a step out of order."""


class InvoicesUsedUp(Misuse):
    """Every invoice book is full: staff must add one."""

    sentence = QT_TRANSLATE_NOOP("Words", "Your invoice cannot be printed here. The guide desk will print it.")


class BackupRefused(DomainError):
    """A backup was not made or not brought back; ``log`` says why, and nothing was changed."""


class DraftRefused(DomainError):
    """A sign-language clip is not yet what may be published; ``faults`` say what is wrong and what to do."""

    sentence = QT_TRANSLATE_NOOP("Words", "The clip cannot be published yet. Please see to what is listed.")

    def __init__(self, log: str = "", /, *, faults: tuple[Words, ...] = ()) -> None:
        super().__init__(log)
        self.faults = faults


class FilmDamaged(DomainError):
    """A stored film is no longer the one that was published."""

    sentence = QT_TRANSLATE_NOOP("Words", "This film is damaged. Please publish the clip again.")


class AlreadyTaken(DomainError):
    """Somebody else was quicker to take a request for help."""

    sentence = QT_TRANSLATE_NOOP("Words", "{owner} is already seeing to this.")


class HelpOver(DomainError):
    """The request for help has been closed."""

    sentence = QT_TRANSLATE_NOOP("Words", "This request for help has ended.")
