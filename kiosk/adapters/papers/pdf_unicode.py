"""Tells a PDF that Qt wrote which text its glyphs stand for.

Qt takes for the text of a glyph the first code point below U+10000 that the font maps to it: 一 comes out as the
radical ⼀, "–" as "‒", 𬱖 and digits beside letters as nothing. We know what we wrote, and in which order; so the
ToUnicode map of each font is written anew and appended as an incremental update (ISO 32000-1, 7.5.6 and 9.10.3).
"""

import logging
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

log = logging.getLogger(__name__)

Run = tuple[str, ...]  # the text of each glyph that one call to the painter drew

_TEXT_OBJECT = re.compile(rb"BT\n/F(\d+) (.*?)ET\n", re.DOTALL)
_GLYPH = re.compile(rb"<([0-9A-F]{4})> Tj")
_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_TAIL = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_SECTION = 100  # entries allowed between beginbfchar and endbfchar


def name_glyphs(pdf: bytes, runs: Sequence[Run]) -> bytes:
    """``pdf`` with the text of its glyphs put right; unchanged, with a log line, when Qt wrote something unexpected."""
    try:
        offsets = _offsets(pdf)
        texts = _texts(b"".join(_pages(pdf, offsets)), runs)
        maps = {_reference(pdf, offsets[font], b"ToUnicode"): _map(codes) for font, codes in texts.items()}
        return pdf + _update(pdf, maps)
    except (ValueError, KeyError, zlib.error):
        log.exception("the text of an invoice stays as Qt wrote it")
        return pdf


def _offsets(pdf: bytes) -> dict[int, int]:
    """Object number -> offset, from the one cross-reference table Qt writes."""
    rows = pdf[_table(pdf) : pdf.rindex(b"trailer")].splitlines()[2:]
    return {number: int(row[:10]) for number, row in enumerate(rows)}


def _table(pdf: bytes) -> int:
    return int(pdf[pdf.rindex(b"startxref") :].split()[1])


def _reference(pdf: bytes, offset: int, key: bytes) -> int:
    """The number of the object that ``key`` of the dictionary at ``offset`` points to."""
    found = re.compile(rb"/" + key + rb" (\d+) 0 R").search(pdf, offset)
    if found is None:
        raise ValueError(f"no {key.decode()} after {offset}")
    return int(found[1])


def _pages(pdf: bytes, offsets: Mapping[int, int]) -> Iterator[bytes]:
    """The drawing instructions of each page, in order."""
    root = _reference(pdf, pdf.rindex(b"trailer"), b"Root")
    tree = offsets[_reference(pdf, offsets[root], b"Pages")]
    kids = pdf[pdf.index(b"[", tree) : pdf.index(b"]", tree)]
    for kid in re.findall(rb"(\d+) 0 R", kids):
        contents = offsets[_reference(pdf, offsets[int(kid)], b"Contents")]
        length = int(pdf[offsets[_reference(pdf, contents, b"Length")] :].split(maxsplit=4)[3])
        start = pdf.index(b"stream\n", contents) + len(b"stream\n")
        yield zlib.decompress(pdf[start : start + length])


def _texts(drawing: bytes, runs: Sequence[Run]) -> dict[int, dict[bytes, str]]:
    """Font object -> glyph code -> its text; every text object must be one of our runs."""
    texts: dict[int, dict[bytes, str]] = defaultdict(dict)
    for (font, body), run in zip(_TEXT_OBJECT.findall(drawing), runs, strict=True):
        codes = zip(_GLYPH.findall(body), run, strict=True)
        texts[int(font)].update({code: text for code, text in codes if text})
    return texts


def _map(codes: Mapping[bytes, str]) -> bytes:
    entries = [b"<%b> <%b>\n" % (code, text.encode("utf-16-be").hex().upper().encode()) for code, text in codes.items()]
    sections = [entries[at : at + _SECTION] for at in range(0, len(entries), _SECTION)]
    return _HEAD + b"".join(b"%d beginbfchar\n%bendbfchar\n" % (len(part), b"".join(part)) for part in sections) + _TAIL


def _update(pdf: bytes, streams: Mapping[int, bytes]) -> bytes:
    """New versions of stream objects, to stand after ``pdf``."""
    body, table = b"", b"xref\n"
    for number, stream in sorted(streams.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(pdf) + len(body))
        packed = zlib.compress(stream)
        body += b"%d 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % (number, len(packed))
        body += packed + b"\nendstream\nendobj\n"
    last = pdf[pdf.rindex(b"trailer") : pdf.rindex(b"startxref")]
    trailer = last.replace(b"<<", b"<<\n/Prev %d" % _table(pdf), 1)
    return body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(pdf) + len(body))
