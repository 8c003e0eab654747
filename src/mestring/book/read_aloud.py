"""The script that reads a page aloud. No page loads it: the button in the header does, when it is pressed (reading.js).

A plain script, for a browser does not let a page opened from a disk import module files.
"""

import json
import re
from pathlib import Path

from ..widgets import modules
from .translations import own

HOST = Path(__file__).parent / "host"
SCRIPT = "mestring-read-aloud.js"
FILES = [modules.FOLDER / "_elements.js", *(HOST / f"{stem}.js" for stem in ("sentences", "speaker", "read_aloud"))]


def script(words):
    """The modules as one script, which begins at once."""
    joined = "".join(path.read_text(encoding="utf-8") for path in FILES)
    plain = re.sub(r"^import .*\n", "", joined, flags=re.MULTILINE).replace("\nexport ", "\n")
    told = json.dumps(words, ensure_ascii=False)
    begin = f'openReading({{ words: {told}, opener: document.querySelector(".mst-read-aloud") }});'
    return f"(() => {{\n{plain}{begin}\n}})();\n"


def write(app):
    folder = Path(app.doctreedir, "_read_aloud")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SCRIPT).write_text(script(own(app.config.language)["read_aloud"]), encoding="utf-8")
    app.config.html_static_path = [*app.config.html_static_path, str(folder)]


def setup(app):
    app.connect("builder-inited", write)
    app.add_js_file("reading.js", loading_method="defer")
