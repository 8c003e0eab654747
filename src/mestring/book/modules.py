"""The scripts of pages with widgets, written into the book from the package as it is now.

One script holds the host, one the widgets that most such pages need; every other widget has one of its own. They are
plain scripts, for a browser does not let a page opened from a disk import module files: each file of the package
becomes a function that leaves what the file exports in `mestring.parts`. A page loads only what it brings to life.
"""

import json
import re
from collections import Counter
from hashlib import sha256
from pathlib import Path

from .. import text, widgets
from ..widgets import modules
from .translations import own

HOST = Path(__file__).parent / "host"
ORDER = ("storage", "gather", "keeper", "model", "answers", "cards", "open", "section_notes", "mount")
READ_BY_HOST = ("_answer", "_leitner", "_elements")
FILES_ORDER = ("required", "as_markdown", "sha256", "hand_in", "check", "exercise", "copy")
READ_BY_FILES = ("_personal_data", "_zip")
GIVEN = "Object.assign(globalThis, { mstExercise: mestring.parts.host_exercise.makeExercise, "
GIVEN += "mstCopy: mestring.parts.host_copy.makeCopy });\n"
FILES = "mestring-files.js"  # what hands in and copies; the host looks for it
KEEPING, SHARED = "mestring-host.js", "mestring-widgets.js"
HEAD = """var mestring = { parts: {}, labels: {} };
mestring.style = (css) => document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
"""
# Firefox gives a page that it shows again by going back the session storage of the moment when it was left: answers
# kept since then are lost, and deleted ones come back. It shows no page again that listens for "unload".
ALWAYS_ANEW = 'addEventListener("unload", () => {});'
IMPORT = re.compile(r'^import (\{[^}]*\}) from "(\./|[./]*widgets/)(\w+)\.js";$', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:const|function|class) (\w+))", re.MULTILINE)
COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?!!)(?:(?!\*/)[\s\S])*\*/)\n", re.MULTILINE)  # has its lines to itself
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
STEM = re.compile(r'<div class="mst-mount" data-widget="(\w+)"')


def part(path, style=""):
    """A module as a piece of a plain script, without comments and indents. In the files they import each other, as
    editors and tests expect."""
    code = INDENT.sub("", COMMENT.sub("", path.read_text(encoding="utf-8")))
    ours = "host_" if path.parent == HOST else ""  # some of the host's files are called like a widget

    def names_of(found):
        return f"const {found[1]} = mestring.parts.{ours if found[2] == './' else ''}{found[3]};"

    code = IMPORT.sub(names_of, code)
    names = [found[2] for found in EXPORT.finditer(code)]
    code = EXPORT.sub(r"\1", code)
    if "\nexport default " in code:
        code = code.replace("\nexport default ", "\nconst whole = ")
        names.append("default: whole")
    style = INDENT.sub("", re.sub(r"/\*[\s\S]*?\*/\n?", "", style))
    styled = f"mestring.style({json.dumps(style, ensure_ascii=False)});\n" if style else ""
    # What two widgets share and most pages do not need stands in the scripts of both: it is run once.
    return f"mestring.parts.{ours}{path.stem} ??= (() => {{\n{code}{styled}return {{ {', '.join(names)} }};\n}})();\n"


def widget_part(name):
    """A file of the widgets; a widget's own brings its words."""
    code = part(modules.FOLDER / f"{name}.js", modules.own_style(name))
    if name not in modules.names():
        return code
    shared = text.labels("common")
    return code + _labels(name, {key: words for key, words in text.labels(name).items() if words != shared.get(key)})


def _labels(name, words):
    return f"mestring.labels.{name} = {json.dumps(words, ensure_ascii=False)};\n"


def common(pages):
    """The files of the widgets that at least half of the pages need; `pages` are sets of widgets."""
    used = Counter(name for stems in pages for name in _needed(stems))
    return [name for name in _needed(modules.names()) if 2 * used[name] >= len(pages) and name not in READ_BY_HOST]


def _needed(stems):
    return list(dict.fromkeys(name for stem in sorted(stems) for name in modules.parts(stem)))


def scripts(book, words, pages, lessons=()):
    """The scripts, name -> text, of a book with these pages of widgets. A copy is taken in to the pages `lessons`."""
    shared, used = common(pages), set().union(*pages)
    whole = [name for name in widgets.__all__ if hasattr(getattr(widgets, name), "whole_course")]
    known = {"book": book, "words": words, "lessons": list(lessons), "wholeCourse": whole}
    about = json.dumps(known, ensure_ascii=False)
    start = (
        f'addEventListener("DOMContentLoaded", () => mestring.parts.host_mount.start({{ ...{about}, ...mestring }}));\n'
    )
    host = [*map(widget_part, READ_BY_HOST), *(part(HOST / f"{stem}.js") for stem in ORDER)]
    giving = [*map(widget_part, READ_BY_FILES), *(part(HOST / f"{stem}.js") for stem in FILES_ORDER), GIVEN]
    everyday = [_labels("common", text.labels("common")), *map(widget_part, shared)]
    files = {KEEPING: [HEAD, *host, start], FILES: giving, SHARED: everyday}
    for stem in sorted(used - {*shared}):
        names = [name for name in modules.parts(stem) if name not in (*shared, *READ_BY_HOST)]
        files[f"mestring-{stem}.js"] = map(widget_part, names)
    return {name: '"use strict";\n' + "".join(code) for name, code in files.items()}


def load(app, exception):
    """Write the scripts, and let every page that has something to bring to life load its own."""
    if exception is not None or app.builder.format != "html":
        return
    folder = Path(app.outdir)
    found = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    alive = {path: html for path, html in found.items() if re.search(r'class="mst-(mount|check|book-answers)"', html)}
    stems = {path: set(STEM.findall(html)) for path, html in alive.items()}
    lessons = sorted(f"course/{path.stem}" for path in Path(app.srcdir, "course").glob("*.ipynb"))
    words = own(app.config.language)["host"]
    files = scripts(app.config.mestring_book, words, [*filter(None, stems.values())], lessons)
    for name, code in files.items():
        (folder / "_static" / name).write_text(code, encoding="utf-8")
    for path, html in alive.items():
        wanted = [SHARED, *(f"mestring-{stem}.js" for stem in sorted(stems[path]))] if stems[path] else []
        giving = [FILES] if re.search(r'class="mst-(check|book-answers)"', html) else []
        names = [name for name in (KEEPING, *giving, *wanted) if name in files]
        up = "../" * (len(path.relative_to(folder).parts) - 1)
        tags = [f'<script defer src="{up}_static/{name}?v={_digest(files[name])}"></script>\n' for name in names]
        if KEEPING not in html:  # else the page was not written anew
            path.write_text(html.replace("</head>", f"{''.join(tags)}</head>", 1), encoding="utf-8")


def _digest(code):
    """Changes with the script, so that no browser shows a page with an older one."""
    return sha256(code.encode()).hexdigest()[:8]


def setup(app):
    # The prefix of everything the book keeps in a browser; books on one address need different ones.
    app.add_config_value("mestring_book", "mestring", "html")
    app.add_js_file(None, body=ALWAYS_ANEW)
    app.connect("build-finished", load)
