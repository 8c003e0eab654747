"""The widgets' front-end files as single texts, for JupyterLab and the book alike.

In the files a widget imports `./_base.js` as any module would (so editors and `node --test` understand it).
A notebook and a static page need one self-contained module: here the widget and what it imports are joined. What a
widget imports only when a button is pressed (`const { a } = await import("./_b.js")`) is joined, too; a page of the
book fetches it then.
"""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(_\w+)\.js";\n', re.MULTILINE)
_LATER = re.compile(r'^ *const \{[^}]*\} = await import\("\./(_\w+)\.js"\);\n', re.MULTILINE)


def names() -> list[str]:
    """The stems of all widgets."""
    return sorted(path.stem for path in FOLDER.glob("*.js") if not path.stem.startswith("_"))


@cache
def source(stem: str) -> str:
    """The widget's ES module with the shared files in it; it imports nothing."""
    *shared, own = (_LATER.sub("", _IMPORT.sub("", _read(f"{part}.js"))) for part in whole(stem))
    return "".join(shared).replace("export const ", "const ").replace("export function ", "function ") + own


@cache
def style(stem: str) -> str:
    """The widget's CSS, after the CSS that it shares with others."""
    return "".join(map(own_style, whole(stem)))


def own_style(part: str) -> str:
    """The CSS of one file of a widget; most have none."""
    return _read(f"{part}.css") if (FOLDER / f"{part}.css").exists() else ""


@cache
def whole(stem: str) -> list[str]:
    """The widget's parts after those that it imports later."""
    first = [part for name in later(stem) for part in parts(name) if part not in parts(stem)]
    return [*dict.fromkeys(first), *parts(stem)]


@cache
def parts(stem: str) -> list[str]:
    """The widget's file and those it imports, each once and after what it needs itself."""
    needed = [part for name in _IMPORT.findall(_read(f"{stem}.js")) for part in parts(name)]
    return [*dict.fromkeys(needed), stem]


@cache
def later(stem: str) -> list[str]:
    """The files that the widget imports when a button is pressed, and those that these import then."""
    found = [name for part in parts(stem) for name in _LATER.findall(_read(f"{part}.js"))]
    return [*dict.fromkeys([more for name in found for more in later(name)] + found)]


@cache
def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
