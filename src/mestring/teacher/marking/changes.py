"""A comment or a criterion has been changed: what that means for the answers that are marked already.

First it is shown whom it touches and how; the marks change when the teacher says so, and back when the teacher undoes.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from ...text.messages import _
from .. import criteria
from ..criteria import Criterion
from . import gradebook, judged, points
from .gradebook import Marks
from .order import ordered
from .questions import said, total
from .room import Room
from .told import typed


class Change(NamedTuple):
    """What is said of an answer and what would be said, each by which criteria; `version` is of the former."""

    identity: str
    number: int  # in the order of reading, from 1
    version: str
    before: Marks
    after: Marks
    by: tuple[list[Criterion] | None, list[Criterion] | None] = (None, None)


def of_comment(room: Room, question: str, old: str, new: str) -> list[Change]:
    """The answers that have this comment, word for word, with the new one in its place."""
    before, after = (re.sub(r"\n\s*\n", "\n", text.strip()) for text in (old, new))  # so it stands below a quotation
    forms = {before: after, old.strip(): new.strip()}
    whole = rf"(?:(?<=\n)|\A)({'|'.join(map(re.escape, forms))})(?=\n|\Z)"

    def changed(marks: Marks, _by) -> Marks:
        return marks._replace(comment=re.sub(whole, lambda found: forms[found[1]], marks.comment))

    return [one._replace(by=(one.by[0], one.by[0])) for one in _changes(room, question, changed)]


def of_criteria(room: Room, question: str) -> list[Change]:
    """The answers that were marked by other criteria than those that the solution has now."""
    asked = room.questions[question].criteria
    kept = judged.load(room.course, room.assignment)
    if all(lines == asked for name, lines in kept.items() if name.partition("/")[0] == question):
        return []

    def changed(marks: Marks, old: list[Criterion] | None) -> Marks | None:
        if old in (None, asked):
            return marks
        said, rest = criteria.met(_whole(marks), old)
        if not said:
            return marks
        met = _carried(said, old, asked)
        given = total(asked, met) if marks.points in (total(old, said), None) else marks.points
        after = Marks(given, met, rest, marks.read and len(met) == len(asked))
        reworded = {one.number for one in old if one.text not in [other.text for other in asked]}
        return None if after == marks and reworded & said.keys() else after

    return _changes(room, question, changed)


def settle(room: Room, question: str) -> None:
    """The criteria as they are count from now on."""
    judged.settle(room.course, room.assignment, question, room.questions[question].criteria)


def bring(room: Room, question: str, wishes: list[dict]) -> dict:
    """Save these marks in one go, each a wish as Room.mark takes it, with the answer's "id" and the criteria of "by".

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
    by = ((wish["id"], wish["by"]) for wish in there if wish["id"] in new and wish["by"])
    lines = [(one, [Criterion(*line) for line in given]) for one, given in by]
    judged.note(room.course, room.assignment, question, lines)
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
            "before": _wish(one.before, asked) | {"by": one.by[0]},
            "after": _wish(one.after, asked) | {"by": one.by[1]},
            "words": _words(one.before, one.after),
        }
        for one in changes
    ]


def _changes(room: Room, question: str, changed: Callable[[Marks, list[Criterion] | None], Marks | None]):
    """Of all that is marked: `changed` is given the marks and the criteria they are by, and says the new ones.

    None is for what stays as it is but is to be looked at.
    """
    asked = room.questions[question].criteria
    there = gradebook.all_marks(room.course, room.assignment, question, asked)
    order = list(ordered(question, there).items())
    kept = judged.load(room.course, room.assignment)
    by = {identity: judged.by(kept, question, identity) for identity, _student in order}
    touched = [
        (number, identity, student)
        for number, (identity, student) in enumerate(order, start=1)
        if changed(there[student], by[identity]) != there[student]
    ]
    places = [room.place(question, student) for _number, _identity, student in touched]
    return [
        Change(identity, number, version, before, changed(before, by[identity]) or before, (by[identity], asked))
        for (number, identity, _student), (before, version) in zip(
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
        lambda marks: "" if marks.points is None else _("{points} poeng", points=points.words(marks.points)),
        lambda marks: said(marks.met),
        lambda marks: marks.comment,
        lambda marks: "" if marks.read else _("venter på å bli lest"),
    ]
    shown = [kind for kind in kinds if kind(before) != kind(after)] or kinds[:2]
    return ["\n\n".join(filter(None, (kind(marks) for kind in shown))) for marks in (before, after)]
