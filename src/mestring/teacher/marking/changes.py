"""A comment or a criterion has been changed: what that means for the answers that are marked already.

First it is shown whom it touches and how; the marks change when the teacher says so, and back when the teacher undoes.
"""

import json
import re
from collections.abc import Callable
from typing import NamedTuple

from ...answers import write_whole
from .. import criteria
from ..criteria import Criterion
from . import gradebook, points
from .gradebook import Marks
from .order import ordered
from .questions import total
from .room import Room
from .told import typed


class Change(NamedTuple):
    """What is said of an answer and what would be said; `version` is of the former."""

    identity: str
    number: int  # in the order of reading, from 1
    version: str
    before: Marks
    after: Marks


def of_comment(room: Room, question: str, old: str, new: str) -> list[Change]:
    """The answers that have this comment, word for word, with the new one in its place."""
    before, after = (re.sub(r"\n\s*\n", "\n", text.strip()) for text in (old, new))  # so it stands below a quotation
    forms = {before: after, old.strip(): new.strip()}
    whole = rf"(?:(?<=\n)|\A)({'|'.join(map(re.escape, forms))})(?=\n|\Z)"

    def changed(marks: Marks) -> Marks:
        return marks._replace(comment=re.sub(whole, lambda found: forms[found[1]], marks.comment))

    return _changes(room, question, changed)


def of_criteria(room: Room, question: str) -> list[Change]:
    """The answers that were marked by other criteria than those that the solution has now."""
    asked, old = room.questions[question].criteria, _remembered(room).get(question)
    if old is None or old == asked:
        return []
    reworded = {one.number for one in old if one.text not in [other.text for other in asked]}

    def changed(marks: Marks) -> Marks | None:
        said, rest = criteria.met(_whole(marks), old)
        if not said:
            return marks
        met = _carried(said, old, asked)
        given = total(asked, met) if marks.points in (total(old, said), None) else marks.points
        after = Marks(given, met, rest, marks.read and len(met) == len(asked))
        return None if after == marks and reworded & said.keys() else after

    return _changes(room, question, changed)


def settle(room: Room, question: str) -> None:
    """The criteria as they are count from now on."""
    if _remembered(room).get(question) == room.questions[question].criteria:
        return
    kept = _remembered(room) | {question: room.questions[question].criteria}
    write_whole(_file(room), json.dumps(kept, ensure_ascii=False, indent=1).encode())


def bring(room: Room, question: str, wishes: list[dict]) -> dict:
    """Save these marks in one go, each a wish as Room.mark takes it, with the answer's "id".

    Returns {"done": [{"id", "version"}], "not": [id]}; not those that were marked elsewhere meanwhile. Raises
    PlainError where nothing can be saved.
    """
    asked = room.questions[question].criteria
    students = ordered(question, gradebook.waiting(room.course, room.assignment).get(question, {}))
    there = [wish for wish in wishes if wish["id"] in students]
    places = [room.place(question, students[wish["id"]]) for wish in there]
    marks = [room.marks(question, wish) for wish in there]
    versions = [wish["version"] for wish in there]
    written = gradebook.write_all(room.course, list(zip(places, marks, versions, strict=True)), asked)
    new = {wish["id"]: version for wish, version in zip(there, written, strict=True) if version}
    return {
        "done": [{"id": one, "version": version} for one, version in new.items()],
        "not": [wish["id"] for wish in wishes if wish["id"] not in new],
    }


def told(room: Room, question: str, changes: list[Change]) -> list[dict]:
    """What the page shows, and sends back to bring a change or to undo it."""
    asked = room.questions[question].criteria
    return [
        {
            "id": one.identity,
            "number": one.number,
            "version": one.version,
            "before": _wish(one.before, asked),
            "after": _wish(one.after, asked),
            "words": _words(one.before, one.after),
        }
        for one in changes
    ]


def _changes(room: Room, question: str, changed: Callable[[Marks], Marks | None]) -> list[Change]:
    """Of all that is marked; `changed` says None for what stays as it is but is to be looked at."""
    asked = room.questions[question].criteria
    there = gradebook.all_marks(room.course, room.assignment, question, asked)
    order = list(ordered(question, there).items())
    touched = [(number, one) for number, one in enumerate(order, start=1) if changed(there[one[1]]) != there[one[1]]]
    places = [room.place(question, student) for _, (_, student) in touched]
    return [
        Change(identity, number, version, before, changed(before) or before)
        for (number, (identity, _)), (before, version) in zip(
            touched, gradebook.read_all(room.course, places, asked), strict=True
        )
    ]


def _carried(said: dict[int, str], old: list[Criterion], asked: list[Criterion]) -> dict[int, str]:
    """What was said of the old lines, of the new ones: of the line with the same words, else with the same number."""
    by_text = {one.text: one.number for one in old}
    kept = {one.text for one in asked}
    reworded = {one.number: one.number for one in old if one.text not in kept}
    came_from = {one.number: by_text.get(one.text, reworded.get(one.number)) for one in asked}
    return {number: said[before] for number, before in came_from.items() if before in said}


def _whole(marks: Marks) -> str:
    """The comment as it stands in the gradebook."""
    return "\n\n".join(filter(None, [criteria.line(marks.met), marks.comment]))


def _wish(marks: Marks, asked: list[Criterion]) -> dict:
    return marks._asdict() | {"typed": typed(marks, asked)}


def _words(before: Marks, after: Marks) -> list[str]:
    """The two, as far as they differ; what is said of the lines where they do not."""
    kinds = [
        lambda marks: "" if marks.points is None else f"{points.words(marks.points)} poeng",
        lambda marks: criteria.line(marks.met),
        lambda marks: marks.comment,
        lambda marks: "" if marks.read else "venter på å bli lest",
    ]
    shown = [kind for kind in kinds if kind(before) != kind(after)] or kinds[:2]
    return ["\n\n".join(filter(None, (kind(marks) for kind in shown))) for marks in (before, after)]


def _remembered(room: Room) -> dict[str, list[Criterion]]:
    try:
        kept = json.loads(_file(room).read_text(encoding="utf-8"))
        return {question: [Criterion(*one) for one in lines] for question, lines in kept.items()}
    except (OSError, ValueError):
        return {}


def _file(room: Room):
    return room.course.gradebook.with_name("marking") / f"{room.assignment}-criteria.json"
