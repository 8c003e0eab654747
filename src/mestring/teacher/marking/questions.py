"""The written tasks of an exercise, as its solution has them: text, criteria, the marker's notes, a model answer."""

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbgrader.utils import is_grade, is_solution

from .. import criteria, sanitize
from ..criteria import Criterion
from ..feedback import HEADING, MARK_SCHEME

NOTES = re.compile(r"BEGIN MARK SCHEME[^\n]*\n(.*?)\n[^\n]*END MARK SCHEME", re.DOTALL)
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

    @property
    def version(self) -> str:
        """Other criteria have another one."""
        return hashlib.sha256(repr(self.criteria).encode()).hexdigest()[:16]


def questions(solution: Path) -> list[Question]:
    """The tasks that a teacher reads, in their order; none where the exercise has none."""
    return [_question(above, cell) for above, cell in _pairs(solution)]


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
    return ["ja", "delvis", "nei"] if criterion.points >= HALF_FROM else ["ja", "nei"]


def total(asked: list[Criterion], met: dict[int, str]) -> float:
    """The sum of the lines."""
    share = {"ja": 1.0, "delvis": 0.5, "nei": 0.0}
    return round(sum(one.points * share[met[one.number]] for one in asked if one.number in met), 2)


def _question(above, cell) -> Question:
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
    )
