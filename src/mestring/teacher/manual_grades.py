"""Grading anew asks for no second reading of what the teacher has read and the student has not changed.

nbgrader marks every cell with points by hand as unread whenever it grades again, and forgets whether the text is new.
"""

import hashlib
import json
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.preprocessors import SaveAutoGrades
from nbgrader.utils import is_grade, is_locked

from ..answers import write_whole


class SaveGrades(SaveAutoGrades):
    """Saves the points, and remembers beside the gradebook what each of them was for."""

    def preprocess(self, nb, resources):
        """Save; what was read and looks as it did then stays read."""
        about = resources["nbgrader"]
        where = (about["notebook"], about["assignment"], about["student"])
        with Gradebook(about["db_url"]) as gradebook:
            read = _read(gradebook, where)
        nb, resources = super().preprocess(nb, resources)
        path = _file(about)
        before = _load(path)
        now = {cell.metadata.nbgrader.grade_id: seen(cell, nb.cells) for cell in nb.cells if is_grade(cell)}
        with Gradebook(about["db_url"]) as gradebook:
            for name in read:
                if name in now and before.get(name) == now[name]:
                    gradebook.find_grade(name, *where).needs_manual_grade = False
            gradebook.db.commit()
        write_whole(path, json.dumps(now, indent=1).encode())
        return nb, resources


def _read(gradebook, where) -> list[str]:
    """The cells whose points a teacher has given, and which nothing has happened to since."""
    grades = gradebook.find_submission_notebook(*where).grades
    return [grade.name for grade in grades if grade.manual_score is not None and not grade.needs_manual_grade]


def seen(cell, cells) -> str:
    """What a teacher looks at to give the points, as one short text; no answer can be read out of it."""
    outputs = [[o.get(kind) for kind in ("data", "text", "ename", "evalue")] for o in cell.get("outputs", [])]
    looked_at = [cell.source, cell.get("attachments"), outputs]
    if cell.cell_type == "code":  # a test is about the student's code
        looked_at.append([one.source for one in cells if one.cell_type == "code" and not is_locked(one)])
    return hashlib.sha256(json.dumps(looked_at, sort_keys=True).encode()).hexdigest()[:16]


def _file(about) -> Path:
    gradebook = Path(about["db_url"].removeprefix("sqlite:///").partition("?")[0])
    return gradebook.with_name("read") / about["student"] / f"{about['assignment']}.json"


def _load(path: Path) -> dict:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
