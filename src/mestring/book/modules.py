"""The scripts of pages with widgets, written into the book from the package as it is now.

One script holds the host, a few what many pages need (`groups`); every other widget has one of its own. They are
plain scripts (`pieces`), for a browser does not let a page opened from a disk import module files. A page loads only
what it brings to life.
"""

import json
import re
from hashlib import sha256
from pathlib import Path

from .. import text, widgets
from ..widgets import modules
from .pieces import HOST, assigned, labels, later_words, piece, widget_piece
from .translations import own

ORDER = ("storage", "gather", "keeper", "model", "answers", "cards", "open", "section_notes", "in_turn", "mount")
READ_BY_HOST = ("_answer", "_leitner", "_elements")
FILES_ORDER = ("required", "as_markdown", "sha256", "hand_in", "check", "exercise", "copy")
READ_BY_FILES = ("_personal_data", "_zip")
GIVEN = "Object.assign(globalThis, { mstExercise: mestring.parts.host_exercise.makeExercise, "
GIVEN += "mstCopy: mestring.parts.host_copy.makeCopy });\n"
FILES = "mestring-files.js"  # what hands in and copies; the host looks for it
KEEPING, ALL = "mestring-host.js", "mestring-widgets.js"
REVIEW, REVIEWED = "mestring-review.js", 'class="mst-review"'  # the form that makes a file of chosen notes; its place
KINDS = {"course": "lessons", "exercises": "exercises"}  # folder -> what its pages are
HEAD = """var mestring = { parts: {}, labels: {} };
mestring.style = (css) => document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
mestring.later = (name) => new Promise((give, refuse) => {
  const onload = () => give(mestring.parts[name]), onerror = () => refuse(new Error("unfetched"));
  if (mestring.parts[name]) return onload();
  const src = document.querySelector(`[data-later="${name}"]`).dataset.script;
  document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
});
"""
# Firefox gives a page that it shows again by going back the session storage of the moment when it was left: answers
# kept since then are lost, and deleted ones come back. It shows no page again that listens for "unload".
ALWAYS_ANEW = 'addEventListener("unload", () => {});'
STEM = re.compile(r'<div class="mst-mount" data-widget="(\w+)"')


def groups(pages):
    """The scripts of the widgets, name -> its files, in the order in which they run. `pages`: name -> its widgets.

    First what all pages with widgets need; what at least half of the lessons need, or of the exercises, or of both;
    then the widgets of few pages: each has one of its own, without what another one that is always there brings.
    """
    needs = {name: set(_needed(stems)) for name, stems in pages.items()}
    kinds = {kind: [found for name, found in needs.items() if name.startswith(f"{at}/")] for at, kind in KINDS.items()}
    used = set().union(*pages.values())
    found = {}
    for part in _needed(used):
        often = [kind for kind, of in kinds.items() if of and 2 * sum(part in need for need in of) >= len(of)]
        if all(part in need for need in needs.values()):
            found.setdefault(ALL, []).append(part)
        elif often:
            found.setdefault(f"mestring-{'-'.join(often)}.js", []).append(part)
    files = {name: found[name] for name in sorted(found, key=lambda name: (name != ALL, -name.count("-"), name))}
    there = {part for parts in files.values() for part in parts}
    on = {stem: {name for name, stems in pages.items() if stem in stems} for stem in used - there}
    for stem in sorted(on, key=lambda stem: (-len(on[stem]), stem)):
        before = [files[_own(other)] for other in on if _own(other) in files and on[stem] <= on[other]]
        files[_own(stem)] = [part for part in _needed({stem}) if part not in there.union(*before)]
    return files


def _own(stem):
    return f"mestring-{stem}.js"


def _needed(stems):
    """The files that these widgets need beside the host's, each after what it needs itself."""
    names = dict.fromkeys(name for stem in sorted(stems) for name in modules.parts(stem))
    return [name for name in names if name not in READ_BY_HOST]


def wanted(stems, files):
    """Those of the `groups` that a page with these widgets needs."""
    need, others = set(_needed(stems)), {_own(stem) for stem in {*modules.names()} - stems}
    return [name for name, parts in files.items() if need & set(parts) and name not in others]


