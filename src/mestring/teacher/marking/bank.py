"""Comments that a teacher can use again: ours lie beside the solution, the teacher's own beside the gradebook.

Students read them, so each is offered at hand-ins of its own language.
"""

from pathlib import Path
from typing import NamedTuple

import yaml

from ...answers import write_whole
from ...errors import PlainError
from ...text import LANGUAGES
from ...text.messages import N_, _
from .. import editions
from ..course import Course

NAME = "comments.yml"  # in solutions/NN-slug/; it never travels to students, see nbgrader_config.py
GONE = N_("Denne kommentaren står ikke lenger i lista. Last siden på nytt.")


class Comment(NamedTuple):
    """One comment, and the line of the criteria that it is about (0: the whole answer)."""

    text: str
    criterion: int
    own: bool
    language: str


def comments(course: Course, assignment: str, question: str) -> list[Comment]:
    """Ours in each language, then the teacher's own."""
    ours = [
        Comment(one["text"].strip(), one.get("criterion", 0), False, language)
        for language in LANGUAGES
        for one in _load(editions.folder(course, "source", language) / assignment / NAME).get(question, [])
    ]
    own = _load(_own(course, assignment)).get(question, [])
    return ours + [Comment(one["text"].strip(), 0, True, one.get("language", LANGUAGES[0])) for one in own]


def keep(course: Course, assignment: str, question: str, text: str, language: str) -> None:
    """Add a comment of the teacher's own for hand-ins of this language, unless it is there."""
    text, there = text.strip(), comments(course, assignment, question)
    if not text or any((one.text, one.language) == (text, language) for one in there):
        return
    kept = _load(_own(course, assignment))
    kept.setdefault(question, []).append({"text": text, "language": language})
    _save(course, assignment, kept)


def change(course: Course, assignment: str, question: str, old: str, new: str) -> None:
    """Put a new text in the place of one of the teacher's own, or none (""). Raises PlainError where it is gone."""
    kept = _load(_own(course, assignment))
    own = kept.get(question, [])
    changed = [one | {"text": new.strip()} if one["text"].strip() == old.strip() else one for one in own]
    if changed == own and old.strip() != new.strip():
        raise PlainError(_(GONE))
    _save(course, assignment, kept | {question: [one for one in changed if one["text"]]})


def _save(course: Course, assignment: str, kept: dict) -> None:
    path = _own(course, assignment)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, yaml.safe_dump(kept, allow_unicode=True, sort_keys=False).encode())


def _own(course: Course, assignment: str) -> Path:
    return course.gradebook.with_name("comments") / f"{assignment}.yml"


def _load(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {} if path.exists() else {}
