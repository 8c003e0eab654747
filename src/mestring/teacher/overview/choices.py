"""What each student chose, as categories of the course's own words. What students wrote themselves is never used."""

from typing import Any, NamedTuple

from ...logic import readiness
from ...text.messages import N_
from ...widgets import BorghildScale
from ...widgets._base import AnswerWidget
from .readers import SHOWN, at

NOTHING = N_("ikke besvart")


class Item(NamedTuple):
    """One thing that was asked: what it is a part of, in words, its categories in order, and who chose which.

    `poles`: whether the categories lie between two poles, and not from little to much.
    """

    part: str
    words: str
    names: list[str]
    chosen: dict[str, set[int]]
    poles: bool


def items(widget: AnswerWidget, answers: list[Any]) -> list[Item]:
    """What the widget asked, and who chose what; a student without an answer is in the category NOTHING."""
    read = next((read for kind, read in SHOWN.items() if isinstance(widget, kind)), None)
    return [] if read is None else [_item(*one, answers) for one in read(widget)]


def points(widget: BorghildScale, goal: str, moment: str, answers: list[Any]) -> dict[tuple | None, set[int]]:
    """Where on the map each student put the goal: (importance, confidence), or None."""
    found = {}
    for student, answer in enumerate(answers):
        said = at(answer, "goals", goal, moment) or {}
        place = tuple(said.get(ruler) for ruler in readiness.RULERS)
        found.setdefault(None if None in place else place, set()).add(student)
    return found


def _item(part, words, names, find, answers) -> Item:
    """`names`: id -> words, with numbers below 0 on this side of a middle; `find`: answer -> id or list of ids."""
    chosen = {name: set() for name in (*names.values(), NOTHING)}
    for student, answer in enumerate(answers):
        found = find(answer)
        for one in found if isinstance(found, list) and found else [found]:
            chosen[names.get(one, NOTHING) if isinstance(one, str | int) else NOTHING].add(student)
    poles = any(isinstance(one, int) and one < 0 for one in names)
    return Item(part, words, list(names.values()), chosen, poles)
