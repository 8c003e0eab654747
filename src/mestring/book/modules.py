"""The script of a page with widgets, written into the book from the package as it is now.

It holds the widgets' sources and style as strings: a browser does not let a page opened from a disk import module
files, but it does import a Blob. Only pages with something to bring to life load it.
"""

import json
import re
from pathlib import Path

from ..widgets import modules
from .translations import own

HOST = Path(__file__).parent / "host"
ORDER = ("storage", "gather", "keeper", "model", "answers", "cards", "open", "mount")
SCRIPT = "mestring-widgets.js"
# Firefox gives a page that it shows again by going back the session storage of the moment when it was left: answers
# kept since then are lost, and deleted ones come back. It shows no page again that listens for "unload".
ALWAYS_ANEW = 'addEventListener("unload", () => {});'


def host():
    """The host's modules as one plain script. In the files they import each other, as editors and tests expect."""
    shared = [modules.FOLDER / f"{stem}.js" for stem in ("_answer", "_leitner")]
    files = [*shared, *(HOST / f"{stem}.js" for stem in ORDER)]
    joined = "".join(path.read_text(encoding="utf-8") for path in files)
    return re.sub(r"^import .*\n", "", joined, flags=re.MULTILINE).replace("\nexport ", "\n")


def script(book, words):
    """What the host needs to know, then the host itself."""
    widgets = {stem: {"source": modules.source(stem), "style": modules.style(stem)} for stem in modules.names()}
    about = json.dumps({"book": book, "words": words, "widgets": widgets}, ensure_ascii=False)
    return f"(() => {{\nconst about = {about};\n{host()}start(about);\n}})();\n"


def write(app):
    folder = Path(app.doctreedir, "_mestring")
    folder.mkdir(parents=True, exist_ok=True)
    text = script(app.config.mestring_book, own(app.config.language)["host"])
    (folder / SCRIPT).write_text(text, encoding="utf-8")
    app.config.html_static_path = [*app.config.html_static_path, str(folder)]


def load(app, pagename, templatename, context, doctree):
    """Let a page that has something to bring to life load the script."""
    if re.search(r'class="mst-(mount|book-answers)"', context.get("body", "")):
        app.add_js_file(SCRIPT, loading_method="defer")


def setup(app):
    # The prefix of everything the book keeps in a browser; books on one address need different ones.
    app.add_config_value("mestring_book", "mestring", "html")
    app.add_js_file(None, body=ALWAYS_ANEW)
    app.connect("builder-inited", write)
    app.connect("html-page-context", load)
