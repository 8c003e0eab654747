"""Finds the texts that may be shown: ticked in the newest hand-in, and through the guard for personal data."""

import random
from dataclasses import dataclass, field
from pathlib import Path

from ...answers import ANSWERS, Store
from ...logic import personal_data
from ...text.messages import _, interface
from ...widgets import WallSharing
from ...written import text_of
from .. import classmates, editions
from ..course import Course
from ..intake.answer_files import asked


@dataclass
class Task:
    """The texts of one task, in no order. `looked` are those where a name of somebody in the class stands.

    `languages` are those of the hand-ins that they stand in.
    """

    title: str
    texts: list[str] = field(default_factory=list)
    looked: set[str] = field(default_factory=set)
    languages: dict[str, str] = field(default_factory=dict)


@dataclass
class Found:
    """What is there to choose from, and how many texts the guard has kept away."""

    tasks: list[Task]
    kept_away: int = 0

    @property
    def number(self) -> int:
        return sum(len(task.texts) for task in self.tasks)


def find(course: Course, assignment: str) -> Found | None:
    """The texts of the hand-ins that `intake` (or nbgrader) has put in place; None where no task is for the wall.

    A text is told once, also where a group has handed it in several times.
    """
    course.released(assignment)  # raises where there is no such exercise
    _language, edition = editions.shown(course, assignment)
    asking = [one for one in asked(edition.released(assignment)).values() if isinstance(one, WallSharing)]
    if not asking:
        return None
    places = sorted(course.folder("submitted").glob(f"*/{assignment}"))
    places = [place for place in places if not place.is_symlink() and not (place / ANSWERS).is_symlink()]
    stores = {place: Store(place / ANSWERS, writable=False) for place in places}
    names = classmates.names(course, assignment)
    found = Found([])
    for text in (text for widget in asking for text in widget.texts):
        task = Task(text["title"])
        shown = [place for place, store in stores.items() if _ticked(store, asking, text["id"])]
        told = {words: place for place in shown if (words := _text(stores[place], text["id"]))}
        for words, place in told.items():
            if personal_data.find(words):
                found.kept_away += 1
                continue
            task.texts.append(words)
            task.languages[words] = editions.language_of_file(place / f"{assignment}.ipynb", course, assignment)
            if classmates.named(words, names):
                task.looked.add(words)
        random.SystemRandom().shuffle(task.texts)
        found.tasks.append(task)
    return found


def _ticked(store: Store, asking: list[WallSharing], key: str) -> bool:
    given = (widget.fit(store.load(widget.key)[0])[0] for widget in asking)
    return any(key in answer["shown"] for answer in given if answer)


def _text(store: Store, key: str) -> str:
    kept, _ = store.load(key)
    return text_of(kept and kept.answer).strip()


def page(title: str, found: Found) -> str:
    """The page on which the teacher chooses, and which then shows what was chosen; every text is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    here = Path(__file__).parent / "page"
    loader = FileSystemLoader(here)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    script = (here / "wall.js").read_text(encoding="utf-8")
    environment.globals.update(_=_, interface=interface)
    tasks = [task for task in found.tasks if task.texts]
    return environment.get_template("wall.html.j2").render(title=title, tasks=tasks, script=script)
