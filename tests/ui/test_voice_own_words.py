"""What the house says to everybody is heard whole, though it has the name of a department in it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.domain.journey import Department, DepartmentOffer, Journey
from kiosk.ui.language import Language, translate, translate_marked
from kiosk.ui.voice.discretion import Discretion, stand_ins
from kiosk.ui.voice.own_words import own_words
from kiosk.ui.voice.reading import Sentence

Hush = Callable[[str], str]
NAMES = (("便民门诊", "Repeat Prescriptions"), ("急诊科", "Emergency"), ("中医科", "Chinese Medicine"))


@pytest.fixture
def said() -> Hush:
    """What is said to somebody who may go to any of the departments, in the language on the screen."""
    offers = tuple(DepartmentOffer(Department(1, "A", *names, "", 1, ""), 1, (0, 5), 1) for names in NAMES)
    discretion = Discretion(lambda: replace(Journey(), departments=offers), lambda: False)

    def words(text: str) -> str:
        discretion.learn_words()
        return discretion.words(Sentence(text))

    return words


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_everything_the_house_says_is_heard_as_it_stands(said: Hush, language: str) -> None:
    Language(language)
    whole = (
        translate("Trouble", "In an emergency go to the emergency department, or call 120."),
        translate("Pages", "General clinic") + ", " + translate("Pages", "Repeat prescriptions, test results, colds"),
    )
    assert [said(words) for words in whole] == list(whole)
    assert [said(words) for words in own_words()] == list(own_words())


def test_whoever_is_named_by_the_hospital_is_not(said: Hush) -> None:
    hidden = next(words for kind, words in stand_ins().items() if kind.value == "department")
    assert said("Repeat Prescriptions, 3 waiting") == f"{hidden}, 3 waiting"
    assert said(translate_marked("Terms", "Physician of Chinese medicine")) == f"Physician of {hidden}"
