"""Parts that are graded by themselves and wait for the teacher all the same: a student asks, or has changed the answer.

The teacher looks at each, and lets the points stand or gives others.
"""

import hashlib
import json
from typing import NamedTuple

from nbgrader.api import Gradebook
from nbgrader.utils import is_locked
from sqlalchemy import text

from .. import trouble
from ..feedback import HEADING
from ..requests import requests
from . import gradebook, hand_in, points
from .gradebook import Conflict
from .order import ordered
from .room import Room


class Asked(NamedTuple):
    """One part of a hand-in: what the student asks ("" for nothing), the answer as HTML, and the points it has.

    `title`, `words` and `html` are in the `language` of the hand-in.
    """

    question: str
    identity: str
    title: str
    words: str
    html: str
    score: float
    most: float
    version: str
    language: str


def count(room: Room) -> int:
    """How many parts wait."""
    return sum(map(len, _waiting(room).values()))


def found(room: Room) -> list[Asked]:
    """The parts that wait, part by part, each in the order of reading."""
    return [
        _asked(room, question, identity, student)
        for question, students in _waiting(room).items()
        for identity, student in ordered(question, students).items()
    ]


def settle(room: Room, question: str, identity: str, version: str, typed: str = "") -> None:
    """Let the points stand, or give those that are typed.

    Raises PlainError for points that are none, and Conflict where it waits no longer or is another answer by now.
    """
    student = ordered(question, _waiting(room).get(question, [])).get(identity)
    if student is None:
        raise Conflict
    now = _asked(room, question, identity, student)
    given = points.parse(typed, now.most) if typed.strip() else None
    with Gradebook(room.course.db_url) as book:
        book.db.execute(text("BEGIN IMMEDIATE"))  # nobody writes between our look and our writing
        grade = _grade(book, room, question, student)
        if version != now.version or _version(grade, now.words + now.html) != version:
            raise Conflict
        grade.needs_manual_grade = False
        if given is not None:
            grade.manual_score = given
        book.db.commit()


def _waiting(room: Room) -> dict[str, list[str]]:
    if not room.course.gradebook.exists():
        return {}
    there = gradebook.waiting(room.course, room.assignment)
    others = {question: students for question, students in there.items() if question not in room.questions}
    return {question: [one for one, waits in students.items() if waits] for question, students in others.items()}


def _asked(room: Room, question: str, identity: str, student: str) -> Asked:
    trouble.wait_for(room.course.gradebook)
    cells = room.cells(student)
    title, part = _part(cells, question)
    words, html = requests(cells).get(question, ""), hand_in.rest(part)
    with Gradebook(room.course.db_url) as book:
        grade = _grade(book, room, question, student)
        version = _version(grade, words + html)
        what = (title or question, words, html)
        return Asked(question, identity, *what, grade.score, grade.max_score, version, room.language(student))


def _part(cells: list, question: str) -> tuple[str, list]:
    """The heading above a graded cell, and what stands below it up to that cell."""
    title, part = "", []
    for cell in cells:
        heading = HEADING.match(cell.source) if cell.cell_type == "markdown" and is_locked(cell) else None
        if heading:
            title, part = heading[1], []
        else:
            part.append(cell)
        if cell.metadata.get("nbgrader", {}).get("grade_id") == question:
            return title, part
    return "", []


def _grade(book: Gradebook, room: Room, question: str, student: str):
    return book.find_grade(question, room.assignment, room.assignment, student)


def _version(grade, shown: str) -> str:
    seen = [grade.auto_score, grade.manual_score, bool(grade.needs_manual_grade), shown]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:16]
