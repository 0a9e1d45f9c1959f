"""Bill files as the gateways pack them, unpacked within limits."""

import hashlib
import zlib
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo
from zoneinfo import ZoneInfo

from kiosk.domain.money_errors import GatewayAway

LARGEST = 256 * 1024 * 1024  # bytes unpacked: half a million lines
BEIJING = ZoneInfo("Asia/Shanghai")  # both gateways write their times in it
READY = time(10)
GZIP = b"\x1f\x8b"
SUMMARY = "汇总"  # in the name of the second file of Alipay's archive


def gunzipped(packed: bytes, *, sha1: str) -> bytes:
    """WeChat Pay's file, whose digest is of what was packed. Raises `GatewayAway` when it is not that file."""
    plain = _inflated(packed) if packed.startswith(GZIP) else packed
    if hashlib.sha1(plain, usedforsecurity=False).hexdigest() != sha1.lower():
        raise GatewayAway("the bill file is not the one whose digest was told")
    return plain


def unzipped(packed: bytes) -> bytes:
    """The list of single payments in Alipay's archive, GBK as it is. Raises `GatewayAway` when there is none."""
    try:
        with ZipFile(BytesIO(packed)) as archive:
            lists = [one for one in archive.infolist() if not one.is_dir() and SUMMARY not in _name(one)]
            if len(lists) != 1 or lists[0].file_size > LARGEST:
                raise GatewayAway(f"the bill archive holds {len(lists)} lists, or one too large")
            with archive.open(lists[0]) as file:
                return file.read(LARGEST)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error, OSError) as error:
        raise GatewayAway(f"the bill archive cannot be unpacked: {type(error).__name__}") from error


def _inflated(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        plain = unpacker.decompress(packed, LARGEST)
    except zlib.error as error:
        raise GatewayAway("the bill file cannot be unpacked") from error
    if not unpacker.eof:
        raise GatewayAway("the bill file is cut off, or too large")
    return plain


def _name(entry: ZipInfo) -> str:
    """The name of a file in the archive, which old packers write in GBK without saying so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gbk")
    except UnicodeError:
        return entry.filename


def is_early(day: date, now: datetime) -> bool:
    """Whether the bill of that day may still come: both gateways promise it for ten the next morning, Beijing time."""
    return now < datetime.combine(day + timedelta(days=1), READY, BEIJING)
