"""What the catalogues hold and what the program says, read from their files."""

import ast
import string
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from pathlib import Path

READ_BY_LUPDATE = {"translate", "QT_TRANSLATE_NOOP"}

Source = tuple[str, str]  # context and English source


def sources(catalogue: Path) -> dict[Source, str]:
    """Translations by context and source; "" for what has none."""
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message.findtext("translation", "")
        for context in ET.parse(catalogue).iter("context")
        for message in context.iter("message")
    }


def places(text: str) -> list[str]:
    """Names of the places to fill."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def calls(path: Path) -> Iterator[ast.Call]:
    """Every call in ``path`` that lupdate reads."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    return (call for call in named if getattr(call.func, "id", "") in READ_BY_LUPDATE)


def written_in(paths: Iterable[Path]) -> set[Source]:
    """The sentences that the files at ``paths`` say."""
    found = (
        tuple(each.value for each in call.args if isinstance(each, ast.Constant)) for p in paths for call in calls(p)
    )
    return {(str(both[0]), str(both[1])) for both in found if len(both) == 2}
