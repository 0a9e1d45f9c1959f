"""All there is to see at the desk: signing in, and every section, for the gallery and the conformance suite alike."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kiosk.domain.roles import Person, Role
from kiosk.domain.sign_in import SignInRefused
from kiosk.ui.desk.money.scenes import SCENES as MONEY
from kiosk.ui.desk.money.section import MoneySection
from kiosk.ui.desk.register.page import RegisterPage
from kiosk.ui.desk.register.scenes import REGISTERING
from kiosk.ui.desk.sections import SECTIONS
from kiosk.ui.desk.view import Section
from kiosk.ui.desk.window import DeskWindow

SIZES = {"1280x800": (1280, 800), "1920x1080": (1920, 1080)}
PX_PER_MM = 4.034  # of both: a larger screen shows more, not larger
SIGN_IN = "Sign in"
EVERYBODY = Person("0031", "丁一", Role.ADMINISTRATOR)  # sees all sections

Stage = Callable[[DeskWindow], None]


@dataclass(frozen=True)
class DeskScene:
    """A section, or the page for signing in, in one state; ``stage`` brings it on where `EVERYBODY` has signed in."""

    section: str
    state: str
    stage: Stage

    @property
    def name(self) -> str:
        """Short enough for a file."""
        return f"{self.section.lower().replace(' ', '_')}-{self.state}"


def desk_scenes() -> tuple[DeskScene, ...]:
    """Every section as it opens, a registration on its way, each tab for money; then signing in."""
    opened = tuple(DeskScene(each.name, "open", partial(_show, section=each)) for each in SECTIONS)
    moving = tuple(DeskScene("Register", state, partial(_register, show=show)) for state, show in REGISTERING.items())
    money = tuple(DeskScene("Money", state, partial(_deal, show=show)) for state, show in MONEY.items())
    return (*opened, *moving, *money, DeskScene(SIGN_IN, "people", _lock), DeskScene(SIGN_IN, "refused", _refuse))


def unseen(sections: tuple[Section, ...], chosen: tuple[DeskScene, ...]) -> set[str]:
    """Sections that the desk has and ``chosen`` does not show."""
    return {each.name for each in sections} - {scene.section for scene in chosen}


def _show(window: DeskWindow, section: Section) -> None:
    assert window.work is not None
    window.work.show_section(section)


def _register(window: DeskWindow, show: Callable[[RegisterPage], None]) -> None:
    """The state ``show`` brings on; the last of them leaves the page empty for whoever opens it next."""
    assert window.work is not None
    window.work.go("Register", None)
    page = window.work.page()
    assert isinstance(page, RegisterPage)
    show(page)


def _deal(window: DeskWindow, show: Callable[[MoneySection], None]) -> None:
    """The state of the section for money that ``show`` brings on."""
    assert window.work is not None
    window.work.go("Money", None)
    section = window.work.page()
    assert isinstance(section, MoneySection)
    show(section)


def _lock(window: DeskWindow) -> None:
    window.lock()


def _refuse(window: DeskWindow) -> None:
    window.lock()
    window.sign_in.refuse(SignInRefused("missed"))