def _later(stems):
    """The files that these widgets import when a button is pressed."""
    return sorted({name for stem in stems for name in modules.later(stem)})


def scripts(book, words, pages, lessons=()):
    """The scripts, name -> text, of a book with these pages, name -> widgets. A copy is taken in to the `lessons`."""
    whole = [name for name in widgets.__all__ if hasattr(getattr(widgets, name), "whole_course")]
    of_files, words = words["files"], {name: said for name, said in words.items() if name != "files"}
    start = 'addEventListener("DOMContentLoaded", () => mestring.parts.host_mount.start(mestring));\n'
    host = [*map(widget_piece, READ_BY_HOST), *(piece(HOST / f"{stem}.js") for stem in ORDER)]
    giving = [*map(widget_piece, READ_BY_FILES), *(piece(HOST / f"{stem}.js") for stem in FILES_ORDER), GIVEN]
    told = [
        assigned("mestring.words", of_files),
        assigned("mestring", {"lessons": list(lessons), "wholeCourse": whole}),
    ]
    common = labels("common", text.labels("common"))
    files = {KEEPING: [HEAD, assigned("mestring", {"book": book, "words": words}), common, *host, start]}
    files[FILES] = [*told, *giving]
    found = groups(pages)
    files |= {name: map(widget_piece, parts) for name, parts in found.items()}
    for name in _later(set().union(*pages.values())):
        new = [part for part in modules.parts(name) if part not in (*READ_BY_HOST, *found[ALL])]
        theirs = {stem: later_words(name, stem) for stem in modules.names() if name in modules.later(stem)}
        said = [assigned(f"mestring.labels.{stem}", own) for stem, own in theirs.items() if own]
        files[f"mestring-later{name}.js"] = [*map(widget_piece, new), *said]
    return {name: '"use strict";\n' + "".join(code) for name, code in files.items()}


def review_script(book, words):
    """The script of the page that makes a file of chosen notes; `words` are the book's."""
    style = (HOST / "review.css").read_text(encoding="utf-8")
    about = json.dumps({"book": book, "words": words["review"], "noteTo": words["host"]["note_to"]}, ensure_ascii=False)
    start = f'addEventListener("DOMContentLoaded", () => mestring.parts.host_review.start({about}));\n'
    return f'"use strict";\n{widget_piece("_personal_data")}{piece(HOST / "review.js", style)}{start}'


def load(app, exception):
    """Write the scripts, and let every page that has something to bring to life load its own."""
    if exception is not None or app.builder.format != "html":
        return
    folder = Path(app.outdir)
    found = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    alive = {
        path: html for path, html in found.items() if re.search(r'class="mst-(mount|check|book-answers|review)"', html)
    }
    stems = {path.relative_to(folder).as_posix(): set(STEM.findall(html)) for path, html in alive.items()}
    pages = {name: found for name, found in stems.items() if found}
    lessons = sorted(f"course/{path.stem}" for path in Path(app.srcdir, "course").glob("*.ipynb"))
    words = own(app.config.language)
    files, shared = scripts(app.config.mestring_book, words["host"], pages, lessons), groups(pages)
    if any(REVIEWED in html for html in alive.values()):
        files[REVIEW] = review_script(app.config.mestring_book, words)
    for name, code in files.items():
        (folder / "_static" / name).write_text(code, encoding="utf-8")
    for path, html in alive.items():
        at = path.relative_to(folder).as_posix()
        giving = [FILES] if re.search(r'class="mst-(check|book-answers)"', html) else []
        names = [KEEPING, *giving, *wanted(stems[at], shared), *[REVIEW] * (REVIEWED in html)]
        address = f"{'../' * at.count('/')}_static/{{0}}?v={{1}}".format
        tags = [f'<script defer src="{address(name, _digest(files[name]))}"></script>\n' for name in names]
        for name in _later(stems[at]):
            file = f"mestring-later{name}.js"
            source = address(file, _digest(files[file]))
            tags.append(f'<script type="text/plain" data-later="{name}" data-script="{source}"></script>\n')
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
