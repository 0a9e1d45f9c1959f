"""The ``signs`` commands and the line of the doctor, on real films."""

import json
import shutil
from pathlib import Path
from statistics import mean

import av
import pytest
from PySide6.QtGui import QColor, QImage

from kiosk import placeholders
from kiosk.adapters.signs import coverage as coverage_module
from kiosk.adapters.signs import library
from kiosk.adapters.signs.coverage import Shown, coverage
from kiosk.adapters.signs.films import facts_of
from kiosk.adapters.signs.library import ClipLibrary
from kiosk.adapters.signs.manifest import read_pack
from kiosk.adapters.signs.scripts import LANGUAGES, captions, reading_ms, script, sentences
from kiosk.cli import parser
from kiosk.doctor.findings import State
from kiosk.doctor.signs import check_signs
from kiosk.domain.films import film_faults
from kiosk.domain.signs import ClipKey, Kind
from kiosk.flow.signing import clip_keys
from kiosk.paths import ASSETS
from kiosk.settings import Settings
from kiosk.signs_commands import check, show_coverage
from kiosk.ui.signs import placeholder
from tests.adapters.sign_films import make_film

NEAR = 8.0  # of 255: what encoding changes
FEW = {key: clip_keys()[key] for key in ("identify", "consent", "wait")}


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(library, "SHIPPED", tmp_path / "shipped")
    return Settings(data=tmp_path / "data")


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only three keys, so that few films are made."""
    for module in (placeholders, coverage_module):
        monkeypatch.setattr(module, "clip_keys", lambda: FEW)


@pytest.fixture
def drawing(qapp: object) -> object:
    """What can be drawn with, and the house's letters."""
    return placeholder.program()


def human(folder: Path, *, key: str = "home", name: str = "film.webm") -> None:
    """A pack with one clip of a person, whose film may be missing."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "words.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\n您好。\n", encoding="utf-8")
    (folder / "manifest.toml").write_text(
        f'language = "csl"\n[[clip]]\nkey = "{key}"\nfile = "{name}"\ncaptions = {{ zh_CN = "words.vtt" }}\n'
        'kind = "human"\nsigner = "李梅"\nrecorded_on = 2026-10-01\nreviewed_by = "周强"\n',
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of placeholders of three keys, as the command makes it."""
    folder = tmp_path_factory.mktemp("packs") / "placeholder"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(placeholders, "clip_keys", lambda: FEW)
        assert placeholders.make(Settings(), out=folder) == 0
    return folder


def test_the_pack_has_films_where_nothing_is_at_stake_and_captions_everywhere(made: Path) -> None:
    pack = read_pack(made)
    assert pack.faults == ()
    assert {key: entry.film is not None for key, entry in pack.entries.items()} == {
        "identify": True,
        "consent": False,
        "wait": True,
    }
    assert {entry.kind for entry in pack.entries.values()} == {Kind.PLACEHOLDER}
    assert sorted(path.name for path in made.iterdir() if path.suffix == ".webm") == ["identify.webm", "wait.webm"]
    for entry in pack.entries.values():
        assert set(entry.captions) == {"zh_CN", "en"}
        texts = "".join(caption.text for caption in entry.captions["en"])
        assert texts.replace(" ", "") == FEW[entry.key].script.replace(" ", "")


def test_its_films_may_be_shown_and_last_as_long_as_their_captions(made: Path) -> None:
    for entry in read_pack(made).entries.values():
        if entry.film is not None:
            facts = facts_of(entry.film)
            assert film_faults(facts) == ()
            assert (facts.width, facts.height, facts.fps, facts.codec) == (1280, 720, 30, "vp9")
            for lines in entry.captions.values():
                assert abs(lines[-1].end - facts.seconds * 1000) < 3


def picture(film: Path, number: int) -> QImage:
    with av.open(str(film)) as opened:
        frame = next(frame for at, frame in enumerate(opened.decode(video=0)) if at == number)
        plain = frame.reformat(format="bgra")
        content = bytes(plain.planes[0])
    return QImage(content, 1280, 720, plain.planes[0].line_size, QImage.Format.Format_RGB32).copy()


