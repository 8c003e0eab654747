"""Finds the texts that may be shown: ticked in the newest hand-in, and through the guard for personal data."""

import random
from dataclasses import dataclass, field
from pathlib import Path

from ...answers import ANSWERS, Store
from ...logic import personal_data
from ...widgets import WallSharing
from ...written import text_of
from .. import classmates
from ..course import Course
from ..intake.answer_files import asked


@dataclass
class Task:
    """The texts of one task, in no order. `looked` are those where a name of somebody in the class stands."""

    title: str
    texts: list[str] = field(default_factory=list)
    looked: set[str] = field(default_factory=set)


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
    asking = [one for one in asked(course.released(assignment)).values() if isinstance(one, WallSharing)]
    if not asking:
        return None
    places = sorted(course.folder("submitted").glob(f"*/{assignment}"))
    folders = [place / ANSWERS for place in places if not place.is_symlink() and not (place / ANSWERS).is_symlink()]
    stores = [Store(folder, writable=False) for folder in folders]
    names = classmates.names(course, assignment)
    found = Found([])
    for text in (text for widget in asking for text in widget.texts):
        task = Task(text["title"])
        told = dict.fromkeys(_text(store, text["id"]) for store in stores if _ticked(store, asking, text["id"]))
        for words in filter(None, told):
            if personal_data.find(words):
                found.kept_away += 1
                continue
            task.texts.append(words)
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
    tasks = [task for task in found.tasks if task.texts]
    return environment.get_template("wall.html.j2").render(title=title, tasks=tasks, script=script)
