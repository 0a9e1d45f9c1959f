"""Settings: where they come from, what wins, and every mistake in words."""

from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.settings import Device, Notices, Screen, Settings, SettingsError, load_settings
from kiosk.settings import loading as module


@pytest.fixture(autouse=True)
def no_file_of_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        module, "places", lambda: (tmp_path / "beside" / "kiosk.toml", tmp_path / "user" / "kiosk.toml")
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kiosk.toml"


def mistakes(path: Path | None, environ: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        load_settings(path, environ)
    return caught.value.mistakes


def test_without_anything_the_demo_runs_on_sqlite_in_the_users_data_folder() -> None:
    settings = load_settings(None, {})
    assert settings == Settings()
    assert settings.demo
    assert settings.source is None
    assert settings.data == platformdirs.user_data_path("nuanxin", appauthor=False)
    assert settings.database_address == f"sqlite:///{settings.data / 'nuanxin.db'}"
    assert settings.key_path == settings.data / "nuanxin.key"


def test_a_file_sets_every_kind_of_value(file: Path) -> None:
    file.write_text(
        """
        device = "K3"
        data = "var"
        key_file = "/etc/nuanxin/key"
        demo = false
        idle_seconds = 90
        [screen]
        diagonal = 32
        [ticket_printer]
        adapter = "kiosk.adapters.escpos:TcpTicketPrinter"
        options = { host = "10.0.0.9", port = 9100, cut = true, slow = 0.5 }
        """,
        encoding="utf-8",
    )
    settings = load_settings(file, {})
    assert (settings.device, settings.demo, settings.idle_seconds) == ("K3", False, 90)
    assert settings.screen == Screen(diagonal=32.0)
    assert isinstance(settings.screen.diagonal, float)
    assert settings.data == file.parent / "var", "a relative path counts from the file"
    assert settings.key_path == Path("/etc/nuanxin/key")
    assert settings.ticket_printer == Device(
        "kiosk.adapters.escpos:TcpTicketPrinter", {"host": "10.0.0.9", "port": 9100, "cut": True, "slow": 0.5}
    )
    assert settings.source == file


def test_the_environment_wins_over_the_file(file: Path) -> None:
    file.write_text(
        'device = "K3"\n[screen]\nwidth = 1920\n[payment.options]\nhost = "a"\nport = 1\n', encoding="utf-8"
    )
    settings = load_settings(
        file,
        {
            "KIOSK_DEVICE": "K4",
            "KIOSK_DEMO": "no",
            "KIOSK_SCREEN_DIAGONAL": "43",
            "KIOSK_DATABASE_URL": "postgresql://hall@db/nuanxin",
            "KIOSK_PAYMENT_ADAPTER": "kiosk.adapters.payment:NoGateway",
            "KIOSK_PAYMENT_OPTIONS_HOST": "10.1.1.1",
            "KIOSK_PAYMENT_OPTIONS_TEST": "true",
            "UNRELATED": "x",
        },
    )
    assert (settings.device, settings.demo) == ("K4", False)
    assert settings.screen == Screen(diagonal=43.0, width=1920)
    assert settings.database_address == "postgresql://hall@db/nuanxin"
    assert settings.payment == Device("kiosk.adapters.payment:NoGateway", {"host": "10.1.1.1", "port": 1, "test": True})


def test_the_file_beside_the_program_comes_before_the_users(tmp_path: Path) -> None:
    for folder, device in (("user", "K8"), ("beside", "K7")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "kiosk.toml").write_text(f'device = "{device}"', encoding="utf-8")
        assert load_settings(None, {}).device == device


def test_a_typo_is_named_with_file_line_and_the_nearest_key(file: Path) -> None:
    file.write_text('device = "K1"\n\ndatabse_url = "sqlite://"\n', encoding="utf-8")
    assert mistakes(file, {}) == (f"{file}, line 3: there is no setting 'databse_url'; did you mean 'database_url'?",)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[screen]\nwidht = 3", 2, "there is no setting 'screen.widht'; did you mean 'screen.width'?"),
        ('[ticket_printr]\nadapter = "a:B"', 2, "did you mean 'ticket_printer.adapter'?"),
        ("[scren]\nlower = 1", 2, "there is no setting 'scren.lower'"),
        ("completely_else = 1", 1, "there is no setting 'completely_else'"),
        ("screen = 5", 1, "screen must be a table: [screen] on its own line, then name = value"),
        ("screen = { width = 'wide' }", 1, "screen.width must be a whole number, not 'wide'"),
        ("screen.height = 2.5", 1, "screen.height must be a whole number, not 2.5"),
        ("idle_seconds = true", 1, "idle_seconds must be a whole number, not True"),
        ("demo = 1", 1, "demo must be true or false, not 1"),
        ("device = 7", 1, "device must be text in quotes, not 7"),
        ('device = "K 1"', 1, "device must be 1 to 16 letters, digits, - or _, such as K1, not 'K 1'"),
        ("data = ''", 1, "data must be the path of a file or folder, not ''"),
        ("data = '~nobody-here/x'", 1, "data must be a path; there is no such home folder"),
        ("mode = 'big'", 1, "mode must be one of standard, large, contrast, low, voice, signs, not 'big'"),
        ("language = 'zh'", 1, "language must be one of zh_CN, en, not 'zh'"),
        ("time_zone = 'Asia/Shanghi'", 1, "time_zone must be a time zone such as Asia/Shanghai, not 'Asia/Shanghi'"),
        ("time_zone = '../etc'", 1, "time_zone must be a time zone"),
        ("elder_age = 7", 1, "elder_age must be from 50 to 100, not 7"),
        ("[screen]\ndiagonal = inf", 2, "screen.diagonal must be a number, not inf"),
        ("[screen]\nlower_edge = -1", 2, "screen.lower_edge must be from 0 to 1800, not -1"),
        ("[screen]\nlower_edge = 'low'", 2, "screen.lower_edge must be a number, not 'low'"),
        ("[screen]\nviewing_distance = 60", 2, "screen.viewing_distance must be from 300 to 900, not 60"),
        ("[screen]\nviewing_distnce = 600", 2, "did you mean 'screen.viewing_distance'?"),
        ("[payment]\nadapter = 'wechat'", 2, "payment.adapter must be module:Class"),
        ("[payment]\noptions = 3", 2, "payment.options must be a table of options, one name = value each, not 3"),
        ("[payment.options]\nkey = [1]", 2, "payment.options.key must be text, a number, or true or false, not [1]"),
    ],
)
def test_what_cannot_be_used_is_said_in_words(file: Path, text: str, line: int, said: str) -> None:
    file.write_text(text, encoding="utf-8")
    (mistake,) = mistakes(file, {})
    assert mistake.startswith(f"{file}, line {line}: ")
    assert said in mistake


