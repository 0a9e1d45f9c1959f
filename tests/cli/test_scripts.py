"""The two commands, with a Python that only tells how it was called."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = '#!/bin/sh\necho "python $* platform=$QT_QPA_PLATFORM"\n'
LINUX = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which everything is set up."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    tools = tmp_path / ".venv" / "bin"
    tools.mkdir(parents=True)
    for name in ("python", "ruff", "mypy", "lint-imports"):
        (tools / name).write_text(PYTHON.replace("python $*", f"{name} $*"), encoding="utf-8")
        (tools / name).chmod(0o755)
    bash(tmp_path, "fingerprint > .venv/.ready-test")
    return tmp_path


def bash(project: Path, commands: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f". scripts/setup; {commands}"],
        cwd=project,
        env={**LINUX, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def script(project: Path, *command: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [project / "scripts" / command[0], *command[1:]],
        cwd="/",
        env={**LINUX, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def test_with_a_display_the_kiosk_starts_and_gets_the_arguments(project: Path) -> None:
    done = script(project, "run", "--windowed", "--size", "540x960", DISPLAY=":0")
    assert done.stdout == "python main.py --windowed --size 540x960 platform=\n"
    assert done.stderr == ""


@pytest.mark.parametrize("arguments", [(), ("kiosk",), ("--mode", "large")])
def test_without_a_display_it_says_so_and_takes_the_tour(project: Path, arguments: tuple[str, ...]) -> None:
    done = script(project, "run", *arguments)
    assert done.stdout == "python main.py tour --out out/tour platform=offscreen\n"
    assert "There is no display here, so the tour runs" in done.stderr


@pytest.mark.parametrize("arguments", ["doctor", "db seed", "--help", "tour --out o"])
def test_commands_that_need_no_display_run_without_one(project: Path, arguments: str) -> None:
    done = script(project, "run", *arguments.split())
    assert done.stdout == f"python main.py {arguments} platform=\n"


def test_all_checks_come_before_the_tests(project: Path) -> None:
    done = script(project, "test", "tests/unit")
    assert done.stdout.splitlines() == [
        "ruff check platform=",
        "ruff format --check platform=",
        "mypy  platform=",
        "lint-imports  platform=",
        "python -m pytest -n 3 --dist worksteal tests/unit platform=offscreen",
    ]


def test_without_arguments_every_line_of_the_rules_must_be_tested_and_no_test_is_left_out(project: Path) -> None:
    *_, rules, others = script(project, "test").stdout.splitlines()
    assert rules == (
        "python -m pytest -n 3 --dist worksteal tests/unit tests/flows tests/services"
        " --cov=kiosk.domain --cov=kiosk.flow --cov=kiosk.services"
        " --cov-report=term-missing:skip-covered --cov-fail-under=100 platform=offscreen"
    )
    assert others == (
        "python -m pytest -n 3 --dist worksteal"
        " --ignore=tests/unit --ignore=tests/flows --ignore=tests/services platform=offscreen"
    )


def test_a_failing_check_ends_the_run(project: Path) -> None:
    (project / ".venv" / "bin" / "mypy").write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    done = script(project, "test")
    assert done.returncode == 3
    assert "pytest" not in done.stdout


@pytest.mark.parametrize("name", ["scripts/setup", "pyproject.toml", "constraints.txt"])
def test_a_changed_file_calls_for_a_new_set_up(project: Path, name: str) -> None:
    ask = 'is_ready run "$(fingerprint)" && echo ready || echo not ready'
    assert bash(project, ask).stdout == "ready\n"
    with (project / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert bash(project, ask).stdout == "not ready\n"


def test_a_moved_project_calls_for_a_new_set_up(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    moved = tmp_path_factory.mktemp("elsewhere") / "project"
    project.rename(moved)
    assert bash(moved, 'is_ready run "$(fingerprint)" && echo ready || echo not ready').stdout == "not ready\n"


def test_what_is_ready_to_run_is_not_yet_ready_to_test(project: Path) -> None:
    (project / ".venv" / ".ready-test").rename(project / ".venv" / ".ready-run")
    assert bash(project, 'is_ready run "$(fingerprint)" && echo ready').stdout == "ready\n"
    assert bash(project, 'is_ready test "$(fingerprint)" || echo not ready').stdout == "not ready\n"


def test_an_old_python_is_said_in_words(project: Path) -> None:
    done = bash(project, "OLDEST_PYTHON=99.1; require_python", PYTHON=sys.executable)
    assert done.returncode == 1
    assert "Nuanxin needs Python 99.1 or newer; this is Python 3." in done.stderr


def test_only_missing_packages_are_asked_for(project: Path) -> None:
    listing = "installed libegl1:amd64 \ninstalled libglib2.0-0t64:amd64 libglib2.0-0 (= 2.84)\nconfig-files cups "
    (project / "dpkg-query").write_text(f"#!/bin/sh\necho '{listing}'\n", encoding="utf-8")
    (project / "dpkg-query").chmod(0o755)
    done = bash(
        project,
        "missing_packages libegl1 libglib2.0-0 libegl1-mesa libegl cups",
        PATH=f"{project}:{LINUX['PATH']}",
    )
    assert done.stdout.split() == ["libegl1-mesa", "libegl", "cups"]


def test_translations_are_compiled_when_they_are_newer(project: Path) -> None:
    folder = project / "assets" / "i18n"
    folder.mkdir(parents=True)
    tool = project / ".venv" / "bin" / "pyside6-lrelease"
    tool.write_text('#!/bin/sh\necho compiled; touch "$4"\n', encoding="utf-8")
    tool.chmod(0o755)
    (folder / "nuanxin_zh_CN.ts").touch()
    os.utime(folder / "nuanxin_zh_CN.ts", (1, 1))
    assert bash(project, "compile_translations").stdout == "compiled\n"
    assert bash(project, "compile_translations").stdout == ""


def test_the_continuous_check_calls_the_tests() -> None:
    text = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert text.splitlines()[-1].startswith("exec ")
    assert "scripts/test" in text
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
