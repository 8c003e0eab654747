"""The editions of an exercise: a hand-in says by its cells which one it is of. Names, keys and points are the same."""

import json
from dataclasses import replace
from pathlib import Path

from ..text import EDITION, LANGUAGES
from ..text.messages import interface
from .course import Course

NORWEGIAN, ENGLISH = LANGUAGES


def folder(course: Course, step: str, language: str) -> Path:
    """Where the edition in this language has the folder of nbgrader's steps "source" or "release"."""
    own = course.folder(step)
    return course.root / EDITION / own.relative_to(course.root) if language == ENGLISH else own


def notebook(course: Course, step: str, assignment: str, language: str) -> Path:
    """The exercise's notebook in this edition."""
    return folder(course, step, language) / assignment / f"{assignment}.ipynb"


def shown(course: Course, assignment: str) -> tuple[str, Course]:
    """The edition of an exercise that whoever sits here reads, and the course with its "source" and "release".

    Norwegian where there is none in their language.
    """
    if interface() == ENGLISH and ENGLISH in languages(course, assignment):
        return ENGLISH, replace(course, root=course.root / EDITION)
    return NORWEGIAN, course


def languages(course: Course, assignment: str) -> list[str]:
    """The languages that the exercise has been released in."""
    steps = ("source", "release")
    each = (NORWEGIAN, ENGLISH)
    there = (all(notebook(course, step, assignment, one).exists() for step in steps) for one in each)
    return [one for one, known in zip(each, there, strict=True) if known]


def language_of(cells: list[dict], course: Course, assignment: str) -> str:
    """The language of a hand-in: that of most of the texts that it was released with, Norwegian where none tells."""
    there = {plain(cell) for cell in cells}

    def kept(language: str) -> int:
        released = json.loads(notebook(course, "release", assignment, language).read_text(encoding="utf-8"))["cells"]
        return len(there & {plain(cell) for cell in released if cell["cell_type"] == "markdown"})

    known = languages(course, assignment)
    return max(known, key=kept) if len(known) > 1 else NORWEGIAN


def language_of_file(path: Path, course: Course, assignment: str) -> str:
    """The language of a hand-in's notebook, Norwegian where it cannot be read."""
    try:
        return language_of(json.loads(path.read_text(encoding="utf-8"))["cells"], course, assignment)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return NORWEGIAN


def plain(cell: dict) -> str:
    """A cell's text, however its lines are broken."""
    return " ".join("".join(cell["source"]).split())
