"""Modules of the package as pieces of plain scripts: each becomes a function that leaves what the file exports in
`mestring.parts`.
"""

import json
import re
from pathlib import Path

from .. import text
from ..widgets import modules

HOST = Path(__file__).parent / "host"
IMPORT = re.compile(r'^import (\{[^}]*\}) from "(\./|[./]*widgets/)(\w+)\.js";$', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:const|function|class) (\w+))", re.MULTILINE)
LATER = re.compile(r'await import\("\./(\w+)\.js"\)')


def piece(path, style=""):
    """A module as a piece of a plain script. In the files they import each other, as editors and tests expect."""
    code = path.read_text(encoding="utf-8")
    ours = "host_" if path.parent == HOST else ""  # some of the host's files are called like a widget

    def names_of(found):
        return f"const {found[1]} = mestring.parts.{ours if found[2] == './' else ''}{found[3]};"

    code = LATER.sub(r'await mestring.later("\1")', IMPORT.sub(names_of, code))
    names = [found[2] for found in EXPORT.finditer(code)]
    code = EXPORT.sub(r"\1", code)
    if "\nexport default " in code:
        code = code.replace("\nexport default ", "\nconst whole = ")
        names.append("default: whole")
    style = re.sub(r"/\*[\s\S]*?\*/|^[ \t]+|\n", "", style, flags=re.MULTILINE)
    styled = f"mestring.style({json.dumps(style, ensure_ascii=False)});\n" if style else ""
    # What two widgets share and most pages do not need stands in the scripts of both: it is run once.
    return f"mestring.parts.{ours}{path.stem} ??= (() => {{\n{code}{styled}return {{ {', '.join(names)} }};\n}})();\n"


def widget_piece(name):
    """A file of the widgets; a widget's own brings its words."""
    code = piece(modules.FOLDER / f"{name}.js", modules.own_style(name))
    if name not in modules.names():
        return code
    shared, others = text.labels("common"), set().union(*(later_words(part, name) for part in modules.later(name)))
    own = {key: words for key, words in text.labels(name).items() if words != shared.get(key) and key not in others}
    return code + labels(name, own)


def later_words(part, stem):
    """The words of a widget that only a part of it reads which is fetched later: `files`, in a part `…_files`."""
    return {
        key: words for key, words in text.labels(stem).items() if isinstance(words, dict) and part.endswith(f"_{key}")
    }


def labels(name, words):
    """A widget's words, as a piece."""
    return f"mestring.labels.{name} = {json.dumps(words, ensure_ascii=False)};\n"


def assigned(place, values):
    """More values for an object that is there, as a piece."""
    return f"Object.assign({place}, {json.dumps(values, ensure_ascii=False)});\n"
