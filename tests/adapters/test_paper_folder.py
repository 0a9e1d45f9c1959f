"""Papers that become files."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.adapters import thermal
from kiosk.adapters.paper_folder import DemoDocumentPrinter, DemoTicketPrinter, PaperFolder, PdfFolderPrinter
from kiosk.domain.errors import BadSettings, PrinterFault
from kiosk.domain.papers import Raster
from kiosk.ports import Printed, PrinterState


def test_a_document_is_a_whole_file(tmp_path: Path) -> None:
    printer = PdfFolderPrinter(folder=tmp_path / "new" / "folder")
    assert printer.status().state is PrinterState.READY
    assert printer.print(b"%PDF-1.7 one", title="invoice 0000000001") is Printed.CONFIRMED
    assert printer.print(b"%PDF-1.7 two", title="invoice 0000000001") is Printed.CONFIRMED
    files = sorted((tmp_path / "new" / "folder").iterdir())
    assert [file.read_bytes() for file in files] == [b"%PDF-1.7 one", b"%PDF-1.7 two"]
    assert all(file.name.endswith("-invoice-0000000001.pdf") for file in files)


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PrinterFault, match="No space left"):
        PdfFolderPrinter(folder=tmp_path).print(b"%PDF", title="invoice")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    printer = PdfFolderPrinter(folder=tmp_path / "file" / "papers")
    assert printer.status().state is PrinterState.ERROR
    with pytest.raises(PrinterFault, match="Not a directory"):
        printer.print(b"%PDF", title="invoice")


@pytest.mark.parametrize("read_only", ["/proc/nuanxin", "/sys/nuanxin"])
def test_a_read_only_folder_is_an_error(read_only: str) -> None:
    printer = PdfFolderPrinter(folder=read_only)
    assert printer.status().state is PrinterState.ERROR
    with pytest.raises(PrinterFault):
        printer.print(b"%PDF", title="invoice")


def test_little_space_left_is_told_before_it_hurts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.adapters.paper_folder.LEAST_FREE", 1 << 62)
    assert PdfFolderPrinter(folder=tmp_path).status().detail.endswith("the disk is full")


@given(title=st.text(max_size=80))
def test_no_title_leaves_the_folder(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    folder = tmp_path_factory.mktemp("papers")
    path = PaperFolder(folder, suffix=".pdf").put(b"x", title=title)
    assert path.parent == folder
    assert [file.name for file in folder.iterdir()] == [path.name]
    assert len(path.name.encode()) < 255


def test_the_demos_printers_exist_only_in_demo_mode(tmp_path: Path) -> None:
    picture = Raster(384, 8, bytes(48 * 8))
    ticket = DemoTicketPrinter(demo=True, folder=tmp_path, dots=384)
    assert ticket.print(picture, title="A001") is Printed.CONFIRMED
    assert [file.read_bytes() for file in tmp_path.glob("*-A001.escpos")] == [thermal.job(picture)]
    assert ticket.status().detail.startswith("demo: ")
    assert DemoDocumentPrinter(demo=True, folder=tmp_path).status().detail.startswith("demo: ")
    for kind in (DemoTicketPrinter, DemoDocumentPrinter):
        with pytest.raises(BadSettings, match="demo"):
            kind(demo=False, folder=tmp_path)
