"""Autograding exercise 03 against an empty notebook: seconds per hand-in, nbgrader's own floor in the second.

Both graded one after the other in this process, turn by turn; a full hand-in with all answers and all checks.
"""

import statistics
import tempfile
import time
from pathlib import Path

import nbformat

from tests.grading.course import WRITTEN, Course
from tests.grading.exercises import graded

EXERCISE, EMPTY, HAND_INS = "03-mestringstro", "01-tom", 8


def rows():
    """One line per exercise, and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        answers = {test.answer_key: test.full for test in graded(EXERCISE)}
        courses = {
            EXERCISE: Course(Path(folder, "full"), EXERCISE),
            EMPTY: Course(Path(folder, "empty"), EMPTY, write_empty(Path(folder, "source"))),
        }
        taken = {name: [] for name in courses}
        for number in range(HAND_INS + 1):
            for name, course in courses.items():
                course.hand_in(f"student{number}", answers if name == EXERCISE else {}, WRITTEN)
                start = time.perf_counter()
                course.grade(f"student{number}")
                taken[name].append(time.perf_counter() - start)
        middle = {name: statistics.median(times[1:]) for name, times in taken.items()}  # the first one warms up
    yield from (f"{name}: {seconds:.2f} s per hand-in" for name, seconds in middle.items())
    yield f"ratio: {middle[EXERCISE] / middle[EMPTY]:.2f}"


def write_empty(root: Path) -> Path:
    """An exercise with a single cell that does nothing."""
    marks = {"grade": True, "solution": False, "locked": True, "task": False, "points": 1, "schema_version": 3}
    cell = nbformat.v4.new_code_cell("pass", id="m01-tom", metadata={"nbgrader": {**marks, "grade_id": "m01-tom"}})
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    for name in ("solutions", "exercises"):
        (root / name / EMPTY).mkdir(parents=True)
        notebook = nbformat.v4.new_notebook(cells=[cell], metadata=kernel)
        nbformat.write(notebook, root / name / EMPTY / f"{EMPTY}.ipynb")
    return root
