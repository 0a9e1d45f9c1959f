"""Papers: which numbers are right, and how soon a wrong one is told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import calendar, identity
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.identity import Paper, PaperFacts, PaperKind, Sex, check_digit, check_paper, partial_problem

TODAY = date(2026, 7, 30)

RIGHT = [
    (PaperKind.ID_CARD, "11010519491231002X"),
    (PaperKind.ID_CARD, "440308199901101512"),
    (PaperKind.ID_CARD, "810000199408230021"),
    (PaperKind.ID_CARD, "830000199201300022"),
    (PaperKind.FOREIGNER_PERMIT, "932682198501010017"),
    (PaperKind.FOREIGNER_PERMIT, "911124198108030024"),
    (PaperKind.FOREIGNER_PERMIT, "GBR110001234567"),
    (PaperKind.PASSPORT, "E12345678"),
    (PaperKind.PASSPORT, "EA1234567"),
    (PaperKind.PASSPORT, "12345"),
    (PaperKind.OFFICER_CARD, "军字第1234567号"),
    (PaperKind.HK_MACAO_PERMIT, "H12345678"),
    (PaperKind.HK_MACAO_PERMIT, "M1234567890"),
    (PaperKind.TAIWAN_PERMIT, "12345678"),
    (PaperKind.BIRTH_CERTIFICATE, "Q123456789"),
    (PaperKind.SOCIAL_SECURITY, "A1234567X"),
    (PaperKind.INSURANCE_CODE, "424" + "0123456789" * 2 + "01234"),
]

OLDEST = date(1896, 7, 30)
POSSIBLE_BIRTHS = [f"{OLDEST + timedelta(days):%Y%m%d}" for days in range((TODAY - OLDEST).days + 1)]

birth_dates = st.dates(min_value=OLDEST, max_value=TODAY)


@st.composite
def citizen_numbers(draw: st.DrawFn) -> str:
    region = draw(st.sampled_from(["110105", "440308", "650102", "810000", "820000", "830000"]))
    first = f"{region}{draw(birth_dates):%Y%m%d}{draw(st.integers(0, 999)):03}"
    return first + check_digit(first)


def sentence_for(kind: PaperKind, text: str) -> str:
    with pytest.raises(InvalidEntry) as caught:
        check_paper(kind, text, today=TODAY)
    assert caught.value.field == "number"
    return caught.value.patient.text


@pytest.mark.parametrize(("kind", "number"), RIGHT)
def test_a_right_number_is_kept_as_it_is(kind: PaperKind, number: str) -> None:
    assert check_paper(kind, number, today=TODAY) == Paper(kind, number)


@pytest.mark.parametrize(("kind", "number"), RIGHT)
def test_no_beginning_of_a_right_number_is_refused(kind: PaperKind, number: str) -> None:
    assert [partial_problem(kind, number[:end], today=TODAY) for end in range(len(number) + 1)] == [None] * (
        len(number) + 1
    )


@pytest.mark.parametrize(
    "typed",
    ["110105 19491231 002x", "110105-19491231-002X", "１１０１０５１９４９１２３１００２Ｘ", "110105—19491231–002ｘ　"],
)
def test_spaces_hyphens_and_full_width_forms_are_tidied(typed: str) -> None:
    assert check_paper(PaperKind.ID_CARD, typed, today=TODAY).number == "11010519491231002X"


@pytest.mark.parametrize("kind", [PaperKind.HOUSEHOLD_BOOK, PaperKind.DRIVING_LICENCE])
def test_household_book_and_driving_licence_name_the_same_person_as_the_card(kind: PaperKind) -> None:
    assert check_paper(kind, "11010519491231002X", today=TODAY) == Paper(PaperKind.ID_CARD, "11010519491231002X")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("军1234567", "军字第1234567号"),
        ("军字1234567", "军字第1234567号"),
        ("军第1234567号", "军字第1234567号"),
        ("南字第01234567", "南字第01234567号"),
        ("武警字第 12345678 号", "武警字第12345678号"),
        ("1234567", "1234567"),
    ],
)
def test_an_officer_s_card_is_one_paper_however_much_of_it_is_typed(typed: str, kept: str) -> None:
    assert check_paper(PaperKind.OFFICER_CARD, typed, today=TODAY).number == kept


@pytest.mark.parametrize("tail", [":1", ":0", ":0:20260730101500", ""])
def test_a_health_code_is_the_same_card_whichever_code_is_shown(tail: str) -> None:
    index = "0123456789ABCDEF" * 4
    assert check_paper(PaperKind.HEALTH_CODE, index.lower() + tail, today=TODAY).number == index


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        (PaperKind.ID_CARD, "", identity.WRONG_LENGTH),
        (PaperKind.ID_CARD, "1101051949123100", identity.WRONG_LENGTH),
        (PaperKind.ID_CARD, "11010519491231002X0", identity.WRONG_LENGTH),
        (PaperKind.ID_CARD, "1" * 1_000_000, identity.WRONG_LENGTH),
        (PaperKind.ID_CARD, "110105194912310021", identity.WRONG_CHECK_DIGIT),
        (PaperKind.ID_CARD, "1101051949X231002X", identity.STRANGE_CHARACTER),
        (PaperKind.ID_CARD, "١١٠١٠٥١٩٤٩١٢٣١٠٠٢٣", identity.STRANGE_CHARACTER),
        (PaperKind.ID_CARD, "<b>", identity.STRANGE_CHARACTER),
        (PaperKind.ID_CARD, "911124198108030024", identity.WRONG_REGION),
        (PaperKind.ID_CARD, "810001199408230021", identity.WRONG_REGION),
        (PaperKind.ID_CARD, "160105194912310029", identity.WRONG_REGION),
        (PaperKind.ID_CARD, "110105194902300020", calendar.NO_SUCH_DATE),
        (PaperKind.ID_CARD, "110105202607310020", calendar.IN_THE_FUTURE),
        (PaperKind.ID_CARD, "110105189607290020", calendar.TOO_LONG_AGO),
        (PaperKind.FOREIGNER_PERMIT, "911124198108030025", identity.WRONG_CHECK_DIGIT),
        (PaperKind.FOREIGNER_PERMIT, "911124198113030024", calendar.NO_SUCH_DATE),
        (PaperKind.FOREIGNER_PERMIT, "911124198108030", identity.WRONG_LENGTH),
        (PaperKind.FOREIGNER_PERMIT, "811124198108030024", identity.STRANGE_CHARACTER),
        (PaperKind.PASSPORT, "ABCDEFGH", identity.STRANGE_CHARACTER),
        (PaperKind.PASSPORT, "E123", identity.WRONG_LENGTH),
        (PaperKind.OFFICER_CARD, "军字第号", identity.STRANGE_CHARACTER),
        (PaperKind.OFFICER_CARD, "军官证号很长1234567", identity.STRANGE_CHARACTER),
        (PaperKind.HK_MACAO_PERMIT, "A12345678", identity.STRANGE_CHARACTER),
        (PaperKind.HK_MACAO_PERMIT, "H123456789", identity.WRONG_LENGTH),
        (PaperKind.TAIWAN_PERMIT, "1234567", identity.WRONG_LENGTH),
        (PaperKind.BIRTH_CERTIFICATE, "1234567890", identity.STRANGE_CHARACTER),
        (PaperKind.INSURANCE_CODE, "425" + "0" * 25, identity.STRANGE_CHARACTER),
        (PaperKind.HEALTH_CODE, "A" * 64 + ":", identity.STRANGE_CHARACTER),
        (PaperKind.HEALTH_CODE, "A" * 31, identity.WRONG_LENGTH),
    ],
)
def test_a_wrong_number_is_refused_with_what_to_do(kind: PaperKind, typed: str, sentence: str) -> None:
    assert sentence_for(kind, typed) == sentence


def test_the_sentence_on_length_says_how_many_there_should_be() -> None:
    with pytest.raises(InvalidEntry) as caught:
        check_paper(PaperKind.HK_MACAO_PERMIT, "H1234567", today=TODAY)
    assert dict(caught.value.patient.values) == {"length": "9/11", "typed": 8}
    with pytest.raises(InvalidEntry) as caught:
        check_paper(PaperKind.PASSPORT, "E1", today=TODAY)
    assert dict(caught.value.patient.values) == {"length": "5-9", "typed": 2}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("0", identity.WRONG_REGION),
        ("9", identity.WRONG_REGION),
        ("19", identity.WRONG_REGION),
        ("84", identity.WRONG_REGION),
        ("8101", identity.WRONG_REGION),
        ("110105X", identity.STRANGE_CHARACTER),
        ("1101053", calendar.IN_THE_FUTURE),
        ("1101052027", calendar.IN_THE_FUTURE),
        ("11010520268", calendar.NO_SUCH_DATE),
        ("11010520261", calendar.IN_THE_FUTURE),
        ("1101051895", calendar.TOO_LONG_AGO),
        ("1101051", None),
        ("1101050", calendar.TOO_LONG_AGO),
        ("110105000002", calendar.NO_SUCH_DATE),
        ("110105199913", calendar.NO_SUCH_DATE),
        ("1101051999023", calendar.NO_SUCH_DATE),
        ("11010519990229", calendar.NO_SUCH_DATE),
        ("11010520000229", None),
        ("11010519491231002", None),
    ],
)
def test_a_wrong_turn_is_told_at_once(typed: str, sentence: str | None) -> None:
    problem = partial_problem(PaperKind.ID_CARD, typed, today=TODAY)
    assert (problem.patient.text if problem else None) == sentence


@given(citizen_numbers(), st.integers(0, 17), st.sampled_from("0123456789X"))
def test_any_single_wrong_character_of_a_citizen_s_number_is_refused(number: str, place: int, other: str) -> None:
    changed = number[:place] + other + number[place + 1 :]
    if changed == number:
        assert check_paper(PaperKind.ID_CARD, changed, today=TODAY).number == number
    else:
        assert sentence_for(PaperKind.ID_CARD, changed)


@given(citizen_numbers(), st.integers(0, 16))
def test_two_neighbours_swapped_are_refused(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped != number:
        assert sentence_for(PaperKind.ID_CARD, swapped)


@given(citizen_numbers())
def test_a_citizen_s_number_is_never_refused_on_the_way_and_tells_birth_and_sex(number: str) -> None:
    assert all(partial_problem(PaperKind.ID_CARD, number[:end], today=TODAY) is None for end in range(19))
    facts = identity.paper_facts(check_paper(PaperKind.ID_CARD, number, today=TODAY))
    assert f"{facts.birth_date:%Y%m%d}" == number[6:14]
    assert (facts.sex is Sex.MALE) == (int(number[16]) % 2 == 1)


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(1, 8))
def test_a_beginning_is_refused_only_when_no_day_of_the_last_130_years_begins_so(day: date, end: int) -> None:
    start = f"{day.year:04}{day:%m%d}"[:end]
    possible = any(birth.startswith(start) for birth in POSSIBLE_BIRTHS)
    assert (partial_problem(PaperKind.ID_CARD, "110105" + start, today=TODAY) is None) == possible


@given(st.sampled_from(PaperKind), st.text(max_size=30) | st.from_regex(r"[0-9A-Z军字第号:Xx -]{0,90}", fullmatch=True))
def test_whatever_is_typed_there_is_a_paper_or_a_sentence(kind: PaperKind, typed: str) -> None:
    try:
        paper = check_paper(kind, typed, today=TODAY)
    except InvalidEntry as wrong:
        sentence = wrong.patient.text
    else:
        sentence = ""
        assert check_paper(paper.kind, paper.number, today=TODAY) == paper
    problem = partial_problem(kind, typed, today=TODAY)
    assert problem is None or problem.patient.text == sentence


def test_what_was_typed_is_not_in_the_line_for_the_log() -> None:
    with pytest.raises(InvalidEntry) as caught:
        check_paper(PaperKind.ID_CARD, "110105194912310021", today=TODAY)
    assert "110105" not in caught.value.log


def test_a_foreigner_s_new_permit_tells_the_birth_date_and_the_old_one_nothing() -> None:
    kind = PaperKind.FOREIGNER_PERMIT
    assert identity.paper_facts(Paper(kind, "932682198501010017")) == PaperFacts(date(1985, 1, 1))
    assert identity.paper_facts(Paper(kind, "GBR110001234567")) == PaperFacts()
    assert identity.paper_facts(Paper(PaperKind.PASSPORT, "E12345678")) == PaperFacts()


@pytest.mark.parametrize("kind", PaperKind)
def test_the_groups_on_screen_hold_the_longest_number(kind: PaperKind) -> None:
    assert sum(identity.groups(kind)) == identity.max_length(kind)


def test_only_numbers_of_digits_and_x_do_with_the_keypad() -> None:
    digits_only = {kind for kind in PaperKind if not identity.allows_letters(kind)}
    assert digits_only == {
        PaperKind.ID_CARD,
        PaperKind.HOUSEHOLD_BOOK,
        PaperKind.DRIVING_LICENCE,
        PaperKind.TAIWAN_PERMIT,
        PaperKind.INSURANCE_CODE,
    }


def test_the_check_digit_of_the_standard_s_own_example() -> None:
    assert check_digit("11010519491231002") == "X"
    with pytest.raises(ValueError, match="zip"):
        check_digit("1101051949123100")
