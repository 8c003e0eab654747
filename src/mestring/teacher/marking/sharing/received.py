"""The colleague's side: the answers of a file become a small course of their own, with the same room.

It lies in `grading/marking/mottatt/`, with a gradebook of its own; the colleague's own gradebook is never touched. Its
students are the file's pseudonyms.
"""

import json
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

import nbformat
import yaml
from nbgrader.api import Gradebook
from traitlets.config.loader import Config

from ....errors import PlainError
from ....text import LANGUAGES
from ....text.messages import N_, _
from ... import editions
from ...course import Course
from .. import bank, gradebook, hand_in
from ..gradebook import Place
from ..questions import questions
from ..room import Room
from . import files

PREFIX = "mottatt-"  # of its name in the room's addresses
ORIGIN = "fila.json"  # the document without the answers
NO_NAME = N_("Navnet er ikke med")
GONE = N_("Disse svarene ligger ikke her lenger. Åpne fila på nytt.")
NOTHING_SAID = N_("Du har ikke vurdert noen av svarene ennå, så det er ingenting å sende tilbake.")


class Received(Room):
    """A room whose students have no names, and whose answers say their language: there is nothing else to tell it."""

    def name(self, question: str, identity: str) -> str:
        """No name: it is with the first teacher."""
        return _(NO_NAME)

    def language(self, student: str) -> str:
        """The language that the file says."""
        said = {cell.metadata.get("language") for cell in self.cells(student)}
        return editions.ENGLISH if said == {editions.ENGLISH} else editions.NORWEGIAN


def receive(course: Course, document: dict) -> str:
    """Open a file's answers for marking; returns their name. What is marked there already stays as it is."""
    name = PREFIX + document["id"]
    place = _place(course, name)
    if place.exists():
        return name
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as folder:
        try:
            _build(_course(Path(folder, name)), document)
        except (*files.WRONG_SHAPE, nbformat.ValidationError, PlainError):
            raise PlainError(_(files.DAMAGED)) from None
        Path(folder, name).replace(place)
    return name


def room(course: Course, name: str) -> Room:
    """The room of received answers."""
    about = origin(course, name)
    return Received(_course(_place(course, name)), about["assignment"])


def origin(course: Course, name: str) -> dict:
    """What the file said of itself. Raises PlainError when the answers are not here."""
    try:
        return json.loads((_place(course, name) / ORIGIN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise PlainError(_(GONE)) from None


def names(course: Course) -> list[str]:
    """What was received, the first first."""
    found = (path.parent.name for path in _place(course, PREFIX).parent.glob(f"{PREFIX}*/{ORIGIN}"))
    return sorted(found, key=lambda name: (origin(course, name)["made"], name))


def returning(course: Course, name: str) -> tuple[str, bytes]:
    """The name and the bytes of the file that goes back: marks and comments, none of the students' texts."""
    about, here = origin(course, name), room(course, name)
    said = {}
    for question, asked in here.questions.items():
        for pseudonym in gradebook.waiting(here.course, here.assignment).get(question, {}):
            source = _source(here, pseudonym, question)
            place = Place(here.assignment, question, pseudonym, source)
            marks, _version = gradebook.read(here.course, place, asked.criteria)
            if marks.read:
                told = files.told(marks) | {"source": files.fingerprint(source)}
                said.setdefault(question, {})[pseudonym] = told
    if not said:
        raise PlainError(_(NOTHING_SAID))
    document = {"kind": files.RETURNED, "id": about["id"], "assignment": about["assignment"], "answers": said}
    document["tasks"] = files.digest(here.questions.values())
    return f"mestring-tilbake-{about['assignment']}-{about['id'][:6]}.zip", files.pack(document)


def forget(course: Course, name: str) -> None:
    """Delete received answers and what was said of them."""
    origin(course, name)
    shutil.rmtree(_place(course, name))


def _place(course: Course, name: str) -> Path:
    return course.gradebook.with_name("marking") / "mottatt" / name


def _course(root: Path) -> Course:
    about = {f"{step}_directory": step for step in ("submitted", "autograded", "feedback")}
    about |= {"source_directory": "tasks", "release_directory": "tasks", "root": str(root)}
    about["db_url"] = f"sqlite:///{(root / 'gradebook.db').as_posix()}?timeout=60"
    return Course(root, Config({"CourseDirectory": about}))


def _build(course: Course, document: dict) -> None:
    assignment, answers = document["assignment"], document["answers"]
    datetime.fromisoformat(document["made"])  # is shown
    ours, english = (editions.notebook(course, "source", assignment, one) for one in LANGUAGES)
    _lay(ours, document)
    if document.get("english"):  # a file of an older edition of the course has none
        _lay(english, document["english"])
        questions(english)  # what cannot be read is a damaged file, now and not later
    asked = Room(course, assignment)
    if not answers or not answers.keys() <= asked.questions.keys():
        raise ValueError("no answers, or to questions that are not there")
    for question in asked.questions:
        asked.comments(question)  # a bank that cannot be shown is a damaged one
    by_student: dict[str, dict] = {}
    for question, cells in answers.items():
        for pseudonym, cell in cells.items():
            by_student.setdefault(pseudonym, {})[question] = cell
    for pseudonym, cells in by_student.items():
        if not files.IDENTITY.fullmatch(pseudonym):
            raise ValueError(pseudonym)
        place = course.at("autograded", pseudonym, assignment)
        place.mkdir(parents=True)
        _write(place / f"{assignment}.ipynb", list(cells.values()))
    _register(course, asked, by_student)
    origin = {name: document[name] for name in ("id", "assignment", "title", "made", "double", "tasks")}
    (course.root / ORIGIN).write_text(json.dumps(origin, ensure_ascii=False), encoding="utf-8")


def _lay(solution: Path, tasks: dict) -> None:
    solution.parent.mkdir(parents=True)
    _write(solution, tasks["cells"])
    comments = yaml.safe_dump(tasks["comments"], allow_unicode=True)
    solution.with_name(bank.NAME).write_text(comments, encoding="utf-8")


def _register(course: Course, room: Room, by_student: dict[str, dict]) -> None:
    """Everything waits, nothing is said: nbgrader's gradebook as it would be after a grading."""
    name = room.assignment
    with closing(sqlite3.connect(course.gradebook)) as book:  # with a table in it, nbgrader takes it as it is: else it
        book.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")  # looks for this for seconds
    with Gradebook(course.db_url) as book:
        book.update_or_create_assignment(name)
        book.update_or_create_notebook(name, name)
        for question in room.questions.values():
            book.update_or_create_grade_cell(question.name, name, name, max_score=question.most, cell_type="markdown")
            book.update_or_create_solution_cell(question.name, name, name)
        for student, cells in by_student.items():
            book.update_or_create_student(student)
            with book.db.no_autoflush:
                book.update_or_create_submission(name, student)
            for grade in book.find_submission_notebook(name, name, student).grades:
                if grade.name in cells:
                    grade.needs_manual_grade = True
                else:  # this answer was not given
                    book.db.delete(grade)
        book.db.commit()


def _source(room: Room, student: str, question: str) -> str:
    path = room.course.at("autograded", student, room.assignment) / f"{room.assignment}.ipynb"
    return hand_in.written(hand_in.cells(path), question).source


def _write(path: Path, cells: list) -> None:
    book = nbformat.from_dict({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    nbformat.validate(book)
    nbformat.write(book, path)
