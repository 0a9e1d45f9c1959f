"""Opening the hall behind a desk: accounts everybody may know are the demonstration's alone."""

from pathlib import Path

import pytest

from kiosk import staffed
from kiosk.adapters.clock import FixedClock
from kiosk.settings import Settings
from kiosk.upkeep_commands import seed
from tests.ui.at_the_desk import MORNING


def test_a_demonstration_can_be_signed_in_to_as_its_page_says(tmp_path: Path) -> None:
    opened = staffed.open_staffed(Settings(data=tmp_path, device="D1", demo=True), FixedClock(MORNING))
    assert [account.number for account in opened.accounts] == ["0001", "0031"]
    for account in opened.accounts:
        person = opened.hall.services.staff.sign_in(account.number, account.secret, device="D1")
        assert person.name == account.name
    opened.hall.close()


@pytest.mark.parametrize("is_server", [False, True])
def test_no_other_hall_gets_an_account_by_itself(tmp_path: Path, is_server: bool) -> None:
    settings = Settings(data=tmp_path, device="D1", demo=False)
    seed(settings, source=None)
    if is_server:
        settings = Settings(data=tmp_path, device="D1", demo=True, database_url=settings.database_address)
    opened = staffed.open_staffed(settings, FixedClock(MORNING))
    assert (opened.accounts, opened.hall.services.staff.listed()) == ((), ())
    opened.hall.close()
