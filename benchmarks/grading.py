"""Grading a pile of hand-ins of exercise 03: `mestring grade` against `nbgrader autograde`, also on an empty notebook.

Each way grades the same pile of 60 full hand-ins, its own start-up counted in; a smaller pile: HAND_INS=12.
"""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil

from mestring.teacher.release import register
from tests.grading.code_exercise import EXERCISE as CODE
from tests.grading.code_exercise import KEY, write_exercise
from tests.grading.course import WRITTEN, Course
from tests.grading.exercises import graded

EXERCISE, EMPTY, HAND_INS = "03-mestringstro", "01-tom", int(os.environ.get("HAND_INS", 60))
NBGRADER = [sys.executable, "-W", "ignore", "-m", "nbgrader", "autograde"]
MESTRING = [sys.executable, "-W", "ignore", "-m", "mestring.teacher.cli", "grade"]


def rows():
    """One line per way: what a hand-in costs, and how many times less than with `nbgrader autograde`."""
    with tempfile.TemporaryDirectory() as folder:
        empty = pile(Course(Path(folder, "empty"), EMPTY, write_empty(Path(folder, "source"))), {})
        floor = cost(empty, [*NBGRADER, EMPTY])
        yield f"{HAND_INS} hand-ins; nbgrader autograde, an empty notebook: {floor}"
        full = {test.answer_key: test.full for test in graded(EXERCISE)}
        course = pile(Course(Path(folder, "full"), EXERCISE), full, WRITTEN)
        stock = cost(course, [*NBGRADER, EXERCISE])
        yield f"nbgrader autograde, one worker: {stock}"
        for workers in (1, 2):
            ours = cost(course, [*MESTRING, EXERCISE, "--paa-nytt", "--arbeidere", str(workers)])
            yield f"mestring grade, workers: {workers}, no code to run: {ours.beside(stock)}"
        code = Course(Path(folder, "code"), CODE, write_exercise(Path(folder, "source-with-code")))
        pile(code, {KEY: {"q1": ["a"], "q2": ["a"]}})
        stock = cost(code, [*NBGRADER, CODE])
        yield f"nbgrader autograde, an exercise with code: {stock}"
        for mode in ([], ["--uten-sandkasse"]):
            ours = cost(code, [*MESTRING, CODE, "--paa-nytt", "--arbeidere", "2", *mode])
            way = "without" if mode else "with"
            yield f"mestring grade, workers: 2, code in kernels {way} sandbox: {ours.beside(stock)}"


def pile(course, answers, written=""):
    """The course with its pile of hand-ins."""
    for number in range(HAND_INS):
        course.hand_in(f"student{number}", answers, written)
    register(course.folder)
    return course


@dataclass
class Cost:
    """Of grading a pile, with the start of all processes: per hand-in, and their memory together at its peak."""

    wall: float  # seconds
    cpu: float  # seconds
    memory: float  # MB, what processes share counted once

    def __str__(self):
        return f"{self.wall:.3f} s and {self.cpu:.3f} s of CPU per hand-in, {self.memory:.0f} MB"

    def beside(self, other):
        """The same, and how many times the other's."""
        times = f"{other.wall / self.wall:.1f} times the throughput, {other.cpu / self.cpu:.1f} times per CPU second"
        return f"{self}: {times}, {self.memory / other.memory:.2f} times the memory"


def cost(course, command, hand_ins=HAND_INS, needs_somebody=False):
    """What the command costs for each of so many; with `needs_somebody` it may tell that somebody needs the teacher.

    The system adds up the CPU of those processes that somebody waited for. A sandbox ends with its kernel unwaited
    for, so what was seen of each process ten times a second is added up too, and the greater sum counts.
    """
    before, start = os.times(), time.perf_counter()
    process = psutil.Popen(command, cwd=course.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most, seen = 0, {}
    while process.poll() is None:
        most = max(most, look(process, seen))
        time.sleep(0.1)
    wall, after = time.perf_counter() - start, os.times()
    if process.returncode not in (0, int(needs_somebody)):
        raise RuntimeError(f"{command} ended with {process.returncode}")
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(wall / hand_ins, max(spent, sum(seen.values())) / hand_ins, most / 1e6)


def look(process, seen):
    """Bytes of the process and all that it has started; `seen` gets the seconds of CPU of each."""
    now = 0
    with suppress(psutil.Error):
        for one in (process, *process.children(recursive=True)):
            with suppress(psutil.Error):  # it has just ended
                now += one.memory_full_info().pss
                seen[one] = sum(one.cpu_times()[:2])
    return now


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
