"""The scripts of a page with widgets, written into the book from the package as it is now.

It holds the widgets' sources and style as strings: a browser does not let a page opened from a disk import module
files, but it does import a Blob. Only pages with something to bring to life load it. A second one is for pages that
give files: exercises, and the page with the copy of all answers.
"""

import json
import re
from pathlib import Path

from .. import widgets
from ..widgets import modules
from .translations import own

HOST = Path(__file__).parent / "host"
ORDER = ("storage", "gather", "keeper", "model", "answers", "cards", "open", "section_notes", "mount")
SHARED = ("_answer", "_leitner", "_elements")  # with the widgets
SCRIPT = "mestring-widgets.js"
FILES_ORDER = ("required", "as_markdown", "sha256", "hand_in", "check", "exercise", "copy")
FILES_SHARED = ("_answer", "_elements", "_personal_data", "_zip")
FILES_SCRIPT = "mestring-files.js"
# Firefox gives a page that it shows again by going back the session storage of the moment when it was left: answers
# kept since then are lost, and deleted ones come back. It shows no page again that listens for "unload".
ALWAYS_ANEW = 'addEventListener("unload", () => {});'


def host(shared=SHARED, order=ORDER):
    """The host's modules as one plain script. In the files they import each other, as editors and tests expect."""
    files = [*(modules.FOLDER / f"{stem}.js" for stem in shared), *(HOST / f"{stem}.js" for stem in order)]
    joined = "".join(path.read_text(encoding="utf-8") for path in files)
    return re.sub(r"^import .*\n", "", joined, flags=re.MULTILINE).replace("\nexport ", "\n")


def script(book, words, lessons=()):
    """What the host needs to know, then the host itself. `lessons` are the lessons' pages: a copy is taken in there."""
    sources = {stem: {"source": modules.source(stem), "style": modules.style(stem)} for stem in modules.names()}
    whole = [name for name in widgets.__all__ if hasattr(getattr(widgets, name), "whole_course")]
    known = {"book": book, "words": words, "widgets": sources, "lessons": list(lessons), "wholeCourse": whole}
    about = json.dumps(known, ensure_ascii=False)
    return f"(() => {{\nconst about = {about};\n{host()}start(about);\n}})();\n"


def files_script():
    """What hands in and copies; it comes first, and the host looks for it."""
    given = "Object.assign(globalThis, { mstExercise: makeExercise, mstCopy: makeCopy });"
    return f"(() => {{\n{host(FILES_SHARED, FILES_ORDER)}{given}\n}})();\n"


def write(app):
    folder = Path(app.doctreedir, "_mestring")
    folder.mkdir(parents=True, exist_ok=True)
    lessons = sorted(f"course/{path.stem}" for path in Path(app.srcdir, "course").glob("*.ipynb"))
    text = script(app.config.mestring_book, own(app.config.language)["host"], lessons)
    (folder / SCRIPT).write_text(text, encoding="utf-8")
    (folder / FILES_SCRIPT).write_text(files_script(), encoding="utf-8")
    app.config.html_static_path = [*app.config.html_static_path, str(folder)]


def load(app, pagename, templatename, context, doctree):
    """Let a page that has something to bring to life load the script."""
    if re.search(r'class="mst-(check|book-answers)"', context.get("body", "")):
        app.add_js_file(FILES_SCRIPT, loading_method="defer", priority=700)
    if re.search(r'class="mst-(mount|book-answers)"', context.get("body", "")):
        app.add_js_file(SCRIPT, loading_method="defer", priority=800)


def setup(app):
    # The prefix of everything the book keeps in a browser; books on one address need different ones.
    app.add_config_value("mestring_book", "mestring", "html")
    app.add_js_file(None, body=ALWAYS_ANEW)
    app.connect("builder-inited", write)
    app.connect("html-page-context", load)
