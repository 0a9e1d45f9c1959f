"""What a signer's film must be, and what must be said about it, before anybody is shown it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import films
from kiosk.domain.films import LARGEST, ClipDraft, FilmFacts, draft_faults, film_faults
from kiosk.domain.signs import Caption, ClipKey, Credit, Kind
from kiosk.domain.words import Words

GOOD = FilmFacts("webm", "vp9", 1280, 720, 30, 4, has_sound=False, size=900_000)
KEY = ClipKey("identify", "Lay your ID card flat here.", "id")
GRAVE = replace(KEY, is_grave=True)
TODAY = date(2026, 11, 20)
CREDIT = Credit("周敏", TODAY, "何立")
LINES = (Caption(0, 1500, "把身份证平放在这里。"), Caption(1500, 4000, "等一下。"))
DRAFT = ClipDraft("identify", "放证件", {"zh_CN": LINES, "en": (Caption(0, 4000, "Lay your card here."),)}, CREDIT)


def texts(faults: tuple[Words, ...]) -> list[str]:
    return [fault.text for fault in faults]


def told(fault: Words) -> str:
    return fault.text.format(**dict(fault.values))


def of(**changes: object) -> list[str]:
    return texts(draft_faults(replace(DRAFT, **changes), GOOD, key=KEY, today=TODAY))


def test_a_good_film_with_everything_said_has_no_fault() -> None:
    assert film_faults(GOOD) == ()
    assert film_faults(replace(GOOD, container="mp4", codec="h264", width=720, height=1280, fps=25)) == ()
    assert draft_faults(DRAFT, GOOD, key=GRAVE, today=TODAY) == ()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"codec": "av1"}, films.WRONG_CODEC),
        ({"codec": "h264"}, films.WRONG_CODEC),
        ({"container": "avi", "codec": "vp9"}, films.WRONG_CODEC),
        ({"fps": 24.99}, films.TOO_FEW_PICTURES),
        ({"fps": 0}, films.TOO_FEW_PICTURES),
        ({"width": 1280, "height": 719}, films.TOO_SMALL),
        ({"width": 719, "height": 1280}, films.TOO_SMALL),
        ({"seconds": 0.99}, films.TOO_SHORT),
        ({"seconds": 60.01}, films.TOO_LONG),
        ({"has_sound": True}, films.HAS_SOUND),
        ({"size": LARGEST + 1}, films.TOO_LARGE),
    ],
)
def test_each_fault_of_a_film_is_found_alone_and_whole(changes: dict[str, object], fault: str) -> None:
    found = film_faults(replace(GOOD, **changes))
    assert texts(found) == [fault]
    assert "{" not in told(found[0])


def test_what_is_just_enough_is_enough() -> None:
    assert film_faults(replace(GOOD, fps=25, seconds=1)) == ()
    assert film_faults(replace(GOOD, seconds=60, size=LARGEST)) == ()


def test_figures_are_not_rounded_to_what_would_have_been_right() -> None:
    assert "24.99 pictures" in told(film_faults(replace(GOOD, fps=24.996))[0])
    assert "60.04 seconds" in told(film_faults(replace(GOOD, seconds=60.041))[0])
    assert "has 65 MB" in told(film_faults(replace(GOOD, size=LARGEST + 1))[0])


@given(
    st.floats(0, 240),
    st.floats(0, 600),
    st.integers(0, 8000),
    st.integers(0, 8000),
    st.booleans(),
    st.integers(0, 2**40),
)
def test_a_film_without_fault_is_what_the_hall_can_show(
    fps: float, seconds: float, width: int, height: int, has_sound: bool, size: int
) -> None:
    facts = FilmFacts("webm", "vp9", width, height, fps, seconds, has_sound, size)
    fits = fps >= 25 and 1 <= seconds <= 60 and min(width, height) >= 720 and not has_sound and size <= LARGEST
    assert (film_faults(facts) == ()) == fits
    assert all("{" not in told(fault) for fault in film_faults(facts))


@pytest.mark.parametrize(
    ("credit", "faults"),
    [
        (Credit(), [films.NO_SIGNER, films.NO_REVIEWER, films.NO_DAY]),
        (replace(CREDIT, signer=" "), [films.NO_SIGNER]),
        (replace(CREDIT, reviewer=""), [films.NO_REVIEWER]),
        (replace(CREDIT, reviewer="周敏"), [films.SAME_PERSON]),
        (replace(CREDIT, signer="Zhou Min", reviewer=" ｚｈｏｕ min"), [films.SAME_PERSON]),
        (replace(CREDIT, recorded_on=None), [films.NO_DAY]),
        (replace(CREDIT, recorded_on=TODAY + timedelta(days=1)), [films.DAY_TO_COME]),
    ],
)
def test_two_people_vouch_for_a_film_and_a_day_is_named(credit: Credit, faults: list[str]) -> None:
    assert of(credit=credit) == faults


def test_without_a_calendar_a_day_to_come_cannot_be_seen() -> None:
    later = replace(DRAFT, credit=replace(CREDIT, recorded_on=TODAY + timedelta(days=9)))
    assert draft_faults(later, GOOD, key=KEY) == ()


def test_a_placeholder_names_nobody_and_is_refused_where_a_person_must_sign() -> None:
    placeholder = replace(DRAFT, kind=Kind.PLACEHOLDER, credit=Credit())
    assert draft_faults(placeholder, GOOD, key=KEY) == ()
    assert texts(draft_faults(placeholder, GOOD, key=GRAVE)) == [films.NEEDS_A_PERSON]


def test_a_clip_has_a_title() -> None:
    assert of(title=" ") == [films.NO_TITLE]


@pytest.mark.parametrize("captions", [{}, {"zh_CN": ()}, {"en": LINES}])
def test_captions_stand_in_chinese(captions: dict[str, tuple[Caption, ...]]) -> None:
    assert of(captions=captions) == [films.NO_CAPTIONS]


@pytest.mark.parametrize(
    ("lines", "fault", "line"),
    [
        ((Caption(0, 1000, "一"), Caption(1000, 2000, " ")), films.EMPTY_CAPTION, 2),
        ((Caption(-1, 1000, "一"),), films.CAPTION_OUTSIDE, 1),
        ((Caption(0, 4001, "一"),), films.CAPTION_OUTSIDE, 1),
        ((Caption(0, 1000, "一"), Caption(2000, 2000, "二")), films.CAPTION_OUTSIDE, 2),
        ((Caption(0, 1000, "一"), Caption(999, 2000, "二")), films.CAPTION_TOO_EARLY, 2),
    ],
)
def test_a_caption_is_written_inside_the_film_and_after_the_one_before(
    lines: tuple[Caption, ...], fault: str, line: int
) -> None:
    found = draft_faults(replace(DRAFT, captions={"zh_CN": lines}), GOOD, key=KEY)
    assert texts(found) == [fault]
    assert f"Caption {line} (中文)" in told(found[0])


def test_a_language_without_a_name_is_told_by_its_code() -> None:
    captions = {"zh_CN": LINES, "ug": (Caption(0, 9000, "x"),)}
    assert "(ug)" in told(draft_faults(replace(DRAFT, captions=captions), GOOD, key=KEY)[0])


def test_faults_of_the_film_come_first_and_all_are_told() -> None:
    poor = replace(DRAFT, title="", credit=Credit(), captions={})
    found = texts(draft_faults(poor, replace(GOOD, fps=10), key=KEY))
    assert found == [
        films.TOO_FEW_PICTURES,
        films.NO_TITLE,
        films.NO_SIGNER,
        films.NO_REVIEWER,
        films.NO_DAY,
        films.NO_CAPTIONS,
    ]


def test_every_fault_is_a_whole_sentence() -> None:
    sentences = [value for name, value in vars(films).items() if name.isupper() and isinstance(value, str)]
    assert len([sentence for sentence in sentences if sentence.endswith(".")]) == 18
