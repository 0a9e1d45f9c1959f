"""Nothing on the choosing pages is clipped, in any mode and language."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kiosk.domain.journey import Journey
from kiosk.flow.registration import REGISTRATION
from kiosk.ui.kiosk.places import LARGE_PAGES, PAGES
from kiosk.ui.language import Language
from kiosk.ui.pages.page import Page
from kiosk.ui.samples.choosing import SAMPLES
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.chip import Chip
from kiosk.ui.widgets.doctor_card import DoctorCard
from kiosk.ui.widgets.tappable import Tappable
from tests.ui.conftest import Shown

STEPS = {step.page: step.id for step in REGISTRATION.steps}
MODES = ((), ("large",), ("contrast",), ("large", "contrast"))
HEIGHTS = {False: 1480, True: 1263}  # what the bars leave of 1920 in standard and large

Show = Callable[..., Shown]
Make = Callable[[], Journey]


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest, qapp: QApplication, english: None) -> Iterator[str]:
    chosen = Language(request.param)
    yield request.param
    chosen.use("en")


def shown(show: Show, page: str, make: Make, modes: tuple[str, ...]) -> Page:
    pages = LARGE_PAGES if "large" in modes else PAGES
    found = show(pages[page], make(), step=STEPS[page], modes=modes, demo=True).page
    found.resize(1080, HEIGHTS["large" in modes])
    for _ in range(3):
        QApplication.processEvents()
    return found


def visible(page: Page, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in page.findChildren(kind) if each.isVisible()]


def too_low(page: Page) -> list[str]:
    """What needs more height than it has; the page's own "more" buttons are the page's business."""
    return [
        f"too low: {type(each).__name__} {each.accessibleName()}"
        for each in visible(page, QWidget)
        if each.hasHeightForWidth()
        and each.parentWidget() is not page.area
        and each.heightForWidth(each.width()) > each.height()
    ]


def too_narrow(page: Page) -> list[str]:
    """What needs more width than it has and does not wrap."""
    labels = [each for each in visible(page, QLabel) if not each.wordWrap()]
    found = [each.text() for each in labels if each.sizeHint().width() > each.width()]
    spare = 2 * page.theme.px("padding-s")
    for button in visible(page, Button):
        wraps = " " in button.words and not button.note
        if not wraps and button.sizeHint().width() - spare > button.width():
            found.append(button.accessibleName())
    for chip in visible(page, Chip):
        if page.theme.metrics(chip.title_type).advance(chip.face.title) > chip.width():
            found.append(chip.accessibleName())
    return [f"too narrow: {name}" for name in found]


def problems(page: Page) -> list[str]:
    return too_low(page) + too_narrow(page)


@pytest.mark.parametrize("modes", MODES)
@pytest.mark.parametrize(("page", "state", "make"), SAMPLES, ids=[state for _, state, _ in SAMPLES])
def test_everything_has_the_room_it_needs(
    show: Show, language: str, page: str, state: str, make: Make, modes: tuple[str, ...]
) -> None:
    assert problems(shown(show, page, make, modes)) == []


@pytest.mark.parametrize("modes", MODES)
@pytest.mark.parametrize(("page", "state", "make"), SAMPLES, ids=[state for _, state, _ in SAMPLES])
def test_every_control_has_a_name_and_the_size_of_a_finger(
    show: Show, page: str, state: str, make: Make, modes: tuple[str, ...]
) -> None:
    found = shown(show, page, make, modes)
    for control in visible(found, Tappable):
        assert control.accessibleName()
        least = found.theme.px("target")
        assert min(control.width(), control.height()) >= least, control.accessibleName()


@pytest.mark.parametrize("modes", MODES)
@pytest.mark.parametrize(
    ("page", "state", "make"),
    [pytest.param(*each, id=f"{each[0]}-{each[1]}") for each in SAMPLES if each[0] in ("department", "slot")],
)
def test_choosing_never_scrolls(
    show: Show, language: str, page: str, state: str, make: Make, modes: tuple[str, ...]
) -> None:
    found = shown(show, page, make, modes)
    assert not found.area._down.isVisible()


ON_ONE_SCREEN = ("done", "done_printing", "done_pay_at_window", "confirm", "confirm_nothing_due", "pay_waiting")


@pytest.mark.parametrize("modes", MODES)
@pytest.mark.parametrize("state", ON_ONE_SCREEN)
def test_money_and_the_number_are_seen_without_scrolling(
    show: Show, language: str, state: str, modes: tuple[str, ...]
) -> None:
    page, make = next((page, make) for page, name, make in SAMPLES if name == state)
    found = shown(show, page, make, modes)
    assert not found.area._down.isVisible()
    found.restore("way" if page == "done" else "pay")
    for _ in range(3):
        QApplication.processEvents()
    assert not found.area._down.isVisible()


def test_printer_trouble_leaves_the_number_in_sight(show: Show, language: str) -> None:
    make = next(make for _, name, make in SAMPLES if name == "done_printer_trouble")
    assert not shown(show, "done", make, ()).area._down.isVisible()


@pytest.mark.parametrize("modes", [(), ("contrast",)])
def test_a_card_that_opens_stays_whole(show: Show, modes: tuple[str, ...]) -> None:
    for state in ("slots", "slots_crowded", "slots_taken"):
        make = next(each[2] for each in SAMPLES if each[1] == state)
        page = shown(show, "slot", make, modes)
        for card in page.doctors.cards():
            page.doctors.turn_to(card)
            page.doctors.arrange()
            card.head.click()
            for _ in range(3):
                QApplication.processEvents()
            assert problems(page) == []
            opened = [each for each in visible(page, DoctorCard) if each.is_open]
            assert opened == [card]
            bottom = card.geometry().bottom()
            assert bottom <= page.doctors.height()
