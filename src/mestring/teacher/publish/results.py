"""What the gradebook holds of one exercise, and what the students are called."""

import json
from contextlib import suppress
from typing import NamedTuple

from ...errors import PlainError
from ..course import Course


class Result(NamedTuple):
    """One student's points, and how many answers nobody has read yet."""

    student: str
    score: float
    most: float
    waiting: int


def results(course: Course, assignment: str) -> list[Result]:
    """Every graded hand-in of the exercise, sorted by student. Raises PlainError when there is none."""
    from nbgrader.api import Gradebook, MissingEntry

    course.released(assignment)
    found = []
    if course.gradebook.exists():
        with Gradebook(course.db_url) as gradebook, suppress(MissingEntry):
            found = [_result(submission) for submission in gradebook.assignment_submissions(assignment)]
    if not found:
        raise PlainError(f"Ingen har fått {assignment} rettet ennå. Kjør først: mestring grade {assignment}")
    return sorted(found)


def _result(submission) -> Result:
    grades = [grade for book in submission.notebooks for grade in book.grades]
    waiting = sum(bool(g.needs_manual_grade and g.max_score) for g in grades)
    score = round(submission.score - (submission.late_submission_penalty or 0), 2)
    return Result(submission.student_id, score, submission.max_score, waiting)


def students(course: Course, assignment: str) -> dict[str, dict]:
    """What intake wrote about each student, by nbgrader's id; empty when the hand-ins came another way."""
    try:
        listed = json.loads((course.intake(assignment) / "students.json").read_text(encoding="utf-8"))
        return {entry["student"]: entry for entry in listed}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def outdated(course: Course, assignment: str) -> list[str]:
    """Whose points are of something else than what lies there now: it came, or was mended, after the grading."""
    from ..batch.crew import Batch

    batch = Batch(course, assignment)
    anew = batch.waiting()
    # What nbgrader graded without us is not in the record, and when it was is not known.
    return sorted(student for student, last in batch.record.items() if student in anew or not last["ok"])
