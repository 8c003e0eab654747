"""Puts the page together: what the class answered, task by task."""

import base64
from pathlib import Path
from typing import Any

from ...errors import PlainError
from ...widgets import BorghildScale, CardSort
from ..course import Course
from . import pictures
from .answers import Asked, answers, asked, hand_ins, misunderstood
from .choices import NOTHING, Item, items, points
from .groups import FEWEST, grouped, share

TEMPLATES = Path(__file__).parents[1] / "templates" / "overview"


def page(course: Course, assignment: str) -> str:
    """The page as HTML. Raises PlainError for a class too small to be told of."""
    course.released(assignment)
    places = hand_ins(course, assignment)
    if len(places) < FEWEST:
        raise PlainError(
            f"Oversikten trenger minst {FEWEST} innleveringer av {assignment}, så ingen kan kjennes igjen. "
            f"Nå er det {len(places)}."
        )
    solution = course.folder("source") / assignment / f"{assignment}.ipynb"
    tasks = [task(item, answers(places, item.widget)) for item in asked(solution)]
    return render(assignment, len(places), tasks)


def render(assignment: str, number: int, tasks: list[dict]) -> str:
    """The page in words and pictures; the template escapes every text."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(TEMPLATES)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.get_template("index.html.j2").render(
        assignment=assignment, number=number, tasks=tasks, fewest=FEWEST
    )


def task(item: Asked, given: list[Any]) -> dict:
    """One widget: its figures, what was most often misunderstood, and what nobody may read out of it."""
    found = items(item.widget, given)
    figures = _figures(item, given, found)
    lists = [] if isinstance(item.widget, BorghildScale) or _alike(found) else [_told(one) for one in found]
    return {
        "task": item.task,
        "title": item.widget.title,
        "figures": [_picture(name, figure) for name, figure in figures if figure],
        "questions": [one for one in lists if one["rows"]],
        "hidden": sum(not one["rows"] for one in lists) + sum(figure is None for _, figure in figures),
        "misunderstandings": _common(item, given),
        "graded": bool(item.told),
    }


def _figures(item: Asked, given: list[Any], found: list[Item]) -> list[tuple]:
    widget = item.widget
    if isinstance(widget, BorghildScale):
        places = {
            (goal, moment): points(widget, goal, moment, given) for goal in widget.goals for moment in widget.moments
        }
        names = [one.words for one in found]
        return [(name, pictures.class_map(where)) for name, where in zip(names, places.values(), strict=True)]
    if isinstance(widget, CardSort):
        return [("Kort i hver kolonne", _rounds(widget, found)), *_spreads(widget, found)]
    return [("Svarene", pictures.spread(found))] if _alike(found) else []


def _spreads(widget: CardSort, found: list[Item]) -> list[tuple]:
    """One figure for each round: where the class put each card."""
    size = len(widget.cards)
    parts = [found[start : start + size] for start in range(0, len(found), size)] if size else []
    return [
        (f"Hvert kort{', ' + r['title'] if r['title'] else ''}", pictures.spread(part))
        for r, part in zip(widget.rounds, parts, strict=False)
    ]


def _rounds(widget: CardSort, found: list[Item]):
    size, who, cards = len(widget.cards), {}, {}
    for number, round in enumerate(widget.rounds):
        part = found[number * size : (number + 1) * size]
        names = part[0].names if part else []
        who[round["title"]] = {name: set().union(*(one.chosen[name] for one in part)) for name in names}
        cards[round["title"]] = {name: sum(len(one.chosen[name]) for one in part) for name in names}
    return pictures.rounds(who, cards)


def _alike(found: list[Item]) -> bool:
    """Whether all items have the same few categories, so that they can share a figure."""
    return bool(found) and all(one.names == found[0].names for one in found) and len(found[0].names) <= 7


def _told(one: Item) -> dict:
    group = grouped(one.chosen)
    rows = [(name, str(group.told[name])) for name in (*one.names, NOTHING) if name in group.told]
    if group.nearly_all:
        rows = [(group.nearly_all, "nesten alle")]
    elif rows and group.others:
        rows.append(("Andre svar, til sammen", str(group.others)))
    return {"words": one.words, "rows": rows}


def _common(item: Asked, given: list[Any]) -> list[tuple[str, str]]:
    """The misunderstandings that enough students share, the most frequent first."""
    found = sorted(misunderstood(item, given).items(), key=lambda one: -len(one[1]))
    return [(text, words) for text, who in found if (words := share(len(who), len(given)))]


def _picture(name: str, figure) -> dict:
    return {"name": name, "alt": figure.alt, "data": base64.b64encode(figure.png).decode()}
