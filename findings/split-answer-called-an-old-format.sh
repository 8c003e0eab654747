#!/usr/bin/env bash
# A student splits an answer cell in two (Ctrl+Shift+Minus in JupyterLab). What does nbgrader grade?
#
# Guess: both halves, or the first. JupyterLab gives both halves the cell's metadata, so the grade_id is there twice.
# Seen:  neither. nbgrader takes the marks off every half but the last, leaves empty marks behind, and then refuses the
#        hand-in because empty marks are "an old version of the nbgrader metadata format". It advises `nbgrader update`,
#        which stops at the doubled name and changes nothing. The student has no points and the teacher a wrong reason.
# Versions: nbgrader 0.9.6, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq nbgrader==0.9.6 setuptools==80.9.0
cat > ask.py <<'PY'
import pathlib
import subprocess

import nbformat
from nbformat.v4 import new_markdown_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.preprocessors import DeduplicateIds
from traitlets.config import Config


def task(source):
    marks = {"grade": True, "solution": True, "locked": False, "grade_id": "answer", "points": 4, "schema_version": 3}
    return new_markdown_cell(source, metadata={"nbgrader": marks | {"cell_type": "markdown", "task": False}})


def put(path, *cells):
    pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=list(cells), metadata={"kernelspec": {"name": "python3", "display_name": "x"}}), path)


put("source/one/one.ipynb", task("YOUR ANSWER HERE"))
put("submitted/whole/one/one.ipynb", task("One half.\n\nThe other half."))
put("submitted/split/one/one.ipynb", task("One half."), task("The other half."))
config = Config()
config.CourseDirectory.course_id = "finding"
api = NbGraderAPI(config=config)
assert api.generate_assignment("one")["success"]


def grade(student):
    done = api.autograde("one", student)
    if not done["success"]:
        return "refused: an old format" if "old version" in done["error"] else done["error"]
    with Gradebook("sqlite:///gradebook.db") as gradebook:
        return f"a teacher is asked to read it: {gradebook.find_grade('answer', 'one', 'one', student).needs_manual_grade}"


seen = {student: grade(student) for student in ("whole", "split")}
update = subprocess.run(["nbgrader", "update", "submitted"], capture_output=True, text=True)
assert "Duplicate grade id" in update.stderr, "it has changed"
seen["split, after nbgrader update"] = grade("split")
for student, said in seen.items():
    print(f"{student}: {said}")
nb = nbformat.read("submitted/split/one/one.ipynb", 4)
DeduplicateIds().preprocess(nb, {})
marked = [cell.source for cell in nb.cells if cell.metadata.nbgrader]
print("still marked as the answer:", marked)
assert list(seen.values()) == ["a teacher is asked to read it: True"] + ["refused: an old format"] * 2, "it has changed"
assert marked == ["The other half."], "it has changed"
PY
python ask.py 2> log || { cat log; exit 1; }
