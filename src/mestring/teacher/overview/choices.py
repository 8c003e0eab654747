"""What each student chose, as categories of the course's own words. What students wrote themselves is never used."""

from typing import Any, NamedTuple

from ...logic import readiness
from ...widgets import BorghildScale, Branching, CardSort, QuickCheck
from ...widgets._base import AnswerWidget
from ...widgets._weighing import Weighing

NOTHING = "ikke besvart"


class Item(NamedTuple):
    """One thing that was asked: in words, the words of its categories in order, and who chose which."""

    words: str
    names: list[str]
    chosen: dict[str, set[int]]


def items(widget: AnswerWidget, answers: list[Any]) -> list[Item]:
    """What the widget asked, and who chose what; a student without an answer is in the category NOTHING."""
    asked = {
        QuickCheck: _questions,
        CardSort: _cards,
        Weighing: _weights,
        Branching: _ways,
        BorghildScale: _rulers,
    }
    read = next((read for kind, read in asked.items() if isinstance(widget, kind)), None)
    return [] if read is None else [_item(words, names, find, answers) for words, names, find in read(widget)]


def points(widget: BorghildScale, goal: str, moment: str, answers: list[Any]) -> dict[tuple | None, set[int]]:
    """Where on the map each student put the goal: (importance, confidence), or None."""
    found = {}
    for student, answer in enumerate(answers):
        said = _at(answer, "goals", goal, moment) or {}
        place = tuple(said.get(ruler) for ruler in readiness.RULERS)
        found.setdefault(None if None in place else place, set()).add(student)
    return found


def _item(words, names, find, answers) -> Item:
    """`names`: id -> words; `find`: answer -> id or list of ids."""
    chosen = {name: set() for name in (*names.values(), NOTHING)}
    for student, answer in enumerate(answers):
        found = find(answer)
        for one in found if isinstance(found, list) and found else [found]:
            chosen[names.get(one, NOTHING) if isinstance(one, str | int) else NOTHING].add(student)
    return Item(words, list(names.values()), chosen)


def _questions(widget):
    for question in widget.questions:
        names = {option["id"]: option["text"] for option in question["options"]}
        yield question["text"], names, lambda answer, id=question["id"]: _at(answer, id)


def _cards(widget):
    for round in widget.rounds:
        names = {column["id"]: column["name"] for column in round["columns"] + round["extra"]}
        for card in widget.cards:
            words = f"{round['title']}: {card['text']}" if round["title"] else card["text"]
            yield words, names, lambda answer, way=("rounds", round["id"], card["id"]): _at(answer, *way)


def _weights(widget):
    names = {weight: widget.labels["weights"][str(weight)] for weight in widget.weights}
    for item in (item for group in widget.groups for item in group["items"]):
        for moment in widget.moments:
            words = f"{widget.labels[moment]}: {item['text']}" if len(widget.moments) > 1 else item["text"]
            yield words, names, lambda answer, way=(moment, item["id"]): _at(answer, *way)


def _ways(widget):
    for walker in widget.walkers:
        for node in (node for node in widget.nodes if node["choices"]):
            names = {choice["id"]: choice["text"] for choice in node["choices"]}
            way = ("paths", walker["id"])
            words = node["title"] if len(widget.walkers) == 1 else f"{walker['name']}: {node['title']}"
            yield words, names, lambda answer, way=way, id=node["id"]: _at(answer, *way, id)


def _rulers(widget):
    names = {place: words["name"] for place, words in widget.labels["quadrants"].items()}
    for goal, words in widget.goals.items():
        for moment in widget.moments:
            when = f", {widget.labels[moment].lower()}" if len(widget.moments) > 1 else ""
            yield f"{words}{when}", names, lambda answer, way=("goals", goal, moment): _quadrant(_at(answer, *way))


def _quadrant(said):
    place = [(said or {}).get(ruler) for ruler in readiness.RULERS]
    return None if None in place else readiness.quadrant(*place)


def _at(answer, *way):
    for step in way:
        answer = answer.get(step) if isinstance(answer, dict) else None
    return answer
