"""The teacher's marks in nbgrader's own gradebook: formgrader and every list show the same at any moment."""

import hashlib
import json
from typing import NamedTuple

from nbgrader.api import BaseCell, Comment, Grade, Gradebook, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import text

from .. import criteria, trouble
from ..course import Course
from ..criteria import Criterion


class Place(NamedTuple):
    """Whose answer to what; `source` is the answer itself, for which the marks are."""

    assignment: str
    question: str
    student: str
    source: str = ""


class Marks(NamedTuple):
    """What a teacher says of an answer: the points (None: nothing yet), the lines, the words, whether it is read."""

    points: float | None
    met: dict[int, str]
    comment: str
    read: bool


class Conflict(Exception):
    """Somebody has marked the answer meanwhile, or another answer has come; the gradebook is as it was."""


def waiting(course: Course, assignment: str) -> dict[str, dict[str, bool]]:
    """{question: {student: whether a teacher must read it}} of everything that is graded."""
    trouble.wait_for(course.gradebook)
    with Gradebook(course.db_url) as gradebook:
        rows = (
            gradebook.db.query(BaseCell.name, SubmittedAssignment.student_id, Grade.needs_manual_grade)
            .join(Grade, Grade.cell_id == BaseCell.id)
            .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
            .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .filter(SubmittedNotebook.name == assignment)
            .all()
        )
    found: dict[str, dict[str, bool]] = {}
    for question, student, waits in rows:
        found.setdefault(question, {})[student] = bool(waits)
    return found


def all_marks(course: Course, assignment: str, question: str, asked: list[Criterion]) -> dict[str, Marks]:
    """{student: the marks} of everybody's answer to a question."""
    trouble.wait_for(course.gradebook)
    with Gradebook(course.db_url) as gradebook:
        rows = (
            gradebook.db.query(SubmittedAssignment.student_id, Grade, Comment.manual_comment)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
            .join(Comment, Comment.notebook_id == SubmittedNotebook.id)
            .filter(SubmittedNotebook.name == assignment)
            .filter(Grade.cell.has(name=question), Comment.cell.has(name=question))
            .all()
        )
        return {student: _marks(grade, comment, asked) for student, grade, comment in rows}


def read(course: Course, place: Place, asked: list[Criterion]) -> tuple[Marks, str]:
    """The marks as they are, and their version."""
    return read_all(course, [place], asked)[0]


def read_all(course: Course, places: list[Place], asked: list[Criterion]) -> list[tuple[Marks, str]]:
    """The marks of each place, and their version."""
    trouble.wait_for(course.gradebook)
    with Gradebook(course.db_url) as gradebook:
        return [_read(*_rows(gradebook, place), place, asked) for place in places]


def write(course: Course, place: Place, asked: list[Criterion], marks: Marks, version: str) -> str:
    """Save the marks, if nothing has changed since `version`; returns the new version.

    Raises Conflict where something has, and PlainError where the gradebook is in use.
    """
    (written,) = write_all(course, [(place, marks, version)], asked)
    if written is None:
        raise Conflict
    return written


def write_all(course: Course, wishes: list[tuple[Place, Marks, str]], asked: list[Criterion]) -> list[str | None]:
    """Save the marks of each place in one go; the new version of each, None where it has changed since its version.

    Raises PlainError where the gradebook is in use.
    """
    trouble.wait_for(course.gradebook)
    with Gradebook(course.db_url) as gradebook:
        gradebook.db.execute(text("BEGIN IMMEDIATE"))  # nobody writes between our look and our writing
        versions = [_write(gradebook, place, asked, marks, version) for place, marks, version in wishes]
        gradebook.db.commit()
    return versions


def _write(gradebook: Gradebook, place: Place, asked: list[Criterion], marks: Marks, version: str) -> str | None:
    grade, comment = _rows(gradebook, place)
    there, current = _read(grade, comment, place, asked)
    if there == marks:  # it was saved, and the answer to whoever asked for it was lost
        return current
    if current != version:
        return None
    grade.manual_score, grade.needs_manual_grade = marks.points, not marks.read
    comment.manual_comment = "\n\n".join(filter(None, [criteria.line(marks.met), marks.comment.strip()])) or None
    return _version(grade, comment, place, asked)


def _rows(gradebook: Gradebook, place: Place):
    where = (place.question, place.assignment, place.assignment, place.student)
    return gradebook.find_grade(*where), gradebook.find_comment(*where)


def _read(grade, comment, place: Place, asked: list[Criterion]) -> tuple[Marks, str]:
    return _marks(grade, comment.manual_comment, asked), _version(grade, comment, place, asked)


def _marks(grade, comment: str | None, asked: list[Criterion]) -> Marks:
    met, rest = criteria.met(comment or "", asked)
    return Marks(grade.manual_score, met, rest, not grade.needs_manual_grade)


def _version(grade, comment, place: Place, asked: list[Criterion]) -> str:
    seen = [grade.manual_score, bool(grade.needs_manual_grade), comment.manual_comment or "", place.source, asked]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:16]
