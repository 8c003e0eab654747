"""Grading anew asks for no second reading of what the teacher has read and the student has not changed.

nbgrader marks every cell with points by hand as unread whenever it grades again, and forgets whether the text is new.
What a student asks to have looked at again waits until the teacher has answered.
"""

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from nbgrader.api import Gradebook
from nbgrader.preprocessors import SaveAutoGrades
from nbgrader.utils import is_grade, is_locked

from ..answers import write_whole
from .requests import requests

ASKED = "asked "  # before a cell's name: what the student asked about it


class SaveGrades(SaveAutoGrades):
    """Saves the points, and remembers beside the gradebook what each of them was for."""

    def preprocess(self, nb, resources):
        """Save; what was read and looks as it did then stays read."""
        about = resources["nbgrader"]
        where = (about["notebook"], about["assignment"], about["student"])
        with Gradebook(about["db_url"]) as gradebook:
            before = Before.of({one.name: one for one in gradebook.find_submission_notebook(*where).grades})
        nb, resources = super().preprocess(nb, resources)
        with Gradebook(about["db_url"]) as gradebook:
            for name, waits in waiting(nb, about, before).items():
                gradebook.find_grade(name, *where).needs_manual_grade = waits
            gradebook.db.commit()
        remember(nb, about)
        return nb, resources


class Before(NamedTuple):
    """How the cells stood before they were graded anew: whose points a teacher has given, and which did not wait."""

    read: list[str]
    settled: list[str]

    @classmethod
    def of(cls, grades: dict) -> "Before":
        """`grades` is {name: nbgrader's row}."""
        settled = [name for name, grade in grades.items() if not grade.needs_manual_grade]
        return cls([name for name in settled if grades[name].manual_score is not None], settled)


def waiting(nb, about, before: Before) -> dict[str, bool]:
    """Whether a cell waits for the teacher, where nbgrader alone would say otherwise.

    A cell that was read doesn't while it looks as it did when its points were given. What the student asks about does,
    unless the same was asked last time and didn't wait any more: the teacher has answered.
    """
    seen_before, now, asked = _load(_file(about)), _now(nb), requests(nb.cells)
    same = {one for one in now if seen_before.get(one) == now[one]}
    kept = [name for name in before.read if name in same and name not in asked]
    answered = [name for name in asked if {name, ASKED + name} <= same and name in before.settled]
    return dict.fromkeys(asked, True) | dict.fromkeys([*kept, *answered], False)


def remember(nb, about) -> None:
    """Write down what each cell's points are for.

    Only when the gradebook knows which were read: whoever is stopped in between has some read once more, none never.
    """
    write_whole(_file(about), json.dumps(_now(nb), indent=1).encode())


def _now(nb) -> dict[str, str]:
    found = {cell.metadata.nbgrader.grade_id: seen(cell, nb.cells) for cell in nb.cells if is_grade(cell)}
    return found | {ASKED + name: _digest(words) for name, words in requests(nb.cells).items()}


def seen(cell, cells) -> str:
    """What a teacher looks at to give the points, as one short text; no answer can be read out of it."""
    outputs = [[o.get(kind) for kind in ("data", "text", "ename", "evalue")] for o in cell.get("outputs", [])]
    looked_at = [cell.source, cell.get("attachments"), outputs]
    if cell.cell_type == "code":  # a test is about the student's code
        looked_at.append([one.source for one in cells if one.cell_type == "code" and not is_locked(one)])
    return _digest(looked_at)


def _digest(looked_at) -> str:
    return hashlib.sha256(json.dumps(looked_at, sort_keys=True).encode()).hexdigest()[:16]


def _file(about) -> Path:
    gradebook = Path(about["db_url"].removeprefix("sqlite:///").partition("?")[0])
    return gradebook.with_name("read") / about["student"] / f"{about['assignment']}.json"


def _load(path: Path) -> dict:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