def test_all_mistakes_are_told_at_once(file: Path) -> None:
    file.write_text("moode = 'x'\nidle_seconds = 1\n", encoding="utf-8")
    told = mistakes(file, {"KIOSK_DATBASE_URL": "x", "KIOSK_SCREEN_WIDTH": "wide", "KIOSK_DEMO": "perhaps"})
    assert len(told) == 5
    assert "environment: there is no setting 'KIOSK_DATBASE_URL'; did you mean 'KIOSK_DATABASE_URL'?" in told
    assert "environment: KIOSK_SCREEN_WIDTH must be a whole number, not 'wide'" in told
    assert "environment: KIOSK_DEMO must be true or false, not 'perhaps'" in told


def test_a_wrong_database_address_does_not_leak_its_password() -> None:
    (told,) = mistakes(None, {"KIOSK_DATABASE_URL": "mysql://hall:secret@db/x"})
    assert "sqlite:// or postgresql://" in told
    assert "secret" not in told


def test_a_warning_must_come_before_the_end(file: Path) -> None:
    file.write_text("warn_seconds = 90", encoding="utf-8")
    assert mistakes(file, {}) == (
        "warn_seconds must be shorter than idle_seconds: the warning comes that many seconds before the end",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("diagonal = 110", "1080 × 1920 pixels on 110 inch make 0.8 pixels a millimetre"),
        ("diagonal = 7\nwidth = 8000\nheight = 6000", "8000 × 6000 pixels on 7 inch make 56.2 pixels a millimetre"),
    ],
)
def test_a_panel_that_cannot_be_is_told(file: Path, text: str, said: str) -> None:
    file.write_text(f"[screen]\n{text}", encoding="utf-8")
    assert mistakes(file, {}) == (f"screen: {said}, which no panel has; check all three",)


