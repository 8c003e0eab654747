"""Intake, overview and publish of 30, 150 and 300 hand-ins of exercise 03: are they linear, and what is a page's cost?

The cost per hand-in has the start of the command in it; "from … to …" is what each one more costs. Linear is where that
stays the same. The hand-ins come as Canvas' zip file, all different; a teacher has read them when pages are made.
"""

import sys
import tempfile
from pathlib import Path

from nbgrader.api import Gradebook

from mestring.teacher.release import register
from tests.grading.course import Course
from tests.grading.student_work import HandIn, Work, canvas_zip

from .grading import EXERCISE, cost

SIZES = 30, 150, 300
STEPS = {"intake": [EXERCISE, "canvas.zip"], "grade": [EXERCISE], "overview": [EXERCISE], "publish": [EXERCISE]}


def rows():
    """One line per step."""
    costs = {step: [] for step in STEPS}
    for number in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            course = Course(Path(folder), EXERCISE)
            register(course.folder)
            _, packed = canvas_zip([hand_in(one) for one in range(number)])
            (course.folder / "canvas.zip").write_bytes(packed)
            for step, words in STEPS.items():
                command = [sys.executable, "-W", "ignore", "-m", "mestring.teacher.cli", step, *words]
                costs[step].append(cost(course, command, number, needs_somebody=True))
                if step == "grade":
                    read_all(course)
    for step, found in costs.items():
        yield f"{step}:"
        for number, one in zip(SIZES, found, strict=True):
            yield f"  {number} hand-ins: {one}"
        for (few, before), (many, after) in zip(pairs := list(zip(SIZES, found, strict=True)), pairs[1:], strict=False):
            more = (after.cpu * many - before.cpu * few) / (many - few)
            yield f"  from {few} to {many}: {more:.3f} s of CPU for each one more"


def hand_in(number: int) -> HandIn:
    """One student's, with a text of its own."""
    work = Work.good(EXERCISE)
    for name in work.written:
        work.cell(name)["source"] += f" Nummer {number}."
    return HandIn(f"student{number}", work.zipped(), "", "", set(), {})


def read_all(course: Course) -> None:
    """Give all points for what a teacher reads."""
    with Gradebook(course.db_url) as gradebook:
        for submission in gradebook.assignment_submissions(EXERCISE):
            for grade in submission.notebooks[0].grades:
                if grade.needs_manual_grade:
                    grade.manual_score, grade.needs_manual_grade = grade.max_score, False
        gradebook.db.commit()
