"""Gives answers to a colleague: which ones, and what goes into the file.

The file has the texts without names, the written tasks with their criteria, notes and model answers, and the course's
own comments, these in both languages. No gradebook, no marks, no widget answers, no keys.
"""

import secrets
from datetime import datetime
from itertools import islice
from pathlib import Path

import nbformat
import yaml

from ....answers import write_whole
from ....errors import PlainError
from ....logic import personal_data
from ....text.messages import N_, _
from ... import classmates, editions
from ...course import Course
from .. import bank, gradebook, hand_in
from ..gradebook import Place
from ..order import ordered
from ..questions import task_cells
from ..room import Room
from . import files, records

NONE = N_("Det er ingen svar å dele: Alle er vurdert, eller ligger allerede hos en kollega.")
NO_PART = N_("Det er ingen del som heter {name}. Delene er: {names}.")
PERSONAL = (  # in one text, in several
    N_("Det kan stå personopplysninger i 1 tekst (telefonnummer, e-post eller fødselsnummer)."),
    N_("Det kan stå personopplysninger i {many} tekster (telefonnummer, e-post eller fødselsnummer)."),
)
NAMED = (
    N_("I 1 tekst står det et navn som noen i klassen også har."),
    N_("I {many} tekster står det et navn som noen i klassen også har."),
)
THINK = N_("Les dem før du sender fila, og tenk over om de skal med. Andre navn og historier finner ikke programmet.")
NONE_TWICE = N_("Det er ingen svar å vurdere sammen: Ingen har skrevet noe der ennå.")


def lend(course: Course, assignment: str, parts: list[str], many: int, double: bool) -> dict:
    """Make a file with so many answers to each of these questions (all where none is named); returns the record.

    With `double` they are a sample that both mark, else answers that wait and that the colleague marks alone. Raises
    PlainError where there are none.
    """
    room = Room(course, assignment)
    if unknown := [name for name in parts if name not in room.questions]:
        raise PlainError(_(NO_PART, name=unknown[0], names=", ".join(room.questions)))
    names = [name for name in room.questions if name in parts or not parts]
    pick = _sample if double else _waiting
    chosen = {name: pick(course, assignment, name, many) for name in names}
    if not any(chosen.values()):
        raise PlainError(_(NONE_TWICE) if double else _(NONE))
    pseudonyms = {student: secrets.token_hex(8) for students in chosen.values() for student in students}
    about = {"id": secrets.token_hex(8), "assignment": assignment, "double": double, "answers": []}
    about |= {"made": datetime.now().isoformat(timespec="minutes"), "tasks": files.digest(room.questions.values())}
    given = {name: {} for name in names}
    for name, students in chosen.items():
        for student in students:
            cell = answer_cell(course, Place(assignment, name, student))
            source = hand_in.written([cell], name).source
            now, _version = gradebook.read(
                course, Place(assignment, name, student, source), room.questions[name].criteria
            )
            cell.metadata.language = room.language(student)
            given[name][pseudonyms[student]] = cell
            about["answers"].append(
                {"question": name, "pseudonym": pseudonyms[student], "student": student, "state": records.OUT}
                | {"source": files.fingerprint(source), "base": files.told(now), "theirs": None}
            )
    packed = files.pack(_document(course, about, given))
    records.save(course, about)
    write_whole(records.file(course, about), packed)
    return about


def remarks(course: Course, about: dict) -> list[str]:
    """What may tell too much in the texts, in sentences; none where nothing is found."""
    texts = [answer_cell(course, place(about, one)).source for one in about["answers"]]
    known = classmates.names(course, about["assignment"])
    personal = sum(bool(personal_data.find(text)) for text in texts)
    named = sum(classmates.named(text, known) for text in texts)
    found = [
        _(one) if many == 1 else _(more, many=many)
        for (one, more), many in ((PERSONAL, personal), (NAMED, named))
        if many
    ]
    return [*found, _(THINK)] if found else []


def place(about: dict, one: dict) -> Place:
    """Where the marks of an answer in a record lie."""
    return Place(about["assignment"], one["question"], one["student"])


def answer_cell(course: Course, place: Place):
    """The cell of an answer, without anything that is not part of it; an empty one where it is gone."""
    path = course.at("autograded", place.student, place.assignment) / f"{place.assignment}.ipynb"
    for cell in hand_in.cells(path) if path.exists() else []:
        if cell.cell_type == "markdown" and cell.metadata.get("nbgrader", {}).get("grade_id") == place.question:
            cell.metadata = nbformat.NotebookNode(nbgrader=cell.metadata.nbgrader)
            return cell
    about = {"grade_id": place.question, "solution": True, "grade": True, "locked": False, "points": 0}
    return nbformat.v4.new_markdown_cell("", metadata={"nbgrader": about})


def _document(course: Course, about: dict, given: dict) -> dict:
    english = editions.notebook(course, "source", about["assignment"], editions.ENGLISH)
    ours = editions.notebook(course, "source", about["assignment"], editions.NORWEGIAN)
    return {
        "kind": files.GIVEN,
        **{name: about[name] for name in ("id", "assignment", "double", "made", "tasks")},
        "title": course.title(about["assignment"]),
        **_tasks(ours),
        "english": _tasks(english) if english.exists() else None,
        "answers": given,
    }


def _tasks(solution: Path) -> dict:
    comments = solution.with_name(bank.NAME)
    kept = yaml.safe_load(comments.read_text(encoding="utf-8")) if comments.exists() else {}
    return {"cells": task_cells(solution), "comments": kept}


def _waiting(course: Course, assignment: str, question: str, many: int) -> list[str]:
    """The last ones in the order of reading: the first teacher begins with the first."""
    there = gradebook.waiting(course, assignment).get(question, {})
    lent = records.away(course, assignment, question)
    left = [one for one in ordered(question, there).values() if there[one] and one not in lent]
    return left[-many:]


def _sample(course: Course, assignment: str, question: str, many: int) -> list[str]:
    """The first ones of those who have written anything: the order of reading is as good as drawn by lot."""
    there = ordered(question, gradebook.waiting(course, assignment).get(question, {})).values()
    cells = ((one, answer_cell(course, Place(assignment, question, one))) for one in there)
    return list(islice((one for one, cell in cells if not hand_in.written([cell], question).untouched), many))
