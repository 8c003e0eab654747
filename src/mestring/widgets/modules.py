"""The widgets' front-end files as single texts, for JupyterLab and the book alike.

In the files a widget imports `./_base.js` as any module would (so editors and `node --test` understand it).
A notebook and a static page need one self-contained module: here the two are joined.
"""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
_IMPORT = 'from "./_base.js";'


def names() -> list[str]:
    """The stems of all widgets."""
    return sorted(path.stem for path in FOLDER.glob("*.js") if not path.stem.startswith("_"))


@cache
def source(stem: str) -> str:
    """The widget's ES module with the shared base in it; it imports nothing."""
    base = _read("_base.js").replace("export const ", "const ").replace("export function ", "function ")
    _, own = _read(f"{stem}.js").split(_IMPORT, 1)
    return base + own


@cache
def style(stem: str) -> str:
    """The widget's CSS, after the CSS that all widgets share."""
    return _read("_base.css") + _read(f"{stem}.css")


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