def difference(one: QImage, other: QImage) -> float:
    """The mean difference of lightness in the label."""
    points = [(x, y) for x in range(390, 890, 2) for y in range(44, 84, 2)]
    return mean(abs(one.pixelColor(*point).lightness() - other.pixelColor(*point).lightness()) for point in points)


@pytest.mark.parametrize("number", [0, 20, 40, 60, 74, 75, 120])
def test_the_words_that_nobody_signs_yet_stand_in_every_picture(drawing: object, made: Path, number: int) -> None:
    drawn = placeholder.PlaceholderFilm(FEW["identify"].icon).image(0)
    assert difference(picture(made / "identify.webm", number), drawn) < NEAR


def test_without_the_words_that_test_would_fail(drawing: object, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = placeholder.PlaceholderFilm("id").image(0)
    monkeypatch.setattr(placeholder, "WORDS", "演示占位")
    assert difference(drawn, placeholder.PlaceholderFilm("id").image(0)) > 4 * NEAR


@pytest.mark.parametrize("number", range(0, placeholder.LOOP, 5))
def test_all_that_matters_lies_in_the_part_the_panel_shows(drawing: object, number: int) -> None:
    image = placeholder.PlaceholderFilm("id").image(number)
    ground = image.pixelColor(2, 2)
    left, right = round(placeholder.MIDDLE.left()), round(placeholder.MIDDLE.right())
    outside = [(x, y) for y in range(0, 720, 6) for x in (*range(0, left, 6), *range(right, 1280, 6))]
    assert {image.pixelColor(*point).name() for point in outside} == {ground.name()}


def test_the_hand_moves(drawing: object) -> None:
    film = placeholder.PlaceholderFilm("id")
    assert len({film.pixels(number) for number in range(placeholder.LOOP)}) > placeholder.LOOP // 2
    assert film.pixels(0) == film.pixels(placeholder.LOOP)
    assert film.image(0).pixelColor(2, 2) != QColor("black")


def test_only_what_has_changed_is_made_again(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = shutil.copytree(made, tmp_path / "placeholder")
    before = {path: path.stat().st_mtime_ns for path in made.iterdir()}
    monkeypatch.setattr(placeholders, "clip_keys", lambda: FEW)
    assert placeholders.make(Settings(), out=made) == 0
    assert "2 films, 0 of them new; 1 keys wait for a person" in capsys.readouterr().out
    assert {path: path.stat().st_mtime_ns for path in made.iterdir()} == before
    changed = {**FEW, "wait": ClipKey("wait", FEW["wait"].script, "clock")}
    (made / "identify.webm").write_bytes((made / "identify.webm").read_bytes()[:-9])
    (made / "gone.webm").write_bytes(b"x")
    jobs: list[str] = []
    monkeypatch.setattr(placeholders, "clip_keys", lambda: changed)
    monkeypatch.setattr(placeholders, "_made", lambda found: jobs.extend(job.film.name for job in found) or len(found))
    placeholders.make(Settings(), out=made)
    assert jobs == ["identify.webm", "wait.webm"]
    assert not (made / "gone.webm").exists()


def test_every_key_has_its_picture() -> None:
    assert [key.key for key in clip_keys().values() if not (ASSETS / "icons" / f"{key.icon}.svg").is_file()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_captions_fill_the_film_one_sentence_each_and_can_be_read(language: str) -> None:
    for key in clip_keys().values():
        length = reading_ms(key)
        lines = captions(key, language, length=length)
        assert [line.text for line in lines] == list(sentences(script(key, language)))
        assert (lines[0].start, lines[-1].end) == (0, length)
        assert all(line.end - line.start >= 1199 for line in lines)
        assert length <= 60_000


def test_coverage_tells_each_key_and_sums(
    settings: Settings, few: None, tmp_path: Path, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "shipped").mkdir()
    (tmp_path / "shipped" / "placeholder").symlink_to(made)
    folder = settings.signed / "packs" / "hospital"
    human(folder, key="wait")
    make_film(folder / "film.webm")
    assert show_coverage(settings, as_json=False) == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [
        "placeholder  csl  identify",
        "missing      csl  consent  (only a person may sign this)",
        "human        csl  wait",
        "csl: 3 keys, 1 human, 1 placeholder, 1 missing",
    ]
    assert show_coverage(settings, as_json=True) == 0
    told_json = json.loads(capsys.readouterr().out)
    assert told_json["csl"]["sums"] == {"human": 1, "placeholder": 1, "missing": 1}
    assert told_json["csl"]["keys"][2] == {"key": "wait", "shown": "human", "pack": "hospital", "is_grave": False}


def test_a_pack_in_another_sign_language_is_counted_by_itself(settings: Settings) -> None:
    folder = settings.signed / "packs" / "hospital"
    human(folder)
    make_film(folder / "film.webm")
    manifest = folder / "manifest.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"csl"', '"hksl"'), encoding="utf-8")
    found = coverage(settings)
    assert {row.shown for row in found["csl"]} == {Shown.MISSING}
    assert [row.key.key for row in found["hksl"] if row.shown is Shown.HUMAN] == ["home"]


def test_check_is_content_with_a_good_pack(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    folder = settings.signed / "packs" / "hospital"
    human(folder)
    make_film(folder / "film.webm")
    assert check(settings) == 0
    assert capsys.readouterr().out == "Installed packs: hospital (1 clips); 0 faults.\n"


def test_check_tells_what_only_a_look_at_the_pictures_tells(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = settings.signed / "packs" / "hospital"
    human(folder, name="film.mp4")
    make_film(folder / "film.mp4", codec="h264", fps=20, pictures=16, size=(640, 480))
    assert check(settings) == 1
    told = capsys.readouterr().out
    assert told.count(f"{folder / 'film.mp4'}, clip home: ") == 4
    assert "20 pictures a second" in told
    assert "640 × 480" in told
    assert "captions in zh_CN end at 1000 ms, the film at 800." in told


def test_check_tells_faults_of_the_manifest_too(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    human(settings.signed / "packs" / "village")
    assert check(settings) == 1
    assert (
        "village/manifest.toml, clip home: its film is not shown: film.webm cannot be read" in capsys.readouterr().out
    )


def test_a_film_that_is_whole_outside_and_broken_inside_is_found(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = settings.signed / "packs" / "hospital"
    human(folder)
    content = bytearray(make_film(folder / "film.webm").read_bytes())
    content[900:-200] = bytes(len(content) - 1100)
    (folder / "film.webm").write_bytes(content)
    assert ClipLibrary(settings).clip("home", captions="zh_CN")
    assert check(settings) == 1
    assert "clip home: the film " in capsys.readouterr().out


def test_the_doctor_names_what_a_person_must_record_first(settings: Settings, tmp_path: Path, made: Path) -> None:
    found = check_signs(settings)
    assert found.state is State.WARNING
    assert "signs placeholder" in found.remedy
    (tmp_path / "shipped").mkdir()
    (tmp_path / "shipped" / "placeholder").symlink_to(made)
    found = check_signs(settings)
    assert found.state is State.WARNING
    assert "0 human, 2 placeholder" in found.words
    assert "packs in folders: placeholder; a person must record first: consent, " in found.words
    human(settings.signed / "packs" / "hospital")
    assert "signs check" in check_signs(settings).remedy


def test_the_doctor_is_content_when_people_sign_all_that_is_grave(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = settings.signed / "packs" / "hospital"
    human(folder, key="consent")
    make_film(folder / "film.webm")
    monkeypatch.setattr(coverage_module, "clip_keys", lambda: {"consent": FEW["consent"]})
    assert check_signs(settings).state is State.OK


def test_the_commands_can_be_typed() -> None:
    assert parser().parse_args(["signs", "coverage", "--json"]).as_json
    assert parser().parse_args(["signs", "placeholder", "--out", "x"]).out == Path("x")
    assert parser().parse_args(["signs", "check"]).command == "signs check"
