"""What is refused to staff who run the hall: visits that are changed, sessions that stop, papers that are printed."""

from kiosk.domain.errors import DomainError
from kiosk.domain.words import QT_TRANSLATE_NOOP


class StillPaying(DomainError):
    """The patient is paying at this moment, or nobody can say yet whether the money moved."""

    sentence = QT_TRANSLATE_NOOP(
        "Words", "The payment of this visit is being checked. Please try again when it is known."
    )


class VisitOver(DomainError):
    """The registration was cancelled, or the patient has been seen: nothing can be changed any more."""

    sentence = QT_TRANSLATE_NOOP("Words", "This visit is over or cancelled. Nothing was changed.")


class FeeDiffers(DomainError):
    """The other session costs something else, and what is charged stays as it is."""

    sentence = QT_TRANSLATE_NOOP("Words", "That session has another fee. Please cancel this visit and register anew.")


class OtherDepartment(DomainError):
    """A visit moves within its department only."""

    sentence = QT_TRANSLATE_NOOP("Words", "That is another department. Please cancel this visit and register anew.")


class SamePlace(DomainError):
    """The visit is for that slot already."""

    sentence = QT_TRANSLATE_NOOP("Words", "The visit is for that time already.")


class MovedAlready(DomainError):
    """Somebody else has moved the patient out of the stopped session."""

    sentence = QT_TRANSLATE_NOOP("Words", "Somebody has just moved this patient. Nothing was done twice.")


class NotStopped(DomainError):
    """The session goes on: it was resumed meanwhile, or was never stopped."""

    sentence = QT_TRANSLATE_NOOP("Words", "This session is not stopped any more. Nothing was changed.")


class SessionOver(DomainError):
    """Nothing of the session is left that could stop."""

    sentence = QT_TRANSLATE_NOOP("Words", "This session has nothing left that could be stopped.")


class CannotResume(DomainError):
    """Patients have been moved out of the session already."""

    sentence = QT_TRANSLATE_NOOP("Words", "Patients were moved already, so the session stays stopped.")


class PaperSeenTo(DomainError):
    """Somebody else has printed the paper or closed the job, or it came out after all."""

    sentence = QT_TRANSLATE_NOOP("Words", "Somebody has just seen to this paper. Nothing was printed twice.")


class PaperVoid(DomainError):
    """The document counts no more: its visit was cancelled or is not paid."""

    sentence = QT_TRANSLATE_NOOP("Words", "This paper is not valid any more. Please close it without printing.")


class MayHaveComeOut(DomainError):
    """Nobody can say whether the paper came out, or it is being printed at this moment."""

    sentence = QT_TRANSLATE_NOOP(
        "Words", "This paper may have come out. Please look first; then print a copy, or close it."
    )
