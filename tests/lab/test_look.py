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


def scripts():
    """All of the extension's JavaScript."""
    return "".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.js"))


def test_lab_wears_the_books_colours_light_and_dark():
    book, lab = variables(BOOK)[:2], variables(STATIC / "palette.css")[:2]
    for ours, theirs in zip(lab, book, strict=True):
        assert {name: ours[SAME[name]] for name in SAME} == {name: theirs[name] for name in SAME}


def test_lab_and_book_know_the_same_boxes():
    ask = f"import({json.dumps((STATIC / 'boxes.js').as_uri())}).then(m => console.log(JSON.stringify(m.KINDS)))"
    said = subprocess.run([shutil.which("node"), "-e", ask], capture_output=True, text=True, check=True).stdout
    assert json.loads(said) == admonitions.KINDS


def test_lab_and_book_have_the_same_logo():
    assert (STATIC / "logo.svg").read_bytes() == (BOOK.parent / "mestring-logo.svg").read_bytes()


def test_every_word_of_the_extension_is_read():
    words = (STATIC / "words.js").read_text(encoding="utf-8")
    known = set(re.findall(r"^  (\w+):", words, re.MULTILINE))
    read = set(re.findall(r"\bwords\.(?!js\b)(\w+)", scripts()))
    assert known == read


def test_every_class_that_has_a_look_is_set():
    looks = "".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.css"))
    made = re.findall(r"\b(mst-lab-(?:\w+-)*)\$\{", scripts())
    assert "mst-lab-" not in made, "whoever looks for a class by its name finds it"
    named = set(re.findall(r"\bmst-lab-[\w-]+", scripts()))
    classes = set(re.findall(r"\.(mst-lab-[\w-]+)", looks))
    assert [name for name in sorted(classes - named) if not name.startswith(tuple(made))] == []


def test_every_style_sheet_is_loaded():
    plugin = (STATIC / "plugin.js").read_text(encoding="utf-8")
    assert {path.name for path in STATIC.glob("*.css")} == set(re.findall(r'"(\w+\.css)"', plugin))