def test_the_panel_knows_its_millimetres() -> None:
    screen = Screen()
    assert screen.px_per_mm == pytest.approx(4.034, abs=0.001)
    assert screen.height_mm == pytest.approx(475.9, abs=0.1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"device = \n", "this is not TOML: Invalid value (at line 1, column 10)"),
        (b"device = '\xff'", "this is not UTF-8 text (byte 10)"),
    ],
)
def test_a_file_that_is_not_toml_is_said_in_words(file: Path, content: bytes, said: str) -> None:
    file.write_bytes(content)
    assert mistakes(file, {}) == (f"{file}: {said}",)


def test_a_named_file_has_to_be_there(file: Path) -> None:
    assert mistakes(file, {}) == (f"{file}: cannot be read: No such file or directory",)


def test_a_byte_order_mark_of_windows_is_no_mistake(file: Path) -> None:
    file.write_bytes("\ufeffdevice = 'K5'\r\n".encode())
    assert load_settings(file, {}).device == "K5"


@given(st.dictionaries(st.sampled_from([key.variable for key in module.keys().values()]), st.text(max_size=20)))
def test_whatever_the_environment_holds_it_is_settings_or_words(environ: dict[str, str]) -> None:
    try:
        settings = load_settings(None, environ)
    except SettingsError as error:
        told = error.mistakes
    else:
        told = ("fine",) if settings.warn_seconds < settings.idle_seconds else ()
    assert told
    assert all(told)


def test_two_wallets_are_two_gateways_and_stand_before_the_one_for_every_phone(tmp_path: Path) -> None:
    none = "kiosk.adapters.payment:NoGateway"
    file = tmp_path / "kiosk.toml"
    tables = [f'[{name}]\nadapter = "{none}"\n' for name in ("payment", "payment.alipay", "payment.wechat")]
    file.write_text("\n".join(tables), encoding="utf-8")
    settings = load_settings(file, {"KIOSK_PAYMENT_ALIPAY_OPTIONS_APP_ID": "wx1"})
    named = [("payment.wechat", Device(none)), ("payment.alipay", Device(none, {"app_id": "wx1"}))]
    assert settings.gateways == (*named, ("payment", Device(none)))
    assert load_settings(None, {}).gateways == ()


def test_the_file_of_an_option_counts_from_the_folder_of_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('[payment.wechat.options]\nprivate_key = "file:keys/a.pem"\nserial = "env:A"\n', encoding="utf-8")
    options = load_settings(file, {}).payment_wechat.options
    assert options == {"private_key": f"file:{tmp_path / 'keys' / 'a.pem'}", "serial": "env:A"}


@pytest.mark.parametrize("address", ["http://pay.example.cn", "https://pay.example.cn/a?b=c", "https://", "pay"])
def test_notices_come_over_an_encrypted_line_to_a_plain_address(tmp_path: Path, address: str) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(f'[notices]\npublic_url = "{address}"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="begins with https"):
        load_settings(file, {})


def test_each_gateway_is_told_its_own_address() -> None:
    settings = Settings(notices=Notices(public_url="https://pay.example.cn/nuanxin/"))
    assert settings.notify_url("payment.wechat") == "https://pay.example.cn/nuanxin/notify/wechat"
    assert settings.notify_url("payment") == "https://pay.example.cn/nuanxin/notify/payment"
    assert Settings().notify_url("payment.alipay") == ""
