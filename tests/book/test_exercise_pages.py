"""An exercise's page: everything that the released notebook has, and nothing besides."""

import json
import re

import pytest

from mestring import widgets, written
from mestring.book.exercise_pages import page
from mestring.book.mounts import public_state
from mestring.teacher.intake.answer_files import asked

from ..browser.book_site import ROOT

EXERCISES = sorted(ROOT.glob("exercises/*/*.ipynb"))
STATE = re.compile(r'data-page="(.*?)"><script type="application/json">(.*?)</script>', re.DOTALL)


class Pages:
    """What the page asks of Sphinx' environment."""

    def __init__(self):
        self.dependencies = set()

    def note_dependency(self, path):
        self.dependencies.add(path)


def built(path):
    """(the page as MyST-NB reads it, the widgets' states in order, what it depends on)"""
    pages, docname = Pages(), path.relative_to(ROOT).with_suffix("").as_posix()
    made = page(docname, path, pages, "Slå på JavaScript")
    found = STATE.findall("".join(cell["source"] for cell in made["cells"] if cell["cell_type"] == "raw"))
    assert {name for name, _ in found} == {docname}
    return made, [json.loads(state) for _, state in found], pages.dependencies


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_a_page_has_all_tasks_and_a_field_for_every_written_answer(path):
    made, states, dependencies = built(path)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    texts = [cell for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    answers = [name for name, _ in written.answer_cells(notebook)]
    shown = [cell for cell in made["cells"] if cell["cell_type"] == "markdown"]
    assert shown == [cell for cell in texts if cell["metadata"]["nbgrader"]["grade_id"] not in answers]
    assert {cell["cell_type"] for cell in made["cells"]} == {"markdown", "raw"}, "nothing is left for a kernel"
    assert [state["key"] for state in states[:-1]] == list(asked(path.parent)), "every widget, in the notebook's order"
    assert [state["task"]["cell"] for state in states if state["task"]["cell"]] == answers
    headings = [line.strip("# ") for cell in texts for line in "".join(cell["source"]).splitlines() if line[:1] == "#"]
    voluntary = {"regrade_request", "wall_sharing"}  # no parts
    listed = {state["task"]["part"] for state in states if state["module"] not in voluntary}
    assert listed <= set(headings)
    assert states[-1]["module"] == "hand_in" and states[-1]["handed_in"] == {"name": path.stem, "notebook": notebook}
    assert dependencies == {str(file) for file in path.parent.glob("widgets/*.yml")}


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_the_parts_that_are_waited_for_are_those_that_jupyterlab_checks(path):
    _, states, _ = built(path)
    waited = {state["task"]["part"] for state in states if state["task"]["required"] and not state.get("private")}
    checked, heading = set(), ""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "markdown" and not cell["metadata"]["nbgrader"]["solution"]:
            heading = ([heading] + [line.strip("# \n") for line in cell["source"] if line.startswith("#")])[-1]
        if cell["metadata"]["nbgrader"]["grade"] or cell["metadata"]["nbgrader"]["solution"]:
            checked.add(heading)
    assert waited == checked


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_widgets_are_as_in_the_notebook(path):
    """Whatever a front end reads of an exercise in JupyterLab, it reads here: nothing of right and wrong."""
    _, states, _ = built(path)
    for state, widget in zip(states, asked(path.parent).values(), strict=False):
        theirs = {name: value for name, value in public_state(widget.get_state()).items() if name in state}
        assert theirs == {name: state[name] for name in theirs}
        assert state["exercise"] is True and not state["private"]
        assert state["task"]["widget"] == type(widget).__name__ and hasattr(widgets, type(widget).__name__)
