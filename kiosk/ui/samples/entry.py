"""Journeys at the first half of a registration; every person and number is invented."""

from collections.abc import Callable
from datetime import date

from kiosk.domain.identity import Paper, PaperKind, Sex
from kiosk.domain.journey import Journey, Newcomer, Way

GUARDIAN = Paper(PaperKind.ID_CARD, "42010619850312061X")
TYPED = Journey(way=Way.TYPED)
CHILD = Journey(way=Way.CHILD, guardian_paper=GUARDIAN, guardian_name="张有三")
NEWCOMER = Newcomer(name="欧阳晓岚", sex=Sex.FEMALE, birth_date=date(1991, 4, 6), phone="")


def empty() -> Journey:
    """Nobody has said anything yet."""
    return Journey()


def typed() -> Journey:
    """Wants to type a number."""
    return TYPED


def passport() -> Journey:
    """Wants to type a passport's number."""
    return Journey(way=Way.TYPED, paper_kind=PaperKind.PASSPORT, picks_paper=True)


def child() -> Journey:
    """A child with its guardian."""
    return CHILD


def no_papers() -> Journey:
    """An emergency."""
    return Journey(way=Way.NO_PAPERS)


def newcomer() -> Journey:
    """Everything told, nothing agreed to yet."""
    return Journey(way=Way.TYPED, newcomer=NEWCOMER, namesakes=1)


SAMPLES: tuple[tuple[str, str, Callable[[], Journey]], ...] = (
    ("identify", "card", empty),
    ("guardian_number", "empty", child),
    ("guardian_name", "empty", child),
    ("child_papers", "question", child),
    ("paper_kind", "choice", typed),
    ("number", "id_card", typed),
    ("number", "passport", passport),
    ("name", "new", typed),
    ("name", "no_papers", no_papers),
    ("birth", "empty", child),
    ("phone", "empty", newcomer),
    ("namesakes", "question", newcomer),
    ("consent", "notice", newcomer),
)
