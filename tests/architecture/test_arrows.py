"""The arrows between the rooms: kept by the code as it is, and guarded by contracts that catch each kind of breach."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).with_name("lint-imports")


def lint(folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [LINT, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={"COLUMNS": "200"},
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def house(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "kiosk", tmp_path / "kiosk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_house_keeps_its_arrows(house: Path) -> None:
    code, said = lint(house)
    assert code == 0, said
    assert "0 broken" in said


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("domain/money.py", "import kiosk.services.money.billing", "storeys"),
        ("domain/money.py", "import kiosk.storage.database", "storeys"),
        ("settings/model.py", "import kiosk.domain.money", "storeys"),
        ("storage/counters.py", "import kiosk.services.money.billing", "storeys"),
        ("services/money/billing.py", "import kiosk.flow.engine", "storeys"),
        ("flow/engine.py", "import kiosk.ui.language", "storeys"),
        ("ui/language.py", "import kiosk.adapters.clock", "storeys"),
        ("adapters/clock.py", "import kiosk.ui.language", "storeys"),
        ("ui/language.py", "import kiosk.app", "storeys"),
        ("domain/money.py", "import PySide6.QtCore", "Qt stays in its rooms"),
        ("services/money/billing.py", "from PySide6 import QtCore", "Qt stays in its rooms"),
        ("storage/counters.py", "import PySide6", "Qt stays in its rooms"),
        ("flow/engine.py", "import PySide6.QtCore", "Qt stays in its rooms"),
        ("cli.py", "import PySide6.QtWidgets", "Qt stays in its rooms"),
        ("domain/money.py", "import sqlalchemy", "SQLAlchemy stays in its rooms"),
        ("flow/engine.py", "from sqlalchemy.orm import Session", "SQLAlchemy stays in its rooms"),
        ("ui/language.py", "import sqlalchemy.exc", "SQLAlchemy stays in its rooms"),
        ("adapters/clock.py", "import alembic", "SQLAlchemy stays in its rooms"),
        ("app.py", "import sqlalchemy", "SQLAlchemy stays in its rooms"),
    ],
)
def test_a_planted_breach_is_caught_and_named(house: Path, module: str, line: str, contract: str) -> None:
    file = house / "kiosk" / module
    file.write_text(f"{file.read_text(encoding='utf-8')}\n\n{line}\n", encoding="utf-8")
    code, said = lint(house)
    assert code == 1, said
    assert f"{contract} BROKEN" in said


def test_a_new_module_has_to_say_where_it_lives(house: Path) -> None:
    (house / "kiosk" / "attic.py").write_text('"""Nobody knows this room."""\n', encoding="utf-8")
    code, said = lint(house)
    assert code == 1, said
    assert "storeys BROKEN" in said
    assert "kiosk.attic" in said
