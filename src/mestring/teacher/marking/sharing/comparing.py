"""Where two who have marked the same answers agree and where not: something to talk about, no measure of anybody.

Only answers that both have read are shown, so that nobody sees the other's marks before giving their own. There is no
coefficient of agreement: with five or ten answers it would say little and look as if it said much.
"""

from collections import Counter
from typing import NamedTuple

from ...course import Course
from .. import hand_in, points
from ..gradebook import Marks
from ..order import identity
from ..questions import Question
from ..room import Room
from . import files, lending, records, returning


class Line(NamedTuple):
    """One criterion: how often both said the same, and what else was said, as {("ja", "nei"): how often}."""

    number: int
    text: str
    same: int
    different: dict[tuple[str, str], int]


class Pair(NamedTuple):
    """An answer with both judgements; `apart` are the points between them."""

    identity: str
    html: str
    mine: dict
    theirs: dict
    apart: float
    agrees: bool
    language: str  # of the answer, and of what is said of it


class Comparison(NamedTuple):
    """One question as it is shown: the lines, and the answers with those first that differ most."""

    question: Question
    lines: list[Line]
    pairs: list[Pair]
    waiting: int  # answers of the sample that not both have read

    @property
    def same(self) -> int:
        """How many got the same points of both."""
        return sum(not pair.apart for pair in self.pairs)

    @property
    def most(self) -> str:
        """The widest difference in points, as it is written."""
        return points.words(max((pair.apart for pair in self.pairs), default=0))


def compare(course: Course, about: dict) -> list[Comparison]:
    """Every question of a sample, in the order of the exercise."""
    room, found = Room(course, about["assignment"]), returning.answers(course, about)
    asked = {one["question"] for one in about["answers"]}
    return [
        _compare(room, question, [one for one in found if one.place.question == name], about)
        for name, question in room.shown.items()
        if name in asked
    ]


def _compare(room: Room, question: Question, answers: list, about: dict) -> Comparison:
    both = [
        (one, files.marks(one.entry["theirs"], question))
        for one in answers
        if one.entry["theirs"] and one.same_text and one.mine.read
    ]
    pairs = [_pair(room, question, one, theirs) for one, theirs in both]
    lines = []
    for line in question.criteria:
        said = Counter((one.mine.met.get(line.number, ""), theirs.met.get(line.number, "")) for one, theirs in both)
        different = {pair: many for pair, many in said.items() if pair[0] != pair[1]}
        lines.append(Line(line.number, line.text, len(both) - sum(different.values()), different))
    sample = sum(one["question"] == question.name for one in about["answers"])
    return Comparison(question, lines, sorted(pairs, key=lambda pair: (-pair.apart, pair.agrees)), sample - len(both))


def differing(course: Course, about: dict) -> list[dict]:
    """The answers of a share that both have marked and where neither stands yet, with both judgements."""
    room = Room(course, about["assignment"])
    return [
        {
            "question": (question := room.shown[one.place.question]),
            "entry": one.entry,
            "version": one.version,
            "pair": _pair(room, question, one, files.marks(one.entry["theirs"], question)),
        }
        for one in returning.answers(course, about)
        if one.entry["state"] == records.DIFFERS
    ]


def _pair(room: Room, question: Question, one: returning.Answer, theirs: Marks) -> Pair:
    apart = abs((one.mine.points or 0) - (theirs.points or 0))
    written = hand_in.written([lending.answer_cell(room.course, one.place)], question.name)
    return Pair(
        identity(question.name, one.place.student),
        written.html,
        shown(one.mine, question),
        shown(theirs, question),
        round(apart, 2),
        not apart and one.mine.met == theirs.met,
        room.language(one.place.student),
    )


def shown(marks: Marks, question: Question) -> dict:
    """Marks as a page shows them."""
    return {"points": points.of(marks.points, question.most), "met": marks.met, "comment": marks.comment}
