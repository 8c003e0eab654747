"""What the header's buttons fetch when they are pressed (assets/header_buttons.js): what reads a page aloud, and what
shows a lesson in a classroom, one step at a time. No page loads them by itself.

Plain scripts, for a browser does not let a page opened from a disk import module files.
"""

import json
import re
from pathlib import Path

from ..widgets import modules
from .exercise_pages import LESSON
from .translations import own

HOST = Path(__file__).parent / "host"
PARTS = {  # name: (its modules, what begins)
    "read_aloud": (("sentences", "speaker", "read_aloud"), "openReading"),
    "projector": (("projector_steps", "projector_keys", "projector_cover", "projector"), "openProjector"),
}
FETCHED = "document.currentScript.dataset.begun = '';"  # the button's script looks for it


def file(name):
    """The script's file."""
    return f"mestring-{name.replace('_', '-')}.js"


def sources(name):
    """The script's modules, each after what it needs."""
    return [modules.FOLDER / "_elements.js", *(HOST / f"{stem}.js" for stem in PARTS[name][0])]


def script(name, words):
    """The modules as one script, which begins at once; with the style sheet of the same name, where there is one."""
    joined = "".join(path.read_text(encoding="utf-8") for path in sources(name))
    plain = re.sub(r"^import .*\n", "", joined, flags=re.MULTILINE).replace("\nexport ", "\n")
    sheet = HOST / f"{name}.css"
    told = {"words": words} | ({"css": sheet.read_text(encoding="utf-8")} if sheet.is_file() else {})
    about = (
        f'...{json.dumps(told, ensure_ascii=False)}, opener: document.querySelector("[data-script*={file(name)[:-3]}]")'
    )
    return f"(() => {{\n{plain}{PARTS[name][1]}({{ {about} }});\n{FETCHED}\n}})();\n"


def write(app):
    folder = Path(app.doctreedir, "_header_buttons")
    folder.mkdir(parents=True, exist_ok=True)
    for name in PARTS:
        (folder / file(name)).write_text(script(name, own(app.config.language)[name]), encoding="utf-8")
    app.config.html_static_path = [*app.config.html_static_path, str(folder)]


def lend(app, pagename, templatename, context, doctree):
    """Only a lesson is shown in a classroom."""
    context["is_lesson"] = bool(LESSON.fullmatch(pagename))


def setup(app):
    app.connect("builder-inited", write)
    app.connect("html-page-context", lend)
    app.add_js_file("header_buttons.js", loading_method="defer")
