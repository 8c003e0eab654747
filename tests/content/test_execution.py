"""Every notebook runs from top to bottom without an error or a warning, and every widget shows itself.

The lessons run while the book is built, where an error and a warning each end the build (`_config.yml`, `STRICT`).
"""

import re
import shutil
from collections import Counter

import pytest
from nbclient import NotebookClient

import mestring

from ..browser.conftest import book_folder  # noqa: F401
from .material import EXERCISES, LESSONS, read, widgets

SHOWN = re.compile(
    r'<div class="mst-mount" data-widget="(\w+)"(?:(?!<div class="mst-mount").)*?</noscript><section', re.S
)


@pytest.mark.slow
def test_every_widget_of_a_lesson_shows_itself_and_its_words(book_folder):  # noqa: F811
    for path in LESSONS:
        shown = SHOWN.findall((book_folder / "course" / f"{path.stem}.html").read_text(encoding="utf-8"))
        made = [getattr(mestring, one.widget).module.default_value for one in widgets(path)]
        assert made and not Counter(made) - Counter(shown), path


@pytest.mark.slow
@pytest.mark.parametrize("path", EXERCISES, ids=str)
def test_the_exercise_runs(path, tmp_path, monkeypatch):
    monkeypatch.setenv("MESTRING_ANSWERS", "off")
    folder = tmp_path / path.parent.name
    shutil.copytree(path.parent, folder, ignore=shutil.ignore_patterns("svar"))
    notebook = read(path)
    execute(notebook, folder)
    outputs = {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}
    for name, given in outputs.items():
        assert not any(o.output_type == "error" or o.get("name") == "stderr" for o in given), name
    for made in widgets(path):
        shown = [output.data for output in outputs[made.cell] if output.output_type == "execute_result"]
        assert shown and "text/html" in shown[0], made.cell
    assert not (folder / "svar").exists()


def execute(notebook, folder):
    """Run it; once more where its kernel died at once: something took a port between its choosing and the start."""
    for again in (True, False):
        try:
            return NotebookClient(notebook, resources={"metadata": {"path": str(folder)}}, timeout=120).execute()
        except RuntimeError as died:
            if not again or "Kernel died before replying" not in str(died):
                raise
