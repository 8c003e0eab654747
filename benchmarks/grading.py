"""Grading a pile of hand-ins of exercise 03: `mestring grade` against `nbgrader autograde`, also on an empty notebook.

Each way grades the same pile of 60 full hand-ins, its own start-up counted in; a smaller pile: HAND_INS=12.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat

from mestring.teacher.release import register
from tests.grading.course import WRITTEN, Course
from tests.grading.exercises import graded

EXERCISE, EMPTY, HAND_INS = "03-mestringstro", "01-tom", int(os.environ.get("HAND_INS", 60))
NBGRADER = [sys.executable, "-W", "ignore", "-m", "nbgrader", "autograde"]
MESTRING = [sys.executable, "-W", "ignore", "-m", "mestring.teacher.cli", "grade"]


def rows():
    """One line per way, with the throughput as a multiple of `nbgrader autograde`."""
    with tempfile.TemporaryDirectory() as folder:
        empty = pile(Course(Path(folder, "empty"), EMPTY, write_empty(Path(folder, "source"))), {})
        floor = seconds(empty, [*NBGRADER, EMPTY])
        course = pile(Course(Path(folder, "full"), EXERCISE), {test.answer_key: test.full for test in graded(EXERCISE)})
        stock = seconds(course, [*NBGRADER, EXERCISE])
        yield f"{HAND_INS} hand-ins; nbgrader autograde, an empty notebook: {floor:.2f} s per hand-in"
        yield f"nbgrader autograde, one worker: {stock:.2f} s per hand-in, {stock / floor:.2f} times the empty notebook"
        for workers in (1, 2):
            for mode in ("with", "without"):
                more = ["--uten-sandkasse"] if mode == "without" else []
                ours = seconds(course, [*MESTRING, EXERCISE, "--paa-nytt", "--arbeidere", str(workers), *more])
                yield (
                    f"mestring grade, workers: {workers}, {mode} sandbox: {ours:.2f} s per hand-in, "
                    f"{stock / ours:.2f} times the throughput of nbgrader autograde"
                )


def pile(course, answers):
    """The course with its pile of hand-ins."""
    for number in range(HAND_INS):
        course.hand_in(f"student{number}", answers, WRITTEN if answers else "")
    register(course.folder)
    return course


def seconds(course, command):
    """Seconds per hand-in."""
    start = time.perf_counter()
    subprocess.run(command, cwd=course.folder, check=True, capture_output=True)
    return (time.perf_counter() - start) / HAND_INS


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
