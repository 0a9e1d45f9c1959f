"""Who may be written down as acting for a patient, and what the windows are told of aids."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.domain import acting
from kiosk.domain.acting import Aid, Companion, Proxy, ProxyEntry, Relation, Unfinished, check_companion, check_proxy
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.identity import Paper, PaperKind, check_digit
from kiosk.domain.queue import CREDITS, Flag

TODAY = date(2026, 11, 20)
FIRST = "11010519900307002"
GOOD = ProxyEntry(" 张 琳 ", PaperKind.ID_CARD, FIRST + check_digit(FIRST), Relation.DAUGHTER, phone="139 1234 0387")


def entry(**changes: str) -> ProxyEntry:
    return ProxyEntry(**(vars(GOOD) | changes))


def test_a_proxy_is_checked_as_a_patient_is() -> None:
    proxy = check_proxy(GOOD, today=TODAY)
    assert proxy == Proxy("张琳", Paper(PaperKind.ID_CARD, GOOD.number), Relation.DAUGHTER, "13912340387")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "  "}, "proxy_name"),
        ({"number": "110105"}, "proxy_number"),
        ({"number": FIRST + "?"}, "proxy_number"),
        ({"phone": "12"}, "proxy_phone"),
    ],
)
def test_what_is_wrong_belongs_to_the_entry_of_the_proxy(changes: dict[str, str], field: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        check_proxy(entry(**changes), today=TODAY)
    assert caught.value.field == field


def test_a_companion_may_stay_without_a_name() -> None:
    assert check_companion(Relation.VOLUNTEER, " ") == Companion(Relation.VOLUNTEER)
    assert check_companion(Relation.SON, "张 伟") == Companion(Relation.SON, "张伟")
    with pytest.raises(InvalidEntry) as caught:
        check_companion(Relation.SON, "<b>")
    assert caught.value.field == "companion_name"


def test_every_relation_and_aid_has_its_words() -> None:
    assert set(acting.RELATIONS) == set(acting.ON_PAPER) == set(Relation)
    assert set(acting.AIDS) == set(Aid)


def test_aids_tell_the_windows_and_grant_nobody_priority() -> None:
    assert acting.flags_of_aids([Aid.WHEELCHAIR, Aid.WHITE_CANE]) == {Flag.WHEELCHAIR, Flag.VOICE}
    assert acting.flags_of_aids([Aid.HEARING_AID]) == frozenset()
    assert not acting.flags_of_aids(list(Aid)) & set(CREDITS)
    assert acting.is_called_by_sight([Aid.WHEELCHAIR, Aid.INTERPRETER])
    assert not acting.is_called_by_sight([Aid.WHEELCHAIR])


def test_24_hours_are_over_to_the_second() -> None:
    due = datetime(2026, 11, 21, 9, 41, tzinfo=UTC)
    one = Unfinished(1, "无名氏", "M1", due - timedelta(days=1), due)
    assert not one.is_overdue(due - timedelta(seconds=1))
    assert one.is_overdue(due)
