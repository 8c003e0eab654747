"""The student's view in JupyterLab wears the book's colours and tells the same boxes apart."""

import json
import re
import shutil
import subprocess
from pathlib import Path

from mestring.book import admonitions

PACKAGE = Path(admonitions.__file__).parents[1]
BOOK = PACKAGE / "book" / "assets" / "mestring-book.css"
STATIC = PACKAGE / "lab" / "labextensions" / "mestring" / "static"
# The book's name for a colour (the theme's, as a rule) and ours in JupyterLab.
SAME = {
    "--pst-color-background": "--mst-paper",
    "--pst-color-surface": "--mst-surface",
    "--pst-color-text-base": "--mst-ink",
    "--pst-color-text-muted": "--mst-muted",
    "--pst-color-heading": "--mst-heading",
    "--pst-color-border": "--mst-border",
    "--pst-color-link": "--mst-link",
    "--pst-color-link-hover": "--mst-link-hover",
    "--mst-book-button": "--mst-button",
    "--mst-book-button-text": "--mst-button-text",
    **{name: name for name in ("--mst-think", "--mst-do", "--mst-note", "--mst-careful")},
}


def variables(path):
    """The variables of each rule that sets colours, in order."""
    rules = re.findall(r"\{([^{}]*)\}", path.read_text(encoding="utf-8"))
    found = [dict(re.findall(r"(--[\w-]+):\s*([^;]+);", rule)) for rule in rules]
    return [rule for rule in found if len(rule) > 8]


def test_lab_wears_the_books_colours_light_and_dark():
    book, lab = variables(BOOK)[:2], variables(STATIC / "palette.css")[:2]
    for ours, theirs in zip(lab, book, strict=True):
        assert {name: ours[SAME[name]] for name in SAME} == {name: theirs[name] for name in SAME}


def test_lab_and_book_know_the_same_boxes():
    ask = f"import({json.dumps((STATIC / 'boxes.js').as_uri())}).then(m => console.log(JSON.stringify(m.KINDS)))"
    said = subprocess.run([shutil.which("node"), "-e", ask], capture_output=True, text=True, check=True).stdout
    assert json.loads(said) == admonitions.KINDS


def test_every_style_sheet_is_loaded():
    plugin = (STATIC / "plugin.js").read_text(encoding="utf-8")
    assert {path.name for path in STATIC.glob("*.css")} == set(re.findall(r'"(\w+\.css)"', plugin))
