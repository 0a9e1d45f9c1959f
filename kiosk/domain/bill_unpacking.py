"""The bytes of a bill out of what they were packed in: a zip archive (Alipay), gzip (WeChat Pay), or nothing."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from kiosk.domain import bill_errors as wrong
from kiosk.domain.bill_errors import BadBill
from kiosk.domain.bill_tables import ALIPAY_MEMBER, ALIPAY_SUMMARY

MOST = 256 * 2**20  # bytes: half a million lines are a quarter of it
ZIP, GZIP = b"PK\x03\x04", b"\x1f\x8b"
UTF8_NAME = 0x800  # the flag of a name in UTF-8; without it Python reads code page 437, and Alipay wrote GBK


def unpacked(data: bytes) -> bytes:
    """The bill itself; raises `BadBill` for a damaged archive and for what is too large to be one."""
    try:
        found = _of_zip(data) if data.startswith(ZIP) else _of_gzip(data) if data.startswith(GZIP) else data
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadBill(wrong.BAD_ARCHIVE) from error
    if len(found) > MOST:
        raise BadBill(wrong.TOO_LARGE, most=MOST >> 20)
    return found


def _of_zip(data: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        members = [each for each in archive.infolist() if ALIPAY_MEMBER in _name(each)]
        details = [each for each in members if ALIPAY_SUMMARY not in _name(each)]
        if not details:
            raise BadBill(wrong.BAD_ARCHIVE)
        with archive.open(details[0]) as member:
            return member.read(MOST + 1)


def _of_gzip(data: bytes) -> bytes:
    engine = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    found = engine.decompress(data, MOST + 1)
    if not engine.eof and len(found) <= MOST:
        raise EOFError("the archive ends too early")
    return found


def _name(member: ZipInfo) -> str:
    if member.flag_bits & UTF8_NAME:
        return member.filename
    return member.filename.encode("cp437").decode("gbk", errors="replace")
