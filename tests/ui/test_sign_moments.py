"""Everything there is to see has a clip: each page in each of its states, each dialog, each trouble."""

import pytest

from kiosk.flow.flows import FLOWS
from kiosk.flow.signing import clip_keys, key_at
from kiosk.ui.samples import cancelling, choosing, entry, paying, returning, standing
from kiosk.ui.scenes import HOUSE, scenes

GROUPS = (entry, returning, choosing, paying, standing, cancelling)
SAMPLES = tuple(sample for group in GROUPS for sample in group.SAMPLES)

# What comes before a flow and in front of it, by the clip that tells of it.
MOMENTS = {
    "home-open": "home",
    "home-told": "home",
    "trouble-database_away": "away",
    "trouble-out_of_order": "out_of_order",
    "trouble-closed": "closed",
    "dialog-still_there": "still_there",
    "dialog-leave": "leave",
    "dialog-back": "back",
    "dialog-help": "help",
    "dialog-help_called": "help",
    "dialog-help_coming": "help_coming",
    "dialog-away": "away",
    "dialog-may_help": "may_help",
    "dialog-being_helped": "being_helped",
}
FOR_THOSE_WHO_HEAR = ("dialog-aloud", "dialog-letters")  # what the voice may say


def told(page: str, state: str) -> bool:
    return f"{page}-{state}" in MOMENTS or f"{page}-{state}" in FOR_THOSE_WHO_HEAR


def test_every_dialog_and_every_trouble_has_a_clip() -> None:
    assert [f"{each.page}-{each.state}" for each in HOUSE if not told(each.page, each.state)] == []
    assert [moment for moment, key in MOMENTS.items() if key not in clip_keys()] == []
    assert not told("dialog", "never thought of")


@pytest.mark.parametrize(("page", "state"), [each[:2] for each in SAMPLES], ids=[f"{p}-{s}" for p, s, _ in SAMPLES])
def test_every_state_of_a_page_has_a_clip(page: str, state: str) -> None:
    journey = next(make() for name, kind, make in SAMPLES if (name, kind) == (page, state))
    keys = {key_at(step.id, journey) for flow in FLOWS for step in flow.steps if step.page == page}
    assert keys
    assert keys <= clip_keys().keys()


@pytest.mark.parametrize(
    ("step", "state", "key"),
    [
        ("confirm", "confirm_nothing_due", "confirm_nothing_due"),
        ("pay", "pay_unknown", "pay_checking"),
        ("pay", "pay_not_paid", "pay_not_paid"),
        ("done", "done", "done"),
        ("done", "done_printing", "done_printing"),
        ("done", "done_printer_trouble", "error_printer"),
        ("done", "done_pay_at_window", "done_pay_at_window"),
    ],
)
def test_what_a_page_tells_is_what_is_signed(step: str, state: str, key: str) -> None:
    journey = next(make() for _, kind, make in SAMPLES if kind == state)
    assert key_at(step, journey) == key


def test_nothing_to_see_is_left_out() -> None:
    pages = {page for page, _, _ in SAMPLES}
    assert [each for each in scenes() if each.page not in pages and not told(each.page, each.state)] == []
