"""The gallery's front page: plain HTML on which every picture can be found."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Protocol

from kiosk.ui.gallery import SELECTED, SIZES


class Hung(Protocol):
    """One look, of kiosks or of the desk."""

    @property
    def mode(self) -> str:
        """What is switched on, in one word."""
        ...

    @property
    def language(self) -> str:
        """As catalogues are named."""
        ...

    @property
    def size(self) -> str:
        """Of the panel."""
        ...

    @property
    def label(self) -> str:
        """The name of its folder."""
        ...

    @property
    def sheet(self) -> str:
        """The file of its contact sheet."""
        ...

    def pictures(self) -> tuple[str, ...]:
        """The files in its folder."""
        ...


PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Nuanxin 暖心: gallery</title>
<style>
body {{ font-family: sans-serif; margin: 2rem; }}
img {{ width: 100%; height: auto; }}
td, th {{ padding: .3rem .8rem; text-align: left; }}
a {{ margin-right: .8rem; }}
</style>
<h1>Nuanxin 暖心: {count} pictures</h1>
<p>Every page in every state, in every combination of modes and in both languages, on panels of {sizes} pixels.
On {selected} there is the first state of each page only: in millimetres that panel is the same as landscape.
Then the sections of the guide desk, in light and dark.</p>
<table>
{table}
</table>
{sections}
</html>
"""


def write_index(hung: Sequence[Hung], out: Path) -> Path:
    """Write ``index.html`` for these looks; gives its path."""
    page = PAGE.format(
        count=sum(len(look.pictures()) for look in hung),
        sizes=", ".join(f"{width} × {height}" for width, height in SIZES.values()),
        selected=", ".join(sorted(SELECTED)),
        table="\n".join(_row(mode, hung) for mode in dict.fromkeys(look.mode for look in hung)),
        sections="\n".join(map(_section, hung)),
    )
    file = out / "index.html"
    file.write_text(page, encoding="utf-8")
    return file


def _row(mode: str, hung: Sequence[Hung]) -> str:
    cells = "".join(
        f'<td><a href="#{look.label}">{escape(look.size)} {escape(look.language)}</a></td>'
        for look in hung
        if look.mode == mode
    )
    return f"<tr><th>{escape(mode)}</th>{cells}</tr>"


def _section(look: Hung) -> str:
    links = "\n".join(
        f'<a href="{look.label}/{escape(name)}">{escape(name.removesuffix(".png"))}</a>' for name in look.pictures()
    )
    title = f"{look.mode}, {look.language}, {look.size}"
    return (
        f'<h2 id="{look.label}">{escape(title)}</h2>\n'
        f'<a href="{look.sheet}"><img src="{look.sheet}" alt="{escape(title)}: all pages" loading="lazy"></a>\n'
        f"<p>{links}</p>"
    )
