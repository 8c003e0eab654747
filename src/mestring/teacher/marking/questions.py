"""The written tasks of an exercise, as its solution has them: text, criteria, the marker's notes, a model answer."""

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbgrader.utils import is_grade, is_solution

from ...text import LANGUAGES
from ...text.messages import N_, _
from .. import criteria, sanitize
from ..criteria import Criterion
from ..feedback import HEADING, MARK_SCHEME

NOTES = re.compile(r"BEGIN MARK SCHEME[^\n]*\n(.*?)\n[^\n]*END MARK SCHEME", re.DOTALL)
CHOICES = [N_("ja"), N_("delvis"), N_("nei")]  # what can be said of a line; so they stand in the gradebook
HALF_FROM = 1.0  # points: a line that is worth less is met or not


class Question(NamedTuple):
    """One task; the texts are HTML."""

    name: str  # nbgrader's grade id
    title: str
    most: float
    criteria: list[Criterion]
    task: str
    notes: str
    model: str
    language: str

    @property
    def version(self) -> str:
        """Other criteria have another one."""
        return hashlib.sha256(repr(self.criteria).encode()).hexdigest()[:16]

    def fits(self, other: "Question | None") -> bool:
        """Whether the other edition asks for as much, line by line."""
        worth = [[(line.number, line.points) for line in one.criteria] for one in (self, other) if one]
        return len(worth) == 2 and worth[0] == worth[1]


def questions(solution: Path, language: str = LANGUAGES[0]) -> list[Question]:
    """The tasks that a teacher reads, in their order; none where the exercise has none."""
    return [_question(above, cell, language) for above, cell in _pairs(solution)]


def task_cells(solution: Path) -> list:
    """The cells that `questions` reads, and no other: a title, then each task and its model answer."""
    cells = nbformat.read(solution, as_version=4).cells
    title = next(cell for cell in cells if cell.cell_type == "markdown" and cell.source.startswith("# "))
    return [title, *(cell for pair in _pairs(solution) for cell in pair)]


def _pairs(solution: Path) -> list[tuple]:
    """Each written answer with the text above it."""
    found, above = [], None
    for cell in nbformat.read(solution, as_version=4).cells if solution.exists() else []:
        if cell.cell_type != "markdown":
            continue
        if is_grade(cell) and is_solution(cell) and above is not None:
            found.append((above, cell))
        above = cell
    return found


def steps(criterion: Criterion) -> list[str]:
    """What can be said of a line, in the order in which its key goes through it."""
    return [one for one in CHOICES if one != "delvis" or criterion.points >= HALF_FROM]


def said(met: dict[int, str]) -> str:
    """What is said of the lines, in a line of words; "" where nothing is."""
    lines = ", ".join(f"{number} {_(word)}" for number, word in sorted(met.items()))
    return _("Kriterier: {lines}", lines=lines) if met else ""


def total(asked: list[Criterion], met: dict[int, str]) -> float:
    """The sum of the lines."""
    share = {"ja": 1.0, "delvis": 0.5, "nei": 0.0}
    return round(sum(one.points * share[met[one.number]] for one in asked if one.number in met), 2)


def _question(above, cell, language: str) -> Question:
    heading, notes = HEADING.match(above.source), NOTES.search(above.source)
    text = MARK_SCHEME.sub("", above.source[heading.end() :] if heading else above.source)
    return Question(
        name=cell.metadata.nbgrader.grade_id,
        title=heading[1] if heading else cell.metadata.nbgrader.grade_id,
        most=cell.metadata.nbgrader.points,
        criteria=criteria.criteria(text),
        task=sanitize.markdown({"cell": above}, criteria.without(text)),
        notes=sanitize.markdown({"cell": above}, notes[1]) if notes else "",
        model=sanitize.markdown({"cell": cell}, cell.source),
        language=language,
    )
