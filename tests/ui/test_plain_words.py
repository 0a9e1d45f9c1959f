"""Words for those who read them as their second language: each sentence short, of one idea, and as exact as usual."""

import re
from pathlib import Path

import pytest

from kiosk.domain import errors
from kiosk.domain.errors import DomainError
from kiosk.paths import CHINESE, ENGLISH, ROOT, catalogue, plain_catalogue
from tests.ui.catalogue_words import Source, places, sources, written_in

CODES = (CHINESE, ENGLISH)
PROGRAM = sorted((ROOT / "kiosk").rglob("*.py"))

# What a patient reads. Names of papers and fees stay as they are written on paper; the voice is for those who hear.
CONTEXTS = ("Bars", "Dialogs", "Home", "Keys", "Pages", "Signs", "Steps", "Trouble")
WORDS = (
    "domain/calendar",
    "domain/cancelling",
    "domain/errors",
    "domain/identity",
    "domain/insurance",
    "domain/names",
    "services/papers/printing",
    "ui/pages/name",
)
TO_STAFF = ("DraftRefused", "FilmDamaged", "AlreadyTaken")

PARTS = {CHINESE: re.compile("[\u4e00-\u9fff]"), ENGLISH: re.compile(r"\S+")}
MOST = {CHINESE: 14, ENGLISH: 9}  # parts of one sentence
ENDS = {CHINESE: re.compile("[。？！：；]"), ENGLISH: re.compile(r"[.?!:;](?=\s|$)")}
CLAUSES = {
    # A choice of two is one idea.
    CHINESE: re.compile("，(?!还是|或者)"),
    ENGLISH: re.compile(
        r"\b(?:if|unless|although|because|whether|whenever)\b|(?<=\w )(?:which|whose)\b|;"
        r"|, (?:then|so|please|it|you|we|they|there|tap|give|go|choose|who|when)\b",
        re.IGNORECASE,
    ),
}
STIFF = {
    CHINESE: re.compile("被|由|将|以及|进行|如需|如果|若|即可|是否|确保|并且|因为|虽然"),
    ENGLISH: re.compile(
        r"\b(?:is|are|was|were|been?|being) (?:\w+ )?(?!registered|closed)(?:\w+ed|given|kept|taken|shown|made|sent)\b"
    ),
}
MONEY = {CHINESE: ("没有扣钱", "还没有扣钱", "还没扣钱", "已经扣钱", "正在核对"), ENGLISH: ()}


def faults(text: str, code: str) -> list[str]:
    """What is not plain about ``text``."""
    text = re.sub(r"\{\w+\}", "1", text)
    sentences = ENDS[code].split(text)
    found = {
        "long": any(len(PARTS[code].findall(each)) > MOST[code] for each in sentences),
        "several clauses": bool(CLAUSES[code].search(text)),
        "stiff": bool(STIFF[code].search(text)),
    }
    return [name for name, is_so in found.items() if is_so]


def usual(code: str) -> dict[Source, str]:
    """What is said to everybody."""
    return sources(catalogue(CHINESE)) if code == CHINESE else {source: source[1] for source in written_in(PROGRAM)}


def to_patients() -> set[Source]:
    words = {source for source in written_in(ROOT / "kiosk" / f"{name}.py" for name in WORDS) if source[0] == "Words"}
    staff = {("Words", sentence(getattr(errors, name))) for name in TO_STAFF}
    pages = (path for path in PROGRAM if "desk" not in path.parts)
    return (words - staff) | {source for source in written_in(pages) if source[0] in CONTEXTS}


def sentence(error: type[DomainError]) -> str:
    return error.sentence


def figures(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", re.sub(r"\{\w+\}", "", text)))


@pytest.mark.parametrize("code", CODES)
def test_what_a_patient_reads_in_signs_is_plain(code: str) -> None:
    said = usual(code) | sources(plain_catalogue(code))
    found = {text: faults(text, code) for source in to_patients() if (text := said.get(source, ""))}
    assert {text: why for text, why in found.items() if why} == {}
    assert len(found) > 300


@pytest.mark.parametrize("code", CODES)
def test_what_is_said_plainly_is_still_said(code: str) -> None:
    """So that it cannot rot: a sentence that was reworded loses its plain words, and the test above asks for others."""
    assert sorted(sources(plain_catalogue(code)).keys() - written_in(PROGRAM)) == []


@pytest.mark.parametrize("code", CODES)
def test_plain_words_are_as_exact_as_the_usual_ones(code: str) -> None:
    before, plain = usual(code), sources(plain_catalogue(code))
    assert [text for source, text in plain.items() if places(text) != places(source[1])] == []
    assert [text for source, text in plain.items() if figures(text) != figures(before[source])] == []
    assert [
        text for source, text in plain.items() for fact in MONEY[code] if fact in before[source] and fact not in text
    ] == []


@pytest.mark.parametrize("code", CODES)
def test_plain_words_are_other_words(code: str) -> None:
    before, plain = usual(code), sources(plain_catalogue(code))
    assert [text for source, text in plain.items() if text == before[source] or not text.strip()] == []


def test_plain_chinese_needs_hardly_more_room() -> None:
    """Beside the signer there is less of it."""
    before, plain = usual(CHINESE), sources(plain_catalogue(CHINESE))
    assert [text for source, text in plain.items() if len(text) > len(before[source]) + 4] == []


def test_both_languages_have_plain_words() -> None:
    assert [len(sources(plain_catalogue(code))) > 90 for code in CODES] == [True, True]


@pytest.mark.parametrize(
    ("code", "text", "fault"),
    [
        (CHINESE, "请把您的身份证平放在屏幕右下方的读卡区", "long"),
        (CHINESE, "号会退回去，您可以重新选。", "several clauses"),
        (CHINESE, "如需帮助请到导诊台。", "stiff"),
        (CHINESE, "号码被遮住。", "stiff"),
        (ENGLISH, "We keep your place here until you have paid for it.", "long"),
        (ENGLISH, "Lay it flat; wait.", "several clauses"),
        (ENGLISH, "Read it, then choose.", "several clauses"),
        (ENGLISH, "Tap here if you agree.", "several clauses"),
        (ENGLISH, "Your details are cleared.", "stiff"),
    ],
)
def test_what_is_not_plain_is_found(code: str, text: str, fault: str) -> None:
    assert faults(text, code) == [fault]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (CHINESE, "这里放身份证。等一下。"),
        (CHINESE, "接着办，还是重新开始？"),
        (ENGLISH, "Look: department, doctor, time, price. Is it right?"),
        (ENGLISH, "You are registered. Number {ticket} is yours."),
    ],
)
def test_what_is_plain_passes(code: str, text: str) -> None:
    assert faults(text, code) == []


def test_a_patient_reads_no_words_for_staff() -> None:
    said = to_patients()
    assert ("Words", sentence(errors.DraftRefused)) not in said
    assert ("Words", sentence(errors.CardUnreadable)) in said
    assert all(Path(ROOT / "kiosk" / f"{name}.py").exists() for name in WORDS)
