"""Comments that a teacher can use again: ours lie beside the solution, the teacher's own beside the gradebook."""

from pathlib import Path
from typing import NamedTuple

import yaml

from ...answers import write_whole
from ...errors import PlainError
from ..course import Course

NAME = "comments.yml"  # in solutions/NN-slug/; it never travels to students, see nbgrader_config.py
GONE = "Denne kommentaren står ikke lenger i lista. Last siden på nytt."


class Comment(NamedTuple):
    """One comment, and the line of the criteria that it is about (0: the whole answer)."""

    text: str
    criterion: int
    own: bool


def comments(course: Course, assignment: str, question: str) -> list[Comment]:
    """Ours, then the teacher's own."""
    ours = _load(course.folder("source") / assignment / NAME).get(question, [])
    own = _load(_own(course, assignment)).get(question, [])
    found = [Comment(one["text"].strip(), one.get("criterion", 0), False) for one in ours]
    return found + [Comment(one["text"].strip(), one.get("criterion", 0), True) for one in own]


def keep(course: Course, assignment: str, question: str, text: str) -> None:
    """Add a comment of the teacher's own, unless it is there."""
    text = text.strip()
    if not text or any(one.text == text for one in comments(course, assignment, question)):
        return
    kept = _load(_own(course, assignment))
    kept.setdefault(question, []).append({"text": text})
    _save(course, assignment, kept)


def change(course: Course, assignment: str, question: str, old: str, new: str) -> None:
    """Put a new text in the place of one of the teacher's own, or none (""). Raises PlainError where it is gone."""
    kept = _load(_own(course, assignment))
    own = kept.get(question, [])
    changed = [one | {"text": new.strip()} if one["text"].strip() == old.strip() else one for one in own]
    if changed == own and old.strip() != new.strip():
        raise PlainError(GONE)
    _save(course, assignment, kept | {question: [one for one in changed if one["text"]]})


def _save(course: Course, assignment: str, kept: dict) -> None:
    path = _own(course, assignment)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, yaml.safe_dump(kept, allow_unicode=True, sort_keys=False).encode())


def _own(course: Course, assignment: str) -> Path:
    return course.gradebook.with_name("comments") / f"{assignment}.yml"


def _load(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {} if path.exists() else {}
