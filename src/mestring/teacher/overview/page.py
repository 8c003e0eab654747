"""Puts the page together: what the class answered, task by task."""

import base64
from itertools import groupby
from pathlib import Path
from typing import Any

from ...errors import PlainError
from ...text import speaking
from ...text.messages import N_, _, interface
from ...widgets import BorghildScale, CardSort, ConfidenceSharing
from ...widgets._base import AnswerWidget
from .. import editions
from ..course import Course
from . import pictures, shared_confidence
from .answers import Asked, answers, asked, hand_ins, misunderstood
from .choices import NOTHING, Item, items, points
from .groups import FEWEST, NEARLY_ALL, grouped, share

TEMPLATES = Path(__file__).parents[1] / "templates" / "overview"
SMALL = N_(
    "Oversikten trenger minst {fewest} innleveringer av {exercise}, så ingen kan kjennes igjen. Nå er det {number}."
)


def page(course: Course, assignment: str) -> str:
    """The page as HTML. Raises PlainError for a class too small to be told of."""
    course.released(assignment)
    places = hand_ins(course, assignment)
    if len(places) < FEWEST:
        raise PlainError(_(SMALL, fewest=FEWEST, exercise=assignment, number=len(places)))
    language, edition = editions.shown(course, assignment)
    solution = edition.folder("source") / assignment / f"{assignment}.ipynb"
    kept = course.root / "grading" / f"gruppetall-{assignment}.json"
    with speaking(language):
        tasks = [
            shared_confidence.section(item, _by_student(places, item), kept)
            if isinstance(item.widget, ConfidenceSharing)
            else task(item, answers(places, item.widget))
            for item in asked(solution)
        ]
    return render(edition.title(assignment), len(places), tasks)


def render(title: str, number: int, tasks: list[dict]) -> str:
    """The page in words and pictures; the template escapes every text."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(TEMPLATES)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.globals.update(_=_, interface=interface)
    return environment.get_template("index.html.j2").render(title=title, number=number, tasks=tasks, fewest=FEWEST)


def task(item: Asked, given: list[Any]) -> dict:
    """One widget: its figures, what was most often misunderstood, and what nobody may read out of it."""
    found = items(item.widget, given)
    parts = [(name, list(part)) for name, part in groupby(found, key=lambda one: one.part)]
    figures = (
        _map(item.widget, given, found) if isinstance(item.widget, BorghildScale) else _spreads(item.widget, parts)
    )
    lists = [_told(one) for _name, part in parts if not _alike(part) for one in part]
    return {
        "task": item.task,
        "title": item.widget.title,
        "figures": [_picture(name, figure) for name, figure in figures if figure],
        "questions": [one for one in lists if one["rows"]],
        "hidden": sum(not one["rows"] for one in lists) + sum(figure is None for _name, figure in figures),
        "misunderstandings": _common(item, given),
        "graded": bool(item.told),
        "notes": [],
    }


def _by_student(places: list[Path], item: Asked) -> dict[str, Any]:
    names = [place.parent.name for place in places]
    return dict(zip(names, answers(places, item.widget), strict=True))


def _map(widget: BorghildScale, given: list[Any], found: list[Item]) -> list[tuple]:
    where = [points(widget, goal, moment, given) for goal in widget.goals for moment in widget.moments]
    return [(one.words, pictures.class_map(places)) for one, places in zip(found, where, strict=True)]


def _spreads(widget: AnswerWidget, parts: list[tuple[str, list[Item]]]) -> list[tuple]:
    """One figure for each part whose items can share it; of cards also how many lie in each column."""
    cards = isinstance(widget, CardSort)
    figures = [(_("Kort i hver kolonne"), _rounds(parts))] if cards else []
    for name, part in parts:
        if _alike(part):
            title = ", ".join(filter(None, (_("Hvert kort"), name))) if cards else name or _("Svarene")
            colours = pictures.BETWEEN_POLES if part[0].poles else pictures.COLOURS
            figures.append((title, pictures.spread(part, colours)))
    return figures


def _rounds(parts: list[tuple[str, list[Item]]]):
    columns = {name: {column: [one.chosen[column] for one in part] for column in part[0].names} for name, part in parts}
    who = {name: {column: set().union(*sets) for column, sets in given.items()} for name, given in columns.items()}
    cards = {name: {column: sum(map(len, sets)) for column, sets in given.items()} for name, given in columns.items()}
    return pictures.rounds(who, cards)


def _alike(found: list[Item]) -> bool:
    """Whether all items have the same few categories, so that they can share a figure."""
    return all(one.names == found[0].names for one in found) and len(found[0].names) <= 7


def _told(one: Item) -> dict:
    group = grouped(one.chosen, NOTHING)
    rows = [(name, str(group.told[name])) for name in one.names if name in group.told]
    if NOTHING in group.told:
        rows.append((_(NOTHING).capitalize(), str(group.told[NOTHING])))
    if group.nearly_all:
        rows = [(_(NOTHING) if group.nearly_all == NOTHING else group.nearly_all, _(NEARLY_ALL))]
    elif rows and group.others:
        rows.append((_("De andre, til sammen"), str(group.others)))
    return {"words": one.words, "rows": rows}


def _common(item: Asked, given: list[Any]) -> list[tuple[str, str]]:
    """The misunderstandings that enough students share, the most frequent first."""
    found = sorted(misunderstood(item, given).items(), key=lambda one: -len(one[1]))
    return [(text, words) for text, who in found if (words := share(len(who), len(given)))]


def _picture(name: str, figure) -> dict:
    return {"name": name, "alt": figure.alt, "data": base64.b64encode(figure.png).decode()}
